import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ROLE_NAMES, SUPPORTED } from "#app/domain/access/roles.ts";
import { findAccount } from "#app/domain/identity/find-account.server.ts";
import { requireAccount } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { known } from "#app/lib/query.ts";
import { count } from "#app/lib/words.ts";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Your account" };

const SAVED: Record<string, string> = {
  name: "Your name is changed",
  password: "Your password is changed, and everywhere else has been signed out",
};

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireAccount(request);
  return {
    ...(await findAccount(access)),
    role: ROLE_NAMES[access.actor.role],
    supported: SUPPORTED.includes(access.actor.role),
    saved: known(SAVED, new URL(request.url).searchParams.get("saved")),
  };
}
export default function Account() {
  const { name, email, role, roles, sessions, saved, supported } = useLoaderData<typeof loader>();
  return (
    <Page title="Your account" narrow>
      {saved ? <Notice tone="done" title={saved} announce /> : null}
      <SummaryList
        rows={[
          { label: "Name", value: name, change: { href: "/account/name", what: "your name" } },
          { label: "Email address", value: email },
          {
            label: "Password",
            value: "Kept in a form that nobody can read",
            change: { href: "/account/password", what: "your password" },
          },
          {
            label: "Role in use",
            value: role,
            ...(roles > 1 ? { change: { href: "/account/roles", what: "the role you are using" } } : {}),
          },
        ]}
      />
      <p>
        <a className="inline-flex min-h-11 items-center" href="/account/sessions">
          Where you are signed in: {count(sessions, "place")}
        </a>
      </p>
      {supported ? (
        <p>
          <a className="inline-flex min-h-11 items-center" href="/account/activity">
            What others saw or did for you
          </a>
        </p>
      ) : null}
      <p className="mt-3 max-w-[62ch] text-soft">
        To change your email address or close your account, phone us. The number is at the top of this page.
      </p>
    </Page>
  );
}
