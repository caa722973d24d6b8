import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPublishedAssistant } from "#app/domain/assistants/find-profile.server.ts";
import { shortName } from "#app/domain/assistants/profile-words.ts";
import { findViewer, notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { shownProfile } from "#app/routes/assistants/shown-profile.ts";
import { ProfileView } from "#app/routes/assistants/profile-view.tsx";
import { isDay, isPart, PARTS, slotOf } from "#app/lib/week.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ profile: { name: string } }> = {
  title: ({ profile }) => profile.name,
  unlisted: true,
};
export const headers = () => ({ "X-Robots-Tag": "noindex" });

/** Open to all. Somebody signed in, in whatever role, sees the exact hours too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const profile = await findPublishedAssistant(params.slug ?? "");
  if (!profile) throw notFound();
  const query = new URL(request.url).searchParams;
  const time = query.get("time") ?? "";
  const parts = isPart(time) ? [time] : PARTS;
  const needed = query
    .getAll("day")
    .filter(isDay)
    .flatMap((day) => parts.map((part) => slotOf(day, part)));
  const viewer = await findViewer(request);
  return {
    profile: shownProfile(profile, { hours: viewer !== null, needed: isPart(time) ? needed : [] }),
    name: shortName(profile),
  };
}

export default function ShowAssistant() {
  const { profile } = useLoaderData<typeof loader>();
  return (
    <Page
      title={profile.name}
      back={{ href: "/assistants", label: "All personal assistants" }}
      kicker="Personal assistant"
    >
      <ProfileView profile={profile}>
        <ButtonLink weight="filled" href={`/assistants/${profile.slug}/ask`}>
          Ask {profile.firstName} a question
        </ButtonLink>
        {profile.hours ? null : (
          <p className="mt-4">
            <a
              href={`/sign-in?next=/assistants/${profile.slug}`}
              className="inline-flex min-h-11 items-center"
            >
              Sign in to see the exact hours
            </a>
          </p>
        )}
      </ProfileView>
    </Page>
  );
}
