import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findOtherAreas } from "#app/domain/commissioning/find-other-areas.server.ts";
import { findTakeUp } from "#app/domain/commissioning/find-take-up.server.ts";
import { countOverdueReviews } from "#app/domain/plans/reviews/find-area-reviews.server.ts";
import { countOpenUpgrades } from "#app/domain/engagements/upgrades/find-upgrades.server.ts";
import { findPeople } from "#app/domain/people/find-people.server.ts";
import { PeopleSearch } from "#app/domain/people/people-search.ts";
import { countToApprove } from "#app/domain/plans/approval/find-to-approve.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { AreaSwitch } from "#app/routes/council/area-switch.tsx";
import { PeopleList } from "#app/routes/council/people-list.tsx";
import { TakeUpFigures } from "#app/routes/council/take-up-figures.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Council" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner", "commissioner"]);
  const others = await findOtherAreas(access);
  const area = access.area.name;
  if (access.actor.role === "commissioner")
    return { area, others, people: null, takeUp: await findTakeUp(access) };
  const search = PeopleSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [found, upgrades, plans, overdue] = await Promise.all([
    findPeople(access, search),
    countOpenUpgrades(access.area.id),
    countToApprove(access.area.id),
    countOverdueReviews(access.area.id),
  ]);
  return { area, others, people: { search, upgrades, plans, overdue, ...found }, takeUp: null };
}

export default function CouncilHome() {
  const { area, others, people, takeUp } = useLoaderData<typeof loader>();
  return (
    <Page
      kicker={area}
      title={people ? "People" : "How it is going"}
      lead={
        people ? (
          <p>Everybody in your area. Open a person to see their money, or to make them live.</p>
        ) : (
          <p>Figures for your area, without names.</p>
        )
      }
    >
      <AreaSwitch others={others} />
      <p className="no-print my-5 flex flex-wrap gap-3">
        {people ? <ButtonLink href="/council/people/new">Add a person</ButtonLink> : null}
        {people ? (
          <ButtonLink href="/council/upgrades">Requests for more hours ({people.upgrades})</ButtonLink>
        ) : null}
        {people ? (
          <ButtonLink href="/council/reviews">
            Reviews{people.overdue > 0 ? ` (${String(people.overdue)} overdue)` : ""}
          </ButtonLink>
        ) : null}
        {people ? (
          <ButtonLink href="/council/plans">Support plans to decide ({people.plans})</ButtonLink>
        ) : null}
        {people ? <ButtonLink href="/council/budgets">Budgets to look at</ButtonLink> : null}
        {people ? <ButtonLink href="/council/advocates">Advocates to arrange</ButtonLink> : null}
        <ButtonLink href="/council/budget-managers">Budget managers</ButtonLink>
        {people ? <ButtonLink href="/council/placements">Care to arrange</ButtonLink> : null}
        <ButtonLink href="/council/reports/direct-payments">Direct payments offered</ButtonLink>
        <ButtonLink href="/council/reports/support-planning">Planning costs</ButtonLink>
        {people ? null : <ButtonLink href="/council/unmet">Searches that found nobody</ButtonLink>}
        {people ? null : <ButtonLink href="/council/adjustments">Adjustments account</ButtonLink>}
        {people ? null : <ButtonLink href="/council/settings">Tiers and rules</ButtonLink>}
      </p>
      {people ? <PeopleList {...people} /> : null}
      {takeUp ? <TakeUpFigures {...takeUp} /> : null}
    </Page>
  );
}
