import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SessionForm } from "#app/domain/identity/account-forms.ts";
import { endSessions } from "#app/domain/identity/end-sessions.server.ts";
import { findSessions } from "#app/domain/identity/find-sessions.server.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requireAccount } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { momentWords } from "#app/lib/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Card, Notice, Tag } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Where you are signed in" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireAccount(request);
  const sessions = await findSessions(access);
  return {
    ended: new URL(request.url).searchParams.has("ended"),
    sessions: sessions.map(({ signedInAt, lastSeenAt, ...session }) => ({
      ...session,
      signedIn: momentWords(signedInAt),
      lastSeen: momentWords(lastSeenAt),
    })),
  };
}
export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAccount(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, SessionForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { session } = parsed.value;
  const result = await endSessions(access, session === "others" ? "others" : { id: session });
  return result.ok ? redirect("/account/sessions?ended=yes") : refusedForm(form, result.refusal);
}
export default function AccountSessions() {
  const { sessions, ended } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="Where you are signed in"
      narrow
      back={{ href: "/account", label: "Your account" }}
      lead={<p>If you do not know one of these, sign it out and change your password.</p>}
    >
      <ErrorSummary errors={failed?.errors} />
      {ended && !failed ? <Notice tone="done" title="Signed out there" announce /> : null}
      <ul className="my-6 grid gap-4">
        {sessions.map((session) => (
          <li key={session.id}>
            <Card className="flex flex-wrap items-center justify-between gap-4">
              <div>
                <h2 className="text-[1.2rem]">{session.device}</h2>
                {session.here ? <Tag tone="leaf">You are here now</Tag> : null}
                <p className="mt-1">
                  Signed in {session.signedIn}
                  {session.role ? `, as ${session.role.toLowerCase()}` : ""}
                </p>
                <p className="text-soft">Last used {session.lastSeen}</p>
              </div>
              {session.here ? null : (
                <PostForm>
                  <Button weight="danger" name="session" value={session.id}>
                    Sign out
                    <span className="sr-only">
                      {" "}
                      {session.device}, signed in {session.signedIn}
                    </span>
                  </Button>
                </PostForm>
              )}
            </Card>
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <PostForm>
          <Button name="session" value="others">
            Sign out everywhere but here
          </Button>
        </PostForm>
      ) : null}
    </Page>
  );
}
