import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findOwnProfile } from "#app/domain/planners/find-own-profile.server.ts";
import { requirePlanner } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PlannerProfile } from "#app/routes/planners/planner-profile.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Your profile as others see it" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shown } = await findOwnProfile(await requirePlanner(request));
  return { shown };
}

export default function PreviewPlanner() {
  const { shown } = useLoaderData<typeof loader>();
  return (
    <Page
      title={shown.name}
      kicker="Support planner"
      back={{ href: "/profile/planner", label: "Your profile" }}
    >
      <Notice tone="calm" title="This is how others see you">
        <p>Your last name and your postcode are not on it, nor anything you have not agreed to show.</p>
      </Notice>
      <PlannerProfile planner={shown} />
    </Page>
  );
}
