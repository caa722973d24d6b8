import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { presentBeside } from "#app/domain/plans/present-plan.ts";
import type { Handle } from "#app/http/handle.ts";
import { loadWays } from "#app/routes/plans/ways/load-ways.server.ts";
import { WayCards } from "#app/routes/plans/ways/way-cards.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Notice, Tag, Tags } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Ways to take the budget" };

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan, ways } = await loadWays(args);
  return {
    beside: presentBeside(plan),
    ways,
    mayChoose: party.side === "person",
    said: new URL(args.request.url).searchParams.get("said") ?? "",
  };
}

export default function Ways() {
  const { beside, ways, mayChoose, said } = useLoaderData<typeof loader>();
  const base = `/plans/${beside.id}/ways`;
  const { chosen } = ways;
  return (
    <Page
      title="Ways to take the budget"
      kicker={`Support plan of ${beside.name}`}
      back={{ href: `/plans/${beside.id}`, label: "The plan" }}
      lead={
        <p>
          There are four. This is what each means for this plan. {beside.name} chooses, and can change it
          later.
        </p>
      }
    >
      {said ? (
        <Notice tone="done" title="Written down" announce>
          <p>
            {said === "way"
              ? "The choice is recorded. What the council arranges is handed over, and stands below."
              : "It is recorded that a direct payment was offered."}
          </p>
        </Notice>
      ) : null}
      <h2 className="mt-6">What was chosen</h2>
      {chosen ? (
        <Card className="my-3">
          <h3>{chosen.way}</h3>
          {chosen.parts.length > 0 ? <p dir="auto">The council arranges: {chosen.parts.join("; ")}</p> : null}
          <blockquote
            dir="auto"
            className="my-3 border-l-4 border-marigold pl-4 whitespace-pre-line [overflow-wrap:anywhere]"
          >
            {chosen.why}
          </blockquote>
          <p className="text-soft">
            {chosen.by}. {chosen.authority}.
          </p>
          {ways.before.length > 0 ? (
            <details className="mt-2">
              <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold">
                What was chosen before
              </summary>
              <ul>
                {ways.before.map((one) => (
                  <li key={one.id} dir="auto" className="border-t border-line py-2 [overflow-wrap:anywhere]">
                    {one.way}: “{one.why}” {one.by}
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </Card>
      ) : (
        <p className="my-3">Nothing is chosen yet.</p>
      )}
      {beside.finds && mayChoose ? (
        <ButtonLink href={`${base}/choose`} weight="filled">
          {chosen ? "Choose again" : "Choose"}
        </ButtonLink>
      ) : null}
      {beside.finds && !mayChoose ? (
        <p className="text-soft">Only {beside.name} chooses, or who has authority for it.</p>
      ) : null}
      {ways.placements.length > 0 ? (
        <>
          <h2 className="mt-8">What the council arranges</h2>
          <ul className="my-3 grid gap-3">
            {ways.placements.map((one) => (
              <li key={one.id}>
                <Card>
                  <h3 dir="auto">{one.part}</h3>
                  <Tags>
                    <Tag tone={one.ended ? "plain" : "sea"}>{one.state}</Tag>
                  </Tags>
                  <ul>
                    {one.steps.map((step) => (
                      <li key={step.id} dir="auto" className="[overflow-wrap:anywhere]">
                        {step.words}
                      </li>
                    ))}
                  </ul>
                </Card>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h2 className="mt-8">When a direct payment was offered</h2>
      {ways.offers.length === 0 ? <p className="my-3">Nobody has written it down yet.</p> : null}
      <ul className="my-3">
        {ways.offers.map((offer) => (
          <li key={offer.id} className="border-t border-line py-2">
            <p dir="auto">{offer.words}.</p>
            <p className="text-soft">{offer.by}</p>
          </li>
        ))}
      </ul>
      {beside.finds ? <ButtonLink href={`${base}/offer`}>Write down an offer</ButtonLink> : null}
      <WayCards cards={ways.cards} />
    </Page>
  );
}
