import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findOwnAssistant } from "#app/domain/access/find-own.server.ts";
import { findOwnProfile } from "#app/domain/assistants/find-profile.server.ts";
import { findWageFloor } from "#app/domain/assistants/find-wage-floor.server.ts";
import { missingFrom } from "#app/domain/assistants/publish-rules.ts";
import { requireAccount, requireAssistant } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { stepRows } from "#app/routes/assistants/own/step-rows.ts";
import { StatusPanel } from "#app/routes/assistants/own/status-panel.tsx";
import { Notice, Tag } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Your profile" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireAccount(request);
  if (actor.role === "assistant" && !(await findOwnAssistant(actor)))
    throw redirect("/profile/assistant/new");
  const profile = await findOwnProfile(await requireAssistant(request));
  const floor = await findWageFloor();
  const missing = missingFrom(profile, floor.pence);
  const { slug, status, version, sentBackReason } = profile;
  const query = new URL(request.url).searchParams;
  return {
    slug,
    status,
    version,
    sentBackReason,
    missing,
    rows: stepRows(profile, missing),
    saved: query.has("saved"),
  };
}

export default function OwnProfile() {
  const profile = useLoaderData<typeof loader>();
  return (
    <Page
      title="Your profile"
      lead={<p>What people see of you when they look for a personal assistant.</p>}
      narrow
    >
      {profile.saved ? (
        <Notice tone="done" title="Saved" announce>
          <p>
            {profile.status === "published"
              ? "People see it as it is now."
              : "Nothing is shown to anybody yet."}
          </p>
        </Notice>
      ) : null}
      <StatusPanel profile={profile} />
      <h2 className="mt-8">Parts of your profile</h2>
      <ol className="my-4 border-t border-line">
        {profile.rows.map((row) => (
          <li
            key={row.step}
            className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-2"
          >
            <a
              href={`/profile/assistant/${row.step}`}
              className="inline-flex min-h-11 items-center font-semibold"
            >
              {row.title}
            </a>
            <Tag tone={row.tone}>{row.state}</Tag>
          </li>
        ))}
      </ol>
      <p>
        <a href="/profile/assistant/preview" className="inline-flex min-h-11 items-center font-semibold">
          Check your profile as people see it
        </a>
      </p>
    </Page>
  );
}
