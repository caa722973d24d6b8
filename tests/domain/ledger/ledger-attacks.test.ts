// Every attack that the ledger was designed against, and those that its design left to add.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { balance, openLedgerAccount, post, type OwnerKind } from "#app/domain/ledger/ledger.server.ts";
import { verifyLedger } from "#app/domain/ledger/verify-ledger.server.ts";
import { db, type Tx } from "#app/db.server.ts";
import {
  captureOf,
  holdIn,
  makeLedgerPot,
  refundOf,
  releaseOf,
  settled,
  type LedgerPot,
} from "#tests/factories/ledger.ts";

const left = (account: bigint) => balance(db().prisma, account);
const line = (account: bigint, pence: number) => ({ account, pence });
const about = { subject: { type: "engagement", id: "attack" }, actorId: null };

// Whatever was tried, the sums hold at the end
afterAll(async () => {
  const proof = await verifyLedger();
  expect(proof).toMatchObject({ ok: true, imbalances: [], drift: [] });
  const { rows } = await db().pool.query<{ total: string; wrong: number }>(`
    SELECT (SELECT sum(amount_pence) FROM ledger.entry)::text AS total,
      (SELECT count(*)::int FROM ledger.account a WHERE NOT allow_negative
        AND balance_pence <> (SELECT coalesce(sum(amount_pence), 0) FROM ledger.entry e WHERE e.account_id = a.id)) AS wrong`);
  expect(rows[0]).toEqual({ total: "0", wrong: 0 });
});

test("60 holds of £180 at once on £1,000: 5 succeed, £100 is left", async () => {
  const p = await makeLedgerPot(100_000);
  const all = await Promise.allSettled(Array.from({ length: 60 }, () => holdIn(p, 18_000)));
  expect(settled(all)).toBe(5);
  expect(await left(p.available)).toBe(10_000);
  expect(await left(p.held)).toBe(90_000);
  for (const one of all)
    if (one.status === "rejected")
      expect(one.reason).toMatchObject({ name: "Refusal", code: "budget-too-low" });
});
test("one key, 20 times at once: one transfer", async () => {
  const p = await makeLedgerPot(100_000);
  const all = await Promise.all(Array.from({ length: 20 }, () => holdIn(p, 18_000, `same:${p.id}`)));
  expect(new Set(all.map((one) => one.transferId)).size).toBe(1);
  expect(all.filter((one) => !one.replayed)).toHaveLength(1);
  expect(await left(p.held)).toBe(18_000);
});
test("the same key with another body, another kind or about something else is refused", async () => {
  const p = await makeLedgerPot(100_000);
  const key = `body:${p.id}`;
  const { transferId } = await holdIn(p, 18_000, key);
  await expect(holdIn(p, 10_000, key)).rejects.toThrow(/this key was used/);
  await expect(releaseOf(p, transferId, 18_000, key)).rejects.toThrow(/this key was used/);
  await expect(holdIn({ ...p, id: randomUUID() }, 18_000, key)).rejects.toThrow(/this key was used/);
  expect(await left(p.held)).toBe(18_000);
});
test("30 racers capture or release one hold: one wins", async () => {
  const p = await makeLedgerPot(18_000);
  const { transferId } = await holdIn(p, 18_000);
  const race = Array.from({ length: 30 }, (_, i) =>
    i % 2 ? captureOf(p, transferId, 18_000) : releaseOf(p, transferId, 18_000),
  );
  const all = await Promise.allSettled(race);
  expect(settled(all)).toBe(1);
  for (const one of all)
    if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "hold-resolved" });
});
test("200 transfers in opposite directions between two accounts: no deadlock, nothing lost", async () => {
  const p = await makeLedgerPot(100_000);
  const before = await Promise.all(Array.from({ length: 100 }, () => holdIn(p, 100)));
  const all = await Promise.allSettled(
    before.flatMap((hold) => [holdIn(p, 50), releaseOf(p, hold.transferId, 100)]),
  );
  expect(settled(all)).toBe(200);
  expect([await left(p.available), await left(p.held)]).toEqual([95_000, 5_000]);
}, 60_000);

