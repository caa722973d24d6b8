import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { potTitle } from "#app/domain/budgets/budget-words.ts";
import { STATUS_WORDS } from "#app/domain/engagements/status-rules.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { findPersonRecord } from "#app/domain/people/find-person-record.server.ts";
import { ROUTE_WORDS } from "#app/domain/people/person-words.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { momentWords, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { list } from "#app/lib/words.ts";
import { contactFacts, knownFacts } from "#app/routes/council/person-facts.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { MoneyBar } from "#app/ui/money-bar.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

const DONE = [
  {
    after: "added",
    title: "They are in the list now",
    words: "Nobody has been told. When you make them live, they get a budget and money for planning.",
  },
  {
    after: "live",
    title: "This person is live",
    words:
      "Their planning money is in their pot, and they can choose a planner now. No care money has moved.",
  },
  {
    after: "live-within",
    title: "This person is live",
    words:
      "No money has moved. Planning comes out of their care money in your area. They can choose a planner as soon as care money is put in.",
  },
  {
    after: "changed",
    title: "The planning pot is changed",
    words: "The person sees it on their budget page at once. Nothing else was changed.",
  },
];

export const handle: Handle<{ name: string }> = { title: ({ name }) => name };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const record = await findPersonRecord(access, params.id ?? "");
  if (!record) throw notFound();
  const { person, name, pots, changes } = record;
  const query = new URL(request.url).searchParams;
  return {
    id: person.id,
    name,
    done: DONE.find((each) => query.has(each.after)) ?? null,
    live: person.liveAt !== null,
    selfFunder: person.selfFunder,
    facts: knownFacts(person),
    contact: contactFacts(person),
    pots: pots.map((pot) => ({
      id: pot.potId,
      title: potTitle(pot),
      planning: pot.kind === "support_planning",
      indicative: pot.budgetStatus === "indicative",
      moved: pot.allocatedPence > 0,
      closed: pot.budgetStatus === "closed",
      route: ROUTE_WORDS[pot.fundingRoute],
      weekly: pot.kind === "care" ? `${pounds(pot.weeklyPence)} a week in all, ` : "",
      status: pot.budgetStatus === "indicative" ? "indicative: a figure to plan with" : pot.budgetStatus,
      period: `${shortDay(pot.periodFrom)} to ${shortDay(pot.periodTo)}`,
      tier: TIER_NAMES[pot.authorisedTier ?? "medium"],
      money:
        pot.kind === "reserve"
          ? { spent: pot.spentPence, aside: pot.heldPence, left: 0, reserved: pot.availablePence }
          : { spent: pot.spentPence, aside: pot.heldPence, left: pot.availablePence },
    })),
    changes: changes.map((change) => ({
      id: change.id,
      when: momentWords(change.createdAt),
      what: list([
        ...(change.tierBefore === change.tierAfter
          ? []
          : [`tier from ${TIER_NAMES[change.tierBefore]} to ${TIER_NAMES[change.tierAfter]}`]),
        ...(change.addedPence > 0 ? [`${pounds(change.addedPence)} added`] : []),
      ]),
      reason: change.reason,
    })),
    engagements: person.engagements.map((row) => ({
      id: row.id,
      planner: `${row.planner.firstName} ${row.planner.lastName}`,
      reference: row.reference,
      tier: TIER_NAMES[row.tier],
      fee: pounds(row.feePence),
      status: STATUS_WORDS[row.status],
    })),
  };
}

export default function ShowPerson() {
  const { id, name, done, live, selfFunder, facts, contact, pots, changes, engagements } =
    useLoaderData<typeof loader>();
  return (
    <Page title={name} back={{ href: "/council", label: "People" }}>
      {done ? (
        <Notice tone="done" title={done.title} announce>
          <p>{done.words}</p>
        </Notice>
      ) : null}
      {live || selfFunder ? null : (
        <Notice tone="calm" title="Not live yet">
          <p>
            They cannot use Ownway until you give them a name, an indicative budget and money for planning.
          </p>
          <p className="mt-3!">
            <ButtonLink href={`/council/people/${id}/make-live`} weight="filled">
              Make this person live
            </ButtonLink>
          </p>
        </Notice>
      )}
      {selfFunder && pots.length === 0 ? (
        <p className="my-4">They pay with their own money, so there is no council budget here.</p>
      ) : null}
      {pots.length > 0 ? (
        <p className="no-print my-5">
          <ButtonLink href={`/council/people/${id}/budget`} weight="filled">
            See and change their budget
          </ButtonLink>{" "}
          <ButtonLink href={`/budget/bank-statement?person=${id}`}>
            Bring a bank statement of theirs
          </ButtonLink>{" "}
          {selfFunder ? null : <ButtonLink href={`/plans?person=${id}`}>Their support plan</ButtonLink>}
        </p>
      ) : null}
      {pots.map((pot) => (
        <Card key={pot.id} className="my-5">
          <h2>{pot.title}</h2>
          <p className="mt-2 mb-4">
            {pot.planning
              ? `${pot.period}. ${pot.route}. Up to ${pot.tier} tier.`
              : `${pot.weekly === "" ? "" : `${pot.weekly}${pot.status}. `}${pot.period}. ${pot.route}.`}
          </p>
          {pot.planning || pot.moved ? (
            <MoneyBar {...pot.money} />
          ) : (
            <p>
              {pot.indicative
                ? "No care money moves here until the budget is approved."
                : "Nothing is put in yet."}
            </p>
          )}
          {pot.planning && !pot.closed ? (
            <p className="mt-5">
              <ButtonLink href={`/council/people/${id}/pots/${pot.id}`}>Change tier or add money</ButtonLink>
            </p>
          ) : null}
        </Card>
      ))}
      {changes.length > 0 ? (
        <DataTable
          caption="Changes to planning money"
          rows={changes}
          rowKey={(change) => change.id}
          columns={[
            { heading: "When", rowHeading: true, cell: (change) => change.when },
            { heading: "What", cell: (change) => change.what },
            { heading: "Why", cell: (change) => change.reason },
          ]}
        />
      ) : null}
      {engagements.length > 0 ? (
        <DataTable
          caption="Planners engaged"
          rows={engagements}
          rowKey={(row) => row.id}
          columns={[
            { heading: "Planner", rowHeading: true, cell: (row) => row.planner },
            { heading: "Reference", cell: (row) => row.reference },
            { heading: "Tier", cell: (row) => row.tier },
            { heading: "Fee", number: true, cell: (row) => row.fee },
            { heading: "State", cell: (row) => row.status },
          ]}
        />
      ) : null}
      {contact.length > 0 ? (
        <>
          <h2 className="mt-8">How to reach them</h2>
          <SummaryList rows={contact} />
        </>
      ) : null}
      <p className="no-print my-5">
        <ButtonLink href={`/council/people/${id}/capacity`}>Who can decide what</ButtonLink>
      </p>
      <h2 className="mt-8">What the council knows</h2>
      <SummaryList rows={facts} />
    </Page>
  );
}
