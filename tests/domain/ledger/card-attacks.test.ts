// Attacks on the kinds of transfer that cards, a person's own spending and returned money added.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { balance, openLedgerAccount, type OwnerKind } from "#app/domain/ledger/ledger.server.ts";
import { verifyLedger } from "#app/domain/ledger/verify-ledger.server.ts";
import { db } from "#app/db.server.ts";
import { captureOf, holdIn, makeLedgerPot, move, settled, type LedgerPot } from "#tests/factories/ledger.ts";

const left = (account: bigint) => balance(db().prisma, account);
const many = (n: number, one: () => Promise<unknown>) =>
  Promise.allSettled(Array.from({ length: n }, () => one()));

afterAll(async () => {
  expect(await verifyLedger()).toMatchObject({ ok: true, imbalances: [], drift: [] });
});

/** £500 paid by card into a pot, £180 of it captured and so owed out of card money. */
async function cardPot() {
  const p = await makeLedgerPot(10_000);
  const paid = await move(p, "card_payment", { cardsIn: -50_000, available: 50_000 });
  const hold = await holdIn(p, 18_000);
  await move(p, "capture", { held: -18_000, cardOwed: 18_000 }, { hold: hold.transferId });
  return { p, paid: paid.transferId };
}
/** £180 owed out of a direct payment, which its person then pays by card. */
async function cardDebt() {
  const p = await makeLedgerPot(100_000);
  await captureOf(p, (await holdIn(p, 18_000)).transferId, 18_000);
  return p;
}
const settle = (p: LedgerPot, pence: number, of: LedgerPot = p) =>
  move({ ...p, owed: of.owed }, "card_payment", {
    cardsIn: -pence,
    cardOwed: pence,
    owed: -pence,
    payerPaid: pence,
  });

