import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findOwnProfile } from "#app/domain/assistants/find-profile.server.ts";
import { requireAssistant } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { ProfileView } from "#app/routes/assistants/profile-view.tsx";
import { shownProfile } from "#app/routes/assistants/shown-profile.ts";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Your profile as people see it" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shown } = await findOwnProfile(await requireAssistant(request));
  return { profile: shownProfile(shown, { hours: true, needed: [] }) };
}

export default function PreviewProfile() {
  const { profile } = useLoaderData<typeof loader>();
  return (
    <Page
      title={profile.name}
      back={{ href: "/profile/assistant", label: "Your profile" }}
      kicker="As people see it"
    >
      <Notice tone="calm" title="This is a preview">
        <p>
          People who are not signed in do not see the exact hours. Nobody sees your last name, your postcode
          or your gender.
        </p>
      </Notice>
      <ProfileView profile={profile} />
    </Page>
  );
}
