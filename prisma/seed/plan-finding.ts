import { randomUUID } from "node:crypto";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { chooseQuote } from "#app/domain/plans/brokerage/choose-quote.server.ts";
import type { QuoteFields } from "#app/domain/plans/brokerage/quote-rules.ts";
import { recordAsk, sendAsk } from "#app/domain/plans/brokerage/record-ask.server.ts";
import { saveQuote } from "#app/domain/plans/brokerage/save-quote.server.ts";
import { saveSafeguard } from "#app/domain/plans/safety/save-safeguard.server.ts";
import { chooseWay } from "#app/domain/plans/ways/choose-way.server.ts";
import { recordOffer } from "#app/domain/plans/ways/record-offer.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, isoDay } from "#app/lib/dates.ts";
import type { Seed } from "#seed/context.ts";
import { must } from "#seed/engagements.ts";

const quote = (fields: Partial<QuoteFields>): QuoteFields => ({
  kind: "agency",
  fromName: "",
  offers: "",
  pence: 0,
  per: "week",
  minutes: 0,
  includes: "",
  validUntil: null,
  came: "phone",
  think: "",
  ...fields,
});

/** How far on the actions of Sam's plan are: two prices for the mornings, a shower chair chosen, the allotment bus not answered. */
export async function seedFinding(
  { accounts }: Seed,
  sam: Extract<PlanParty, { side: "person" }>,
  planId: string,
  actions: { morning: string; allotment: string; chair: string },
): Promise<void> {
  const key = () => ({ submissionKey: randomUUID() });
  const today = dayOf(now());
  const price = async (actionId: string, fields: Partial<QuoteFields>) =>
    must(
      await saveQuote(sam, planId, { itemId: null, version: 0, actionId, ...key(), fields: quote(fields) }),
    ).id;
  const lena = await db().prisma.assistant.findFirstOrThrow({ where: { accountId: accounts.assistant.id } });
  must(
    await sendAsk(sam, planId, actions.morning, lena.slug, {
      ...key(),
      words:
        "Hello. I need somebody on weekday mornings, an hour and a half each day. Would you have time from January?",
    }),
  );
  await price(actions.morning, {
    kind: "assistant",
    fromName: "Lena Kowalska",
    offers: "Weekday mornings from January",
    pence: 1_650,
    per: "hour",
    minutes: 450,
    includes: "Her bus fare. Not bank holidays.",
    validUntil: isoDay(addDays(today, 60)),
    came: "message",
    think: "I liked how she asked about the allotment first.",
  });
  await price(actions.morning, {
    fromName: "Itchen Home Support",
    offers: "Two people in turn, between seven and eight",
    pence: 2_450,
    per: "hour",
    minutes: 450,
    includes: "Bank holidays and sickness cover. £3 more at weekends.",
    validUntil: isoDay(addDays(today, -2)),
    came: "letter",
    think: "Never the same face twice, my neighbour says.",
  });
  must(
    await recordAsk(sam, planId, actions.allotment, {
      ...key(),
      whom: "group",
      name: "Portswood Allotments",
      phone: "023 8020 0111",
      email: "",
      how: "phone",
      words: "Is there a place on the bus on Tuesdays and Fridays?",
      chaseOn: isoDay(today),
    }),
  );
  const chair = await price(actions.chair, {
    kind: "purchase",
    fromName: "Bridge Mobility",
    offers: "A shower chair with arms, delivered",
    pence: 14_500,
    per: "once",
    includes: "Two years of repairs",
    came: "price_list",
  });
  const [step, action] = await Promise.all([
    db().prisma.planActionStep.findFirstOrThrow({
      where: { actionId: actions.chair },
      orderBy: { number: "desc" },
    }),
    db().prisma.planAction.findUniqueOrThrow({ where: { id: actions.chair } }),
  ]);
  must(
    await chooseQuote(sam.access, planId, actions.chair, {
      ...key(),
      quoteId: chair,
      seen: step.number,
      actionVersion: action.version,
      quoteVersion: 1,
      words: "The occupational therapist showed me this one.",
    }),
  );
}

/** Helen told Sam of direct payments; Sam takes most of it that way, and the council arranges the bus to the allotment. */
export async function seedWays(
  sam: Extract<PlanParty, { side: "person" }>,
  planId: string,
  offeredBy: string,
  allotment: string,
): Promise<void> {
  must(
    await recordOffer(sam, planId, {
      submissionKey: randomUUID(),
      offeredOn: addDays(dayOf(now()), -12),
      offeredBy,
      how: "face",
    }),
  );
  must(
    await chooseWay(sam.access, planId, {
      way: "mix",
      actionIds: [allotment],
      why: "I want to choose who helps me in the morning. The bus is too much paper for me.",
      seen: 0,
      submissionKey: randomUUID(),
    }),
  );
}

/** Whom to call first when nobody comes in the morning. */
export async function seedSafety(sam: Extract<PlanParty, { side: "person" }>, planId: string): Promise<void> {
  const fields = {
    place: 1,
    name: "Ngozi Okafor",
    relation: "My sister",
    phone: "023 8020 0122",
    words: "She comes before work and helps me up.",
    hasKey: true,
    decidedBy: "",
    decidedOn: null,
    pence: null,
  };
  const sent = { itemId: null, version: 0, submissionKey: randomUUID(), fields };
  must(await saveSafeguard(sam, planId, "backup", sent));
}
