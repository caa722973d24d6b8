import { randomUUID } from "node:crypto";
import type { PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";
import { agreePlan } from "#app/domain/plans/agree-plan.server.ts";
import { beginPlan } from "#app/domain/plans/begin-plan.server.ts";
import type { AskInput } from "#app/domain/plans/brokerage/brokerage-forms.ts";
import type { QuoteFields } from "#app/domain/plans/brokerage/quote-rules.ts";
import { recordAsk } from "#app/domain/plans/brokerage/record-ask.server.ts";
import { saveQuote } from "#app/domain/plans/brokerage/save-quote.server.ts";
import { writeComment } from "#app/domain/plans/comments/write-comment.server.ts";
import type { ActionFields } from "#app/domain/plans/plan-content.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import type { SafeguardFields } from "#app/domain/plans/safety/safety-forms.ts";
import { saveSafeguard } from "#app/domain/plans/safety/save-safeguard.server.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { saveMoney } from "#app/domain/plans/save-money.server.ts";
import { saveNeed } from "#app/domain/plans/save-need.server.ts";
import { saveOutcome } from "#app/domain/plans/save-outcome.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { submitPlan } from "#app/domain/plans/submit-plan.server.ts";
import { db } from "#app/db.server.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { chooseWay } from "#app/domain/plans/ways/choose-way.server.ts";
import { must } from "#tests/factories/budget.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";

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

export const aSafeguard = (more: Partial<SafeguardFields> = {}): SafeguardFields => ({
  place: 1,
  name: "Ngozi",
  relation: "Sister",
  phone: "023 8000 0001",
  words: "She comes within the hour",
  hasKey: true,
  decidedBy: "",
  decidedOn: null,
  pence: null,
  ...more,
});
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
  const comment = {
    about: { about: "plan" as const, item: "" },
    words: "Who comes?",
    submissionKey: randomUUID(),
  };
  const { id: commentId } = must(await writeComment(personParty(asPerson), plan.id, comment));
  must(
    await chooseWay(asPerson, plan.id, {
      way: "council_managed",
      actionIds: [],
      why: "I want no paperwork",
      seen: 0,
      submissionKey: randomUUID(),
    }),
  );
  const { id: safeguardId } = must(
    await saveSafeguard(personParty(asPerson), plan.id, "backup", fresh(aSafeguard())),
  );
  const placement = await db().prisma.placement.findFirstOrThrow({ where: { planId: plan.id } });
  const { id: remarkId } = await db().prisma.planRemark.create({
    data: {
      planId: plan.id,
      kind: "section",
      line: "matters",
      words: "Say more about the garden",
      byName: "Helen Test",
      byAccountId: randomUUID(),
      at: new Date(),
    },
  });
  return {
    ...plan,
    placementId: placement.id,
    safeguardId,
    asideId: asideId ?? "",
    askId,
    quoteId,
    commentId,
    remarkId,
  };
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
const SAID = {
  involved: "Asha and her sister Meena, whom she asked",
  reduce: "A shower chair, says the occupational therapist",
  prevent: "Walking every day keeps her legs strong",
} as const;
/** A plan in which nothing is missing that section 25 asks for: one action of £20 a week by direct payment. */
async function makeFullPlan(party: PlanParty, personId: string) {
  const plan = await makePlan(party, personId);
  for (const section of ["involved", "reduce", "prevent"] as const)
    must(await saveSection(party, plan.id, { section, version: 0, body: SAID[section], how: "together" }));
  const fields = { paidEvery: "four_weeks" as const, overReason: "" };
  must(await saveMoney(party, plan.id, { version: 1, fields }));
  return plan;
}
/** What the form of a step carries: the plan as it is now, and a key of its own. */
export async function seen(planId: string) {
  const { version } = await db().prisma.plan.findUniqueOrThrow({ where: { id: planId } });
  return { version, submissionKey: randomUUID() };
}
/** A full plan of a person with a planner at work and a practitioner, as far on as `until` says. */
export async function makePlanLife(until: "draft" | "agreed" | "submitted" = "draft") {
  const parties = await makeParties();
  const engagement = await makeEngagement(parties, "accepted");
  const practitioner = areaAccessOf(
    await makeAccount("practitioner", parties.area.id, "Helen Test"),
    parties.area,
  );
  const planner = plannerParty(parties.asPlanner);
  const plan = await makeFullPlan(planner, parties.person.id);
  if (until !== "draft") must(await agreePlan(parties.asPerson, plan.id, await seen(plan.id)));
  if (until === "submitted") must(await submitPlan(planner, plan.id, await seen(plan.id)));
  const status = async () => (await db().prisma.plan.findUniqueOrThrow({ where: { id: plan.id } })).status;
  return {
    ...parties,
    engagement,
    plan,
    status,
    practitioner,
    planner_: planner,
    person_: personParty(parties.asPerson),
  };
}
