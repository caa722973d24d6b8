import { randomUUID } from "node:crypto";
import type { PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";
import { beginPlan } from "#app/domain/plans/begin-plan.server.ts";
import type { AskInput } from "#app/domain/plans/brokerage/brokerage-forms.ts";
import type { QuoteFields } from "#app/domain/plans/brokerage/quote-rules.ts";
import { recordAsk } from "#app/domain/plans/brokerage/record-ask.server.ts";
import { saveQuote } from "#app/domain/plans/brokerage/save-quote.server.ts";
import type { ActionFields } from "#app/domain/plans/plan-content.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { saveNeed } from "#app/domain/plans/save-need.server.ts";
import { saveOutcome } from "#app/domain/plans/save-outcome.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { db } from "#app/db.server.ts";
import { must } from "#tests/factories/budget.ts";
import type { Parties } from "#tests/factories/engagement.ts";

export const personParty = (access: PersonAccess): PlanParty => ({ side: "person", access });
export const plannerParty = (access: PlannerAccess): PlanParty => ({ side: "planner", access });

export const anAction = (more: Partial<ActionFields> = {}): ActionFields => ({
  kind: "agency",
  what: "Help in the morning",
  who: "",
  needIds: [],
  costPence: 2_000,
  every: "week",
  route: "direct_payment",
  minutesByDay: [0, 0, 0, 0, 0, 0, 0],
  hourlyPence: null,
  carerName: "",
  carerAgreedOn: null,
  carerWords: "",
  ...more,
});
export const fresh = <F>(fields: F) => ({ itemId: null, version: 0, submissionKey: randomUUID(), fields });

export const anAsk = (more: Partial<AskInput> = {}): AskInput => ({
  submissionKey: randomUUID(),
  whom: "agency",
  name: "Morning Care",
  phone: "023 8000 0000",
  email: "",
  how: "phone",
  words: "Have you time on weekday mornings?",
  chaseOn: null,
  ...more,
});
export const aQuote = (more: Partial<QuoteFields> = {}): QuoteFields => ({
  kind: "agency",
  fromName: "Morning Care",
  offers: "A call each weekday morning",
  pence: 2_450,
  per: "hour",
  minutes: 300,
  includes: "Travel",
  validUntil: null,
  came: "phone",
  think: "",
  ...more,
});

/** A plan with a section, a need, an outcome and an action. */
export async function makePlan(party: PlanParty, personId: string) {
  const { id } = must(await beginPlan(party, { personId, submissionKey: randomUUID() }));
  const how = party.side === "person" && party.access.grant === null ? "own" : "together";
  const { id: sectionId } = must(
    await saveSection(party, id, { section: "matters", version: 0, body: "My garden and my dog", how }),
  );
  const { id: needId } = must(
    await saveNeed(party, id, fresh({ area: "washing", words: "Getting into the shower", eligible: true })),
  );
  const { id: outcomeId } = must(
    await saveOutcome(party, id, fresh({ words: "I am clean by eight", needIds: [needId] })),
  );
  const { id: actionId } = must(await saveAction(party, id, fresh(anAction({ needIds: [needId] }))));
  return { id, sectionId, needId, outcomeId, actionId };
}

/** The same, in which the person and their planner at work wrote into one box at once. */
export async function makePlanWithAside({ person, asPerson, asPlanner }: Parties) {
  const plan = await makePlan(personParty(asPerson), person.id);
  const said = { section: "matters" as const, version: 1 };
  must(await saveSection(personParty(asPerson), plan.id, { ...said, body: "My garden first", how: "own" }));
  const { asideId } = must(
    await saveSection(plannerParty(asPlanner), plan.id, { ...said, body: "The choir", how: "together" }),
  );
  const { id: askId } = must(await recordAsk(personParty(asPerson), plan.id, plan.actionId, anAsk()));
  const { id: quoteId } = must(
    await saveQuote(personParty(asPerson), plan.id, { actionId: plan.actionId, ...fresh(aQuote()) }),
  );
  return { ...plan, asideId: asideId ?? "", askId, quoteId };
}

/** A plan in force from a day on, with a section, a need, an outcome and an action; `reviewBy` null where nothing is planned. */
export async function makeInForce(
  party: PlanParty,
  personId: string,
  { from, reviewBy = null }: { from: string; reviewBy?: string | null },
) {
  const plan = await makePlan(party, personId);
  await putInForce(plan.id, { from, reviewBy });
  return plan;
}
/** Puts a plan in force without the steps before it. */
export const putInForce = (
  id: string,
  { from, reviewBy = null }: { from: string; reviewBy?: string | null },
) =>
  db().prisma.plan.update({
    where: { id },
    data: {
      status: "in_force",
      inForceFrom: new Date(from),
      reviewBy: reviewBy === null ? null : new Date(reviewBy),
    },
  });
