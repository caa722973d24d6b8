import { expect, test } from "vitest";
import { declineEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { balance } from "#app/domain/ledger/ledger.server.ts";
import { db } from "#app/db.server.ts";
import { makeSelfFunder, newsComes, payByCard } from "#tests/factories/card-work.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";

useCardSandbox();

const must = (result: { ok: boolean }) => {
  expect(result).toMatchObject({ ok: true });
};
const potOf = async (engagementId: string) =>
  (await db().prisma.engagement.findUniqueOrThrow({ where: { id: engagementId }, include: { pot: true } }))
    .pot;
const versionOf = async (id: string) =>
  (await db().prisma.engagement.findUniqueOrThrow({ where: { id } })).version;

test("paid by card: the money is set aside in a pot of their own, and the planner is asked", async () => {
  const parties = await makeSelfFunder();
  const { card, engagementId } = await payByCard(parties);
  expect(card).toMatchObject({ status: "paid", outcome: "engaged", amountPence: 18_000 });
  expect(card.costPence).toBeGreaterThan(0);
  const pot = await potOf(engagementId);
  expect(pot).toMatchObject({ fundingRoute: "own_money", mode: "test" });
  expect(await balance(db().prisma, pot.availableAccountId)).toBe(0);
  expect(await balance(db().prisma, pot.heldAccountId)).toBe(18_000);
});

test("the planner says no: everything goes back to the card by itself", async () => {
  const parties = await makeSelfFunder();
  const { cardPaymentId, engagementId } = await payByCard(parties);
  const version = await versionOf(engagementId);
  must(await declineEngagement(parties.asPlanner, { id: engagementId, version, reason: "No time" }));
  await newsComes();
  const pot = await potOf(engagementId);
  expect(await balance(db().prisma, pot.availableAccountId)).toBe(0);
  expect(await db().prisma.cardPayment.findUniqueOrThrow({ where: { id: cardPaymentId } })).toMatchObject({
    returnedPence: 18_000,
  });
});
