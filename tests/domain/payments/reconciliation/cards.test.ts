// Each difference with the card provider is made on purpose, found and named, and is gone when it is mended.
import { afterEach, expect, test } from "vitest";
import { declineEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { settleRefunds } from "#app/domain/payments/cards/settle-refunds.server.ts";
import { findDifferences, type Looker } from "#app/domain/payments/reconciliation/find-differences.server.ts";
import { reconcile } from "#app/domain/payments/reconciliation/reconcile.server.ts";
import { db } from "#app/db.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { closeDispute, dispute } from "#app/gateways/payments/sandbox/control.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { makeAccount, actorOf } from "#tests/factories/account.ts";
import { makeSelfFunder, newsComes, payByCard } from "#tests/factories/card-work.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";

useCardSandbox();
afterEach(() => {
  setNow(null);
});
const later = (hours: number) => {
  setNow(new Date(Date.now() + hours * 3_600_000));
};
async function seen(hours = 2): Promise<string[]> {
  later(hours);
  const result = await reconcile();
  if (!result.ok) throw new Error(result.refusal.words);
  setNow(null);
  const admin = await makeAccount("admin", null);
  const access = { actor: actorOf(admin), subject: null, grant: null, requestId: "test", formToken: "test" };
  const looker: Looker = { side: "site", access };
  return (await findDifferences(looker)).differences.map(
    ({ title, about, amounts }) => `${title} | ${about} | ${amounts}`,
  );
}
async function paid() {
  const parties = await makeSelfFunder();
  const made = await payByCard(parties);
  return { parties, ...made, charge: made.card.chargeId ?? "", intent: made.card.paymentIntentId ?? "" };
}
/** With the guards off, as somebody with every right could. */
async function unguarded(sql: string, values: unknown[]) {
  const client = await db().owner.connect();
  try {
    await client.query("BEGIN; SET LOCAL session_replication_role = replica");
    await client.query(sql, values);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

test("paid, given back, disputed and won: all of it agrees with the provider", async () => {
  const { parties, engagementId } = await paid();
  const { version } = await db().prisma.engagement.findUniqueOrThrow({ where: { id: engagementId } });
  await declineEngagement(parties.asPlanner, { id: engagementId, version, reason: "No time" });
  await newsComes();
  expect(await seen()).toEqual([]);
  const run = await db().prisma.reconciliationRun.findFirstOrThrow({ orderBy: { finishedAt: "desc" } });
  expect((run.lookedAt as { cards: number }).cards).toBeGreaterThanOrEqual(2);
});
test("a refund that was made in the provider's own pages is in nobody's record", async () => {
  const { intent, cardPaymentId } = await paid();
  const refund = await cardGateway().refund({
    paymentIntentId: intent,
    amountPence: 500,
    reference: "elsewhere",
    idempotencyKey: `elsewhere:${intent}`,
  });
  await settleRefunds(cardPaymentId);
  // It may still be on its way
  expect(await seen(0)).toEqual([]);
  expect(await seen()).toEqual([
    `The card provider moved money that the record does not have | ${refund.id} | nothing in the record, −£5 outside it`,
  ]);
  const [one] = await db().prisma.reconciliationDifference.findMany({ where: { about: refund.id } });
  expect(one).toMatchObject({ state: "open", scope: "cards" });
});
test("a card payment that the provider does not know, and one whose amount differs", async () => {
  const [gone, other] = [await paid(), await paid()];
  const before = await seen();
  await unguarded("UPDATE card_payment SET charge_id = 'ch_invented' WHERE id = $1", [gone.cardPaymentId]);
  await unguarded(
    "UPDATE ledger.entry SET amount_pence = amount_pence + sign(amount_pence)::int * 100 WHERE transfer_id = $1",
    [String(other.card.transferId)],
  );
  const found = (await seen()).filter(
    (one) => !before.includes(one) && !one.includes("Two parts") && !one.includes("ledger itself"),
  );
  expect(found.toSorted()).toEqual(
    [
      `The record has a card movement that the provider does not have | ch_invented | £180 in the record, nothing outside it`,
      `The card provider moved money that the record does not have | ${gone.charge} | nothing in the record, £180 outside it`,
      `The amounts of a card movement differ | ${other.charge} | £181 in the record, £180 outside it`,
    ].toSorted(),
  );
  await unguarded("UPDATE card_payment SET charge_id = $2 WHERE id = $1", [gone.cardPaymentId, gone.charge]);
  await unguarded(
    "UPDATE ledger.entry SET amount_pence = amount_pence - sign(amount_pence)::int * 100 WHERE transfer_id = $1",
    [String(other.card.transferId)],
  );
  expect(await seen()).toEqual(before);
});
test("money passed on, or taken back, that the provider does not know", async () => {
  const { parties, card } = await paid();
  const before = await seen();
  const step = (purpose: string, outsideId: string) =>
    db().prisma.cardStep.create({
      data: {
        areaId: parties.area.id,
        mode: "test",
        purpose,
        subjectId: card.id,
        attempt: 1,
        idempotencyKey: `${purpose}:${card.id}:1`,
        pence: 18_000,
        state: "done",
        outsideId,
        ledgerTransferId: card.transferId,
        doneAt: new Date(),
      },
    });
  await step("transfer", "tr_invented");
  await step("reversal", "trr_invented");
  expect((await seen()).filter((one) => !before.includes(one)).toSorted()).toEqual([
    "The record has a card movement that the provider does not have | tr_invented | −£180 in the record, nothing outside it",
    "The record has a card movement that the provider does not have | trr_invented | £180 in the record, nothing outside it",
  ]);
  await unguarded("DELETE FROM card_step WHERE outside_id LIKE '%_invented'", []);
  expect(await seen()).toEqual(before);
});
test("a dispute and its fee agree with the provider; won, they agree again; a fee that nobody wrote down is named", async () => {
  const { intent } = await paid();
  const before = await seen();
  const id = await dispute(intent);
  await newsComes();
  const fresh = async () => (await seen()).filter((one) => !before.includes(one));
  expect(await fresh()).toEqual([]);
  await closeDispute(id, "won");
  await newsComes();
  expect(await fresh()).toEqual([]);
  const renamed =
    "UPDATE ledger.transfer SET idempotency_key = $2 || idempotency_key WHERE idempotency_key LIKE $1";
  await unguarded(renamed, [`dispute-cost:${id}:%`, "x"]);
  expect(await fresh()).toEqual([
    `The card provider’s cost differs | ${id} | nothing in the record, £20 outside it`,
  ]);
  await unguarded(
    "UPDATE ledger.transfer SET idempotency_key = substr(idempotency_key, 2) WHERE idempotency_key LIKE $1",
    [`xdispute-cost:${id}:%`],
  );
  expect(await fresh()).toEqual([]);
});
test("a provider that cannot be reached leaves what was known, and the run says so", async () => {
  const before = await seen();
  expect(before.length).toBeGreaterThan(0);
  const gateway = cardGateway() as { listBalanceTransactions: unknown };
  const list = gateway.listBalanceTransactions;
  const said = console.error;
  try {
    console.error = () => undefined;
    gateway.listBalanceTransactions = () => {
      throw new Error("away");
    };
    expect(await seen()).toEqual(before);
  } finally {
    gateway.listBalanceTransactions = list;
    console.error = said;
  }
  const run = await db().prisma.reconciliationRun.findFirstOrThrow({ orderBy: { finishedAt: "desc" } });
  expect(run.lookedAt).toMatchObject({ cards: "could not be looked at" });
});
