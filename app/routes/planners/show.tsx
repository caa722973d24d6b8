import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPlannerProfile } from "#app/domain/planners/find-planner-profile.server.ts";
import { findViewer, notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PlannerProfile } from "#app/routes/planners/planner-profile.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

type Data = { profile: { name: string } };
export const handle: Handle<Data> = { title: ({ profile }) => `${profile.name}, support planner` };

/** Public. One that is not published is 404 for all but its owner. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await findViewer(request);
  const accountId = viewer?.actor.role === "planner" ? viewer.actor.accountId : null;
  const profile = await findPlannerProfile({ slug: params.slug ?? "", accountId });
  if (!profile) throw notFound();
  return { profile };
}

type Shown = { slug: string; name: string; status: string; open: boolean };
/** What one can do from a profile: said first, and again where its words end. */
function Steps({ profile, first, main }: { profile: Shown; first: string; main: boolean }) {
  if (profile.status !== "published") return null;
  return (
    <div className="no-print mt-4 flex flex-wrap gap-3">
      {profile.open ? (
        <ButtonLink weight={main ? "filled" : "quiet"} href={`/planners/${profile.slug}/engage`}>
          Choose {first}
        </ButtonLink>
      ) : null}
      <ButtonLink href={`/planners/${profile.slug}/ask`}>Ask {first} a question</ButtonLink>
    </div>
  );
}

export default function ShowPlanner() {
  const { profile } = useLoaderData<typeof loader>();
  const first = profile.name.split(" ")[0] ?? profile.name;
  return (
    <Page title={profile.name} kicker="Support planner" back={{ href: "/planners", label: "All planners" }}>
      {profile.status === "published" ? null : (
        <Notice tone="attention" title="Only you can see this page now">
          <p>
            Your profile is not published. <a href="/profile/planner">Go to your profile</a>
          </p>
        </Notice>
      )}
      <PlannerProfile planner={profile}>
        <Steps profile={profile} first={first} main />
        {profile.open ? (
          <p className="mt-3 max-w-[62ch] text-soft">
            Choosing {first} does not charge you yet. You see the price and what it does to your money, and
            you agree first.
          </p>
        ) : (
          <p className="mt-3 max-w-[62ch] text-soft">
            {first} is not taking new people now. You can still ask a question, or{" "}
            <a href="/planners?available=now">see who is</a>.
          </p>
        )}
      </PlannerProfile>
      <Steps profile={profile} first={first} main={false} />
    </Page>
  );
}