const WRONG: [kind: Parameters<typeof move>[1], moves: Parameters<typeof move>[2]][] = [
  ["card_payment", { cardsIn: -100, held: 100 }],
  ["card_payment", { cardsIn: -100, owed: 100 }],
  ["card_payment", { cardsIn: -100, ownMoney: 100 }],
  ["card_payment", { funding: -100, available: 100 }],
  ["card_payment", { transferred: -100, cardOwed: 100 }],
  ["card_payment", { available: -100, cardsIn: 100 }],
  ["card_transfer", { available: -100, transferred: 100 }],
  ["card_transfer", { owed: -100, transferred: 100 }],
  ["card_transfer", { cardOwed: -100, payerPaid: 100 }],
  ["card_transfer", { ownMoney: -100, transferred: 100 }],
  ["cost", { owed: -100, costs: 100 }],
  ["cost", { cardOwed: -100, costs: 100 }],
  ["cost", { available: -100, costs: 100 }],
  ["cost", { held: -100, costs: 100 }],
  ["cost", { cardsIn: -100, costs: 100 }],
  ["cost", { funding: -100, costs: 100 }],
  ["cost", { ownMoney: -100, available: 100 }],
  ["cost", { costs: -100, ownMoney: 100 }],
  ["dispute", { available: -100, cardsIn: 100 }],
  ["dispute", { cardOwed: -100, cardsIn: 100 }],
  ["dispute", { cardsIn: -100, ownMoney: 100 }],
  ["spend", { held: -100, payerPaid: 100 }],
  ["spend", { available: -100, paidOut: 100 }],
  ["spend", { available: -100, owed: 100 }],
  ["spend", { available: -100, ownMoney: 100 }],
  ["spend", { payerPaid: -100, available: 100 }],
];
test.each(WRONG)("a %s may not run %j", async (kind, moves) => {
  const { p } = await cardPot();
  await captureOf(p, (await holdIn(p, 1_000)).transferId, 1_000);
  await holdIn(p, 1_000);
  const before = await Promise.all([p.available, p.held, p.owed, p.cardOwed].map(left));
  await expect(move(p, kind, moves)).rejects.toThrow(/may not have/);
  expect(await Promise.all([p.available, p.held, p.owed, p.cardOwed].map(left))).toEqual(before);
});
test("card money and a debt never cross: neither side makes up for the other", async () => {
  const p = await cardDebt();
  await expect(move(p, "card_payment", { cardsIn: -18_000, payerPaid: 18_000 })).rejects.toThrow(/cross/);
  await expect(move(p, "card_payment", { owed: -18_000, cardOwed: 18_000 })).rejects.toThrow(/cross/);
  await expect(move(p, "card_payment", { owed: -18_000, available: 18_000 })).rejects.toThrow(/cross/);
  expect([await left(p.owed), await left(p.cardOwed)]).toEqual([18_000, 0]);
});
test("a card pays off what is owed to the planner it pays: nothing on top, and nobody else's", async () => {
  const [p, stranger] = [await cardDebt(), await cardDebt()];
  await expect(settle(p, 18_000, stranger)).rejects.toThrow(/nobody else's/);
  await expect(move(p, "card_payment", { cardsIn: -18_000, cardOwed: 18_000 })).rejects.toThrow(/no more/);
  await expect(move(p, "card_payment", { owed: -18_000, payerPaid: 18_000 })).rejects.toThrow(/no more/);
  await expect(settle(p, 18_001)).rejects.toMatchObject({ code: "budget-too-low" });
  await settle(p, 18_000);
  expect([await left(p.owed), await left(p.cardOwed), await left(stranger.owed)]).toEqual([
    0, 18_000, 18_000,
  ]);
});
test("20 at once pay one debt by card: it is paid once", async () => {
  const p = await cardDebt();
  expect(settled(await many(20, () => settle(p, 18_000)))).toBe(1);
  expect([await left(p.owed), await left(p.cardOwed)]).toEqual([0, 18_000]);
});
test("a card refund gives back no more than was paid, from where it went, also 20 at once", async () => {
  const { p, paid } = await cardPot();
  const { p: other } = await cardPot();
  const refund = (from: LedgerPot, pence: number) =>
    move(from, "card_refund", { available: -pence, cardsIn: pence }, { refunds: paid });
  await move(p, "card_payment", { cardsIn: -50_000, available: 50_000 });
  await expect(refund(p, 50_001)).rejects.toThrow(/more would come back/);
  // out of a stranger's pot, to a stranger's card, of another kind of transfer, out of what is owed
  await expect(refund({ ...p, available: other.available }, 100)).rejects.toThrow(/somewhere else/);
  await expect(refund({ ...p, cardsIn: other.cardsIn }, 100)).rejects.toThrow(/somewhere else/);
  await expect(
    move(p, "card_refund", { available: -100, cardsIn: 100 }, { refunds: p.allocation }),
  ).rejects.toThrow(/another kind/);
  await expect(move(p, "card_refund", { cardOwed: -100, cardsIn: 100 }, { refunds: paid })).rejects.toThrow();
  expect(settled(await many(20, () => refund(p, 15_000)))).toBe(3);
  await refund(p, 5_000);
  await expect(refund(p, 1)).rejects.toThrow(/more would come back/);
  expect(await left(p.available)).toBe(10_000 + 100_000 - 18_000 - 50_000);
});
test("what a card paid off comes back as the debt it was, and never without it", async () => {
  const p = await cardDebt();
  const { transferId: refunds } = await settle(p, 18_000);
  await expect(move(p, "card_refund", { cardOwed: -5_000, cardsIn: 5_000 }, { refunds })).rejects.toThrow(
    /no more/,
  );
  await move(
    p,
    "card_refund",
    { cardOwed: -5_000, cardsIn: 5_000, owed: 5_000, payerPaid: -5_000 },
    { refunds },
  );
  expect([await left(p.owed), await left(p.cardOwed)]).toEqual([5_000, 13_000]);
});
test("a transfer to a planner takes no more than their card money; its reversal gives back no more, also 20 at once", async () => {
  const { p } = await cardPot();
  const { p: other } = await cardPot();
  await expect(move(p, "card_transfer", { cardOwed: -18_001, transferred: 18_001 })).rejects.toMatchObject({
    code: "budget-too-low",
  });
  const sent = await many(10, () => move(p, "card_transfer", { cardOwed: -18_000, transferred: 18_000 }));
  expect(settled(sent)).toBe(1);
  const done = sent.find((one) => one.status === "fulfilled");
  const refunds = (done?.status === "fulfilled" && (done.value as { transferId: bigint }).transferId) || 0n;
  const back = (of: LedgerPot, pence: number) =>
    move(of, "transfer_reversal", { transferred: -pence, cardOwed: pence }, { refunds });
  await expect(back({ ...p, cardOwed: other.cardOwed }, 100)).rejects.toThrow(/somewhere else/);
  await expect(back(p, 18_001)).rejects.toThrow(/more would come back/);
  expect(settled(await many(20, () => back(p, 5_000)))).toBe(3);
  expect(await left(p.cardOwed)).toBe(15_000);
});
test("money that was passed on cannot go back to the card until it has come back itself", async () => {
  const { p } = await cardPot();
  const { transferId } = await move(p, "card_transfer", { cardOwed: -18_000, transferred: 18_000 });
  const capture = await db().pool.query<{ id: string }>(
    "SELECT id::text FROM ledger.transfer WHERE kind = 'capture' AND subject_id = $1",
    [p.id],
  );
  const refunds = BigInt(capture.rows[0]?.id ?? 0);
  const giveBack = () => move(p, "refund", { cardOwed: -18_000, available: 18_000 }, { refunds });
  await expect(giveBack()).rejects.toMatchObject({ code: "budget-too-low" });
  await move(p, "transfer_reversal", { transferred: -18_000, cardOwed: 18_000 }, { refunds: transferId });
  await giveBack();
  expect(await left(p.cardOwed)).toBe(0);
});
test("spending that is recorded stays within the pot, also 20 at once, and is reversed whole and once", async () => {
  const p = await makeLedgerPot(10_000);
  const all = await many(20, () => move(p, "spend", { available: -3_000, payerPaid: 3_000 }));
  expect(settled(all)).toBe(3);
  const { transferId: reverses } = await move(p, "spend", { available: -1_000, payerPaid: 1_000 });
  await expect(move(p, "reversal", { available: 999, payerPaid: -999 }, { reverses })).rejects.toThrow(
    /exact negation/,
  );
  const other = await makeLedgerPot(1_000);
  await expect(
    move(
      { ...p, available: other.available },
      "reversal",
      { available: 1_000, payerPaid: -1_000 },
      { reverses },
    ),
  ).rejects.toThrow(/exact negation/);
  const back = await many(10, () =>
    move(p, "reversal", { available: 1_000, payerPaid: -1_000 }, { reverses }),
  );
  expect(settled(back)).toBe(1);
  expect(await left(p.available)).toBe(1_000);
});
test("a cost and a dispute are reversed whole and once; what cards did is refunded, never reversed", async () => {
  const { p, paid } = await cardPot();
  const cost = (await move(p, "cost", { ownMoney: -290, costs: 290 })).transferId;
  const dispute = (await move(p, "dispute", { ownMoney: -50_000, cardsIn: 50_000 })).transferId;
  await expect(
    move(p, "reversal", { ownMoney: 50_000, available: -50_000 }, { reverses: dispute }),
  ).rejects.toThrow();
  await move(p, "reversal", { ownMoney: 290, costs: -290 }, { reverses: cost });
  await move(p, "reversal", { ownMoney: 50_000, cardsIn: -50_000 }, { reverses: dispute });
  await expect(move(p, "reversal", { ownMoney: 290, costs: -290 }, { reverses: cost })).rejects.toThrow();
  await expect(
    move(p, "reversal", { cardsIn: 30_000, available: -30_000 }, { reverses: paid }),
  ).rejects.toThrow(/only an allocation/);
  expect(await left(p.ownMoney)).toBe(0);
});
test("a payment is repaid in parts or reversed whole, never both, whoever comes first", async () => {
  const pay = async () => {
    const p = await cardDebt();
    const { transferId } = await move(p, "payment", { owed: -18_000, payerPaid: 18_000 });
    const repay = (pence: number, of = p) =>
      move(of, "repayment", { payerPaid: -pence, owed: pence }, { refunds: transferId });
    const reverse = () => move(p, "reversal", { payerPaid: -18_000, owed: 18_000 }, { reverses: transferId });
    return { p, repay, reverse };
  };
  const one = await pay();
  const stranger = await pay();
  await expect(one.repay(18_001)).rejects.toThrow(/more would come back/);
  await expect(one.repay(100, { ...one.p, owed: stranger.p.owed })).rejects.toThrow(/somewhere else/);
  await expect(one.repay(100, { ...one.p, payerPaid: stranger.p.payerPaid })).rejects.toThrow(
    /somewhere else/,
  );
  expect(settled(await many(20, () => one.repay(5_000)))).toBe(3);
  await expect(one.reverse()).rejects.toThrow(/came back already/);
  expect(await left(one.p.owed)).toBe(15_000);

  const two = await pay();
  await two.reverse();
  await expect(two.repay(100)).rejects.toThrow(/came back already/);

  const three = await pay();
  const both = await Promise.allSettled([three.repay(18_000), three.reverse()]);
  expect(settled(both)).toBe(1);
  expect(await left(three.p.owed)).toBe(18_000);
});
test("a reversal waits for a repayment that is not yet committed", async () => {
  const p = await cardDebt();
  const { transferId } = await move(p, "payment", { owed: -18_000, payerPaid: 18_000 });
  let reversal: Promise<unknown> = Promise.resolve();
  const client = await db().pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(
      "SELECT ledger.post($1, 'repayment', $2::jsonb, 'engagement', 'x', NULL, NULL, NULL, $3)",
      [
        randomUUID(),
        JSON.stringify([
          { account: String(p.payerPaid), pence: -100 },
          { account: String(p.owed), pence: 100 },
        ]),
        String(transferId),
      ],
    );
    reversal = move(p, "reversal", { payerPaid: -18_000, owed: 18_000 }, { reverses: transferId }).catch(
      (error: unknown) => error,
    );
    await sleep(200);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
  expect(String(await reversal)).toMatch(/came back already/);
  expect(await left(p.owed)).toBe(100);
});
test("cards that are only tried never touch real money", async () => {
  const [real, trial] = [await makeLedgerPot(10_000), await makeLedgerPot(10_000, "test")];
  const across: [Parameters<typeof move>[1], Parameters<typeof move>[2], Partial<LedgerPot>][] = [
    ["card_payment", { cardsIn: -100, available: 100 }, { cardsIn: trial.cardsIn }],
    ["spend", { available: -100, payerPaid: 100 }, { payerPaid: trial.payerPaid }],
    ["cost", { ownMoney: -100, costs: 100 }, { costs: trial.costs }],
    ["dispute", { ownMoney: -100, cardsIn: 100 }, { cardsIn: trial.cardsIn }],
  ];
  for (const [kind, moves, mixed] of across)
    await expect(move({ ...real, ...mixed }, kind, moves)).rejects.toThrow(/do not mix/);
});
test("one key 20 times at once is one card payment; with another body it is refused", async () => {
  const p = await makeLedgerPot(1_000);
  const key = randomUUID();
  const all = await Promise.all(
    Array.from({ length: 20 }, () => move(p, "card_payment", { cardsIn: -500, available: 500 }, { key })),
  );
  expect(new Set(all.map((one) => one.transferId)).size).toBe(1);
  await expect(move(p, "card_payment", { cardsIn: -501, available: 501 }, { key })).rejects.toThrow(
    /this key/,
  );
  await expect(move(p, "spend", { available: -500, payerPaid: 500 }, { key })).rejects.toThrow(/this key/);
  expect(await left(p.available)).toBe(1_500);
});
test.each([
  "assistant/card-owed",
  "assistant/costs",
  "assistant/paid-out",
  "planner/costs",
  "planner/fee",
  "pot/costs",
  "platform/fees",
  "provider/own-money",
])("there is no account %s", async (kind) => {
  await expect(openLedgerAccount(db().prisma, kind as OwnerKind, randomUUID())).rejects.toThrow(
    /no account of kind/,
  );
});
test.each([
  "INSERT INTO ledger.line_rule VALUES ('cost', -1, 'planner', 'owed', 'cost')",
  "UPDATE ledger.line_rule SET side = 'x'",
  "DELETE FROM ledger.line_rule",
  "INSERT INTO ledger.back_rule VALUES ('spend', 'spend')",
  "UPDATE ledger.back_rule SET of = 'allocate'",
  "DELETE FROM ledger.account_kind",
  "DROP TRIGGER shaped ON ledger.entry",
  "ALTER FUNCTION ledger.giving_problem(bigint) OWNER TO ownway_app",
])("the application's role may not: %s", async (sql) => {
  await expect(db().pool.query(sql)).rejects.toThrow(/permission denied|must be owner/);
});