test("an unbalanced transfer, one line, no line, two of one account: refused", async () => {
  const p = await makeLedgerPot(10_000);
  const give = (lines: { account: bigint; pence: number }[]) =>
    post(db().prisma, { key: randomUUID(), kind: "hold", lines, ...about });
  await expect(give([line(p.available, -100), line(p.held, 99)])).rejects.toThrow(/unbalanced/);
  await expect(give([line(p.available, -100)])).rejects.toThrow(/unbalanced/);
  await expect(give([])).rejects.toThrow(/no such account/);
  await expect(give([line(p.available, -100), line(p.held, 50), line(p.held, 50)])).rejects.toThrow(
    /named twice/,
  );
  await expect(give([line(p.available, 0), line(p.held, 0)])).rejects.toThrow(/amount_pence/);
  await expect(give([line(p.available, -1), line(999_999_999n, 1)])).rejects.toThrow(/no such account/);
  expect(await left(p.available)).toBe(10_000);
});
test("even the owner cannot commit a transfer without lines, nor add a line to an old one", async () => {
  const p = await makeLedgerPot(10_000);
  await expect(
    db().owner.query(
      `INSERT INTO ledger.transfer (mode, idempotency_key, request_hash, kind, subject_type, subject_id)
       VALUES ('live', $1, 'x', 'allocate', 'pot', 'x')`,
      [randomUUID()],
    ),
  ).rejects.toThrow(/no lines/);
  await expect(
    db().owner.query(
      `INSERT INTO ledger.entry (transfer_id, account_id, amount_pence) VALUES ($1, $2, 5), ($1, $3, -5)`,
      [p.allocation, p.adjustments, p.paidOut],
    ),
  ).rejects.toThrow(/allocation runs between/);
  await expect(
    db().owner.query(`INSERT INTO ledger.entry (transfer_id, account_id, amount_pence) VALUES ($1, $2, 5)`, [
      p.allocation,
      p.paidOut,
    ]),
  ).rejects.toThrow(/unbalanced/);
});

const WRITES = [
  "INSERT INTO ledger.entry (transfer_id, account_id, amount_pence) VALUES (1, 1, 1)",
  "UPDATE ledger.entry SET amount_pence = 1",
  "DELETE FROM ledger.entry",
  "TRUNCATE ledger.entry CASCADE",
  "INSERT INTO ledger.transfer (mode, idempotency_key, request_hash, kind, subject_type, subject_id) VALUES ('live', 'k', '', 'allocate', 'x', 'x')",
  "UPDATE ledger.transfer SET subject_id = 'x'",
  "DELETE FROM ledger.transfer",
  "UPDATE ledger.account SET balance_pence = 100000000",
  "INSERT INTO ledger.account (mode, owner_type, owner_id, kind, allow_negative, balance_pence, version) VALUES ('live', 'pot', 'x', 'available', false, 5, 1)",
  "DELETE FROM ledger.account",
  "INSERT INTO ledger.account_kind VALUES ('assistant', 'fee', true, 'x')",
  "UPDATE ledger.hold_expiry SET expires_at = NULL",
  "ALTER TABLE ledger.entry DISABLE TRIGGER ALL",
  "SET session_replication_role = replica",
  "CREATE TABLE ledger.mine (id int)",
];
test.each(WRITES)("the application's role may not: %s", async (sql) => {
  await makeLedgerPot(1_000);
  await expect(db().pool.query(sql)).rejects.toThrow(/permission denied|must be owner/);
});
test.each(["entry", "transfer", "hold_expiry"])(
  "the owner cannot change or empty ledger.%s",
  async (table) => {
    const p = await makeLedgerPot(1_000);
    await holdIn(p, 500);
    for (const sql of [
      `UPDATE ledger.${table} SET id = DEFAULT`,
      `DELETE FROM ledger.${table}`,
      `TRUNCATE ledger.${table} CASCADE`,
    ])
      await expect(db().owner.query(sql)).rejects.toThrow(/append-only/);
    await expect(db().owner.query("DELETE FROM ledger.account")).rejects.toThrow(/append-only/);
  },
);

