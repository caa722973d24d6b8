import { takeCardNews } from "#app/domain/payments/cards/receive-card-event.server.ts";
import { runStep } from "#app/domain/payments/cards/run-step.server.ts";
import { workCardEvent } from "#app/domain/payments/cards/work-card-event.server.ts";
import { takeNews } from "#app/gateways/payments/sandbox/deliver-news.server.ts";
import { press } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import type { Press } from "#app/gateways/payments/sandbox/presses.ts";
import { setUpCardAccount } from "#app/domain/payments/cards/card-account.server.ts";
import { finishOnboarding } from "#app/gateways/payments/sandbox/onboard-page.server.ts";
import { beginEngagementPayment } from "#app/domain/payments/cards/begin-card-payment.server.ts";
import { db } from "#app/db.server.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";
import { makeDraft, makeParties, type Parties } from "#tests/factories/engagement.ts";

/** What the job runner would do: every step that waits is taken, every piece of news worked. */
export async function runCardJobs(): Promise<void> {
  let before = "";
  for (let round = 0; round < 6; round++) {
    const steps = await db().prisma.cardStep.findMany({
      where: { state: "waiting" },
      orderBy: { createdAt: "asc" },
    });
    const news = await db().prisma.cardEvent.findMany({
      where: { workedAt: null },
      orderBy: { receivedAt: "asc" },
    });
    const waits = JSON.stringify([...steps, ...news].map(({ id }) => id));
    if (waits === before || waits === "[]") return;
    before = waits;
    for (const { id } of steps) await runStep(id);
    for (const { id } of news) await workCardEvent(id);
  }
}
/** Everything that the provider has told is posted to us, and all that follows from it is done. */
export async function newsComes(): Promise<void> {
  await runCardJobs();
  for (let told = await takeNews(); told.length > 0; told = await takeNews()) {
    for (const { body, signature } of told) await takeCardNews(body, signature);
    await runCardJobs();
  }
}

/** A planner whom card money can be passed on to. */
export async function makeReady(parties: Parties): Promise<void> {
  const asked = await setUpCardAccount(parties.asPlanner);
  if (!asked.ok) throw new Error(asked.refusal.words);
  await finishOnboarding(asked.value.split("/").at(-1) ?? "");
  await newsComes();
}

/** Somebody who pays for their planning themselves, and a planner. */
export async function makeSelfFunder(): Promise<Parties> {
  const parties = await makeParties(0);
  await db().prisma.budget.updateMany({ where: { personId: parties.person.id }, data: { status: "closed" } });
  await db().prisma.person.update({ where: { id: parties.person.id }, data: { selfFunder: true } });
  return parties;
}

const FEES = { low: 10_000, medium: 18_000, high: 32_000 };
/** As far as the provider's pay page. */
export async function beginPaying(
  parties: Parties,
  {
    tier = "medium",
    talks,
    expressRequest = true,
  }: { tier?: Tier; talks?: string; expressRequest?: boolean } = {},
) {
  const draft = await makeDraft(parties, tier, talks ? { talks } : {});
  const begun = await beginEngagementPayment(parties.asPerson, {
    draftId: draft.id,
    feePence: FEES[tier],
    expressRequest,
  });
  if (!begun.ok) throw new Error(begun.refusal.words);
  if (!("cardPaymentId" in begun.value)) throw new Error("it was paid already");
  const { cardPaymentId } = begun.value;
  return { draft, cardPaymentId, session: await sessionOf(cardPaymentId) };
}
export const sessionOf = async (cardPaymentId: string): Promise<string> =>
  (await db().prisma.cardPayment.findUniqueOrThrow({ where: { id: cardPaymentId } })).sessionId ?? "";

/** Paid, and all that follows from it done. @returns the engagement that came of it. */
export async function payByCard(
  parties: Parties,
  more: { tier?: Tier; talks?: string; expressRequest?: boolean; press?: Press } = {},
) {
  const begun = await beginPaying(parties, more);
  await press(begun.session, more.press ?? "pay");
  await newsComes();
  const card = await db().prisma.cardPayment.findUniqueOrThrow({ where: { id: begun.cardPaymentId } });
  return { ...begun, card, engagementId: card.engagementId ?? "" };
}