test("test money and live money never mix", async () => {
  const [real, trial] = [await makeLedgerPot(10_000), await makeLedgerPot(10_000, "test")];
  const across = (from: LedgerPot, to: LedgerPot) =>
    post(db().prisma, {
      key: randomUUID(),
      kind: "allocate",
      lines: [line(from.funding, -100), line(to.available, 100)],
      ...about,
    });
  await expect(across(real, trial)).rejects.toThrow(/do not mix/);
  await expect(across(trial, real)).rejects.toThrow(/do not mix/);
  // Nor within one pot, nor on the way to a planner
  const trialHeld = await openLedgerAccount(db().prisma, "pot/held", real.id, "test");
  await expect(holdIn({ ...real, held: trialHeld }, 100)).rejects.toThrow(/do not mix/);
  const { transferId } = await holdIn(real, 100);
  await expect(captureOf({ ...real, owed: trial.owed }, transferId, 100)).rejects.toThrow(/do not mix/);
});
test("a hold that has run out is not captured, and can still be released", async () => {
  const p = await makeLedgerPot(10_000);
  const { transferId } = await holdIn(p, 5_000, randomUUID(), new Date(Date.now() - 1_000));
  await expect(captureOf(p, transferId, 5_000)).rejects.toMatchObject({ code: "hold-expired" });
  await releaseOf(p, transferId, 5_000);
  expect(await left(p.available)).toBe(10_000);
});
test("a capture or release matches its hold's accounts and amounts", async () => {
  const [p, stranger] = [await makeLedgerPot(20_000), await makeLedgerPot(20_000)];
  const { transferId: hold } = await holdIn(p, 10_000);
  const other = await holdIn(stranger, 10_000);
  const settle = (kind: "capture" | "release", lines: { account: bigint; pence: number }[]) =>
    post(db().prisma, { key: randomUUID(), kind, hold, lines, ...about });
  const another = (await holdIn(p, 4_000)).transferId; // so that held holds more than this one hold
  // another amount, part kept back, another's held money, a stranger's pot, too much back, nothing owed
  await expect(settle("capture", [line(p.held, -12_000), line(p.owed, 12_000)])).rejects.toThrow(/match/);
  await expect(settle("capture", [line(p.held, -6_000), line(p.owed, 6_000)])).rejects.toThrow(/match/);
  await expect(settle("capture", [line(stranger.held, -10_000), line(p.owed, 10_000)])).rejects.toThrow(
    /match/,
  );
  await expect(
    settle("capture", [line(p.held, -10_000), line(p.owed, 5_000), line(stranger.available, 5_000)]),
  ).rejects.toThrow(/hold did not name/);
  await expect(settle("release", [line(p.held, -10_000), line(stranger.available, 10_000)])).rejects.toThrow(
    /hold did not name/,
  );
  await expect(settle("release", [line(p.held, -10_000), line(p.owed, 10_000)])).rejects.toThrow(
    /hold did not name/,
  );
  await expect(settle("capture", [line(p.held, -10_000), line(p.available, 10_000)])).rejects.toThrow(
    /owes somebody/,
  );
  await expect(
    post(db().prisma, {
      key: randomUUID(),
      kind: "release",
      hold: p.allocation,
      lines: [line(p.held, -10_000), line(p.available, 10_000)],
      ...about,
    }),
  ).rejects.toThrow(/not the hold/);
  expect(await left(p.held)).toBe(14_000);
  // and the right ones go through: part due, the rest straight back
  await captureOf(p, hold, 10_000, 3_000);
  await releaseOf(p, another, 4_000);
  await releaseOf(stranger, other.transferId, 10_000);
  expect([await left(p.available), await left(p.held), await left(p.owed)]).toEqual([17_000, 0, 3_000]);
});
test("a hold moves money only from available to held, of one owner", async () => {
  const [p, stranger] = [await makeLedgerPot(10_000), await makeLedgerPot(10_000)];
  const give = (lines: { account: bigint; pence: number }[]) =>
    post(db().prisma, { key: randomUUID(), kind: "hold", lines, ...about });
  await expect(give([line(p.available, -100), line(stranger.held, 100)])).rejects.toThrow(/owner/);
  await expect(give([line(p.available, -100), line(p.owed, 100)])).rejects.toThrow(/available to held/);
  await expect(give([line(p.funding, -100), line(p.held, 100)])).rejects.toThrow(/available to held/);
});
test("an allocation never moves money from one person's pot to another's", async () => {
  const [p, stranger] = [await makeLedgerPot(10_000), await makeLedgerPot(10_000)];
  const give = (lines: { account: bigint; pence: number }[]) =>
    post(db().prisma, { key: randomUUID(), kind: "allocate", lines, ...about });
  await expect(give([line(p.available, -100), line(stranger.available, 100)])).rejects.toThrow(
    /between funding and a pot/,
  );
  await expect(give([line(p.funding, -100), line(p.owed, 100)])).rejects.toThrow(/between funding/);
});
test("a reversal is the exact negation, once, and only of an allocation or a payment", async () => {
  const p = await makeLedgerPot(10_000);
  const reverse = (reverses: bigint, lines: { account: bigint; pence: number }[]) =>
    post(db().prisma, { key: randomUUID(), kind: "reversal", reverses, lines, ...about });
  await expect(reverse(p.allocation, [line(p.available, -9_000), line(p.funding, 9_000)])).rejects.toThrow(
    /exact negation/,
  );
  const stranger = await makeLedgerPot(10_000);
  await expect(
    reverse(p.allocation, [line(stranger.available, -10_000), line(p.funding, 10_000)]),
  ).rejects.toThrow(/exact negation/);
  const { transferId } = await holdIn(p, 4_000);
  await expect(reverse(transferId, [line(p.held, -4_000), line(p.available, 4_000)])).rejects.toThrow(
    /only an allocation, a payment/,
  );
  await releaseOf(p, transferId, 4_000);
  await reverse(p.allocation, [line(p.available, -10_000), line(p.funding, 10_000)]);
  await expect(
    reverse(p.allocation, [line(p.available, -10_000), line(p.funding, 10_000)]),
  ).rejects.toThrow();
  expect(await left(p.available)).toBe(0);
});
test("refunds never come to more than was captured, also 20 at once, and go back where the money came from", async () => {
  const p = await makeLedgerPot(200_000);
  const first = await captureOf(p, (await holdIn(p, 18_000)).transferId, 18_000);
  await captureOf(p, (await holdIn(p, 100_000)).transferId, 100_000); // enough is owed for any refund
  await expect(refundOf(p, first.transferId, 18_001)).rejects.toThrow(/more than was captured/);
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, () => refundOf(p, first.transferId, 5_000)),
  );
  expect(settled(all)).toBe(3);
  expect(await left(p.owed)).toBe(103_000);
  await refundOf(p, first.transferId, 3_000);
  await expect(refundOf(p, first.transferId, 1)).rejects.toThrow(/more than was captured/);
  const stranger = await makeLedgerPot(1_000);
  const second = await captureOf(p, (await holdIn(p, 1_000)).transferId, 1_000);
  await expect(refundOf({ ...p, available: stranger.available }, second.transferId, 1_000)).rejects.toThrow(
    /goes back where/,
  );
  await expect(refundOf(p, p.allocation, 100)).rejects.toThrow(/only a capture/);
});
test("refunds at once to an account without a lock never come to more than it gave", async () => {
  const p = await makeLedgerPot(18_000);
  const other = await openLedgerAccount(db().prisma, "planner/owed", randomUUID(), "live");
  const hold = await post(db().prisma, {
    key: randomUUID(),
    kind: "hold",
    lines: [
      line(p.available, -18_000),
      line(p.held, 18_000),
      line(p.adjustments, -14_000),
      line(p.adjustmentsHeld, 14_000),
    ],
    ...about,
  });
  const capture = await post(db().prisma, {
    key: randomUUID(),
    kind: "capture",
    hold: hold.transferId,
    lines: [
      line(p.held, -18_000),
      line(p.adjustmentsHeld, -14_000),
      line(p.owed, 16_000),
      line(other, 16_000),
    ],
    ...about,
  });
  const back = (tx: Tx, from: bigint) =>
    post(tx, {
      key: randomUUID(),
      kind: "refund",
      refunds: capture.transferId,
      lines: [line(from, -10_000), line(p.adjustments, 10_000)],
      ...about,
    });
  let second: Promise<unknown> = Promise.resolve();
  await db().prisma.$transaction(async (tx) => {
    await back(tx, p.owed);
    // The other comes while the first is not yet committed: it has to wait for it
    second = back(db().prisma, other).catch((error: unknown) => error);
    await sleep(300);
  });
  expect(String(await second)).toMatch(/goes back where/);
  expect(await left(p.adjustments)).toBe(-4_000);
});
test("a payment only settles what is owed, never more", async () => {
  const p = await makeLedgerPot(10_000);
  await captureOf(p, (await holdIn(p, 5_000)).transferId, 5_000);
  const pay = (from: bigint, to: bigint, pence: number) =>
    post(db().prisma, {
      key: randomUUID(),
      kind: "payment",
      lines: [line(from, -pence), line(to, pence)],
      ...about,
    });
  await expect(pay(p.owed, p.paidOut, 5_001)).rejects.toMatchObject({ code: "budget-too-low" });
  await expect(pay(p.available, p.paidOut, 100)).rejects.toThrow(/settles what is owed/);
  await expect(pay(p.owed, p.available, 100)).rejects.toThrow(/settles what is owed/);
  const all = await Promise.allSettled(Array.from({ length: 10 }, () => pay(p.owed, p.paidOut, 5_000)));
  expect(settled(all)).toBe(1);
});
test("no kind of account can take money from a PA", async () => {
  for (const kind of ["assistant/fee", "assistant/owed", "assistant/available", "platform/fees"])
    await expect(openLedgerAccount(db().prisma, kind as OwnerKind, randomUUID())).rejects.toThrow(
      /no account of kind/,
    );
  const { rows } = await db().pool.query<{ owner_type: string }>(
    "SELECT DISTINCT owner_type FROM ledger.account_kind ORDER BY 1",
  );
  expect(rows.map((row) => row.owner_type)).toEqual([
    "area",
    "paying-account",
    "person",
    "planner",
    "platform",
    "pot",
    "provider",
  ]);
});
