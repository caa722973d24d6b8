import { afterEach, expect, test } from "vitest";
import { extendHold } from "#app/domain/ledger/ledger.server.ts";
import { verifyLedger, type LedgerProof } from "#app/domain/ledger/verify-ledger.server.ts";
import { db } from "#app/db.server.ts";
import { captureOf, holdIn, makeLedgerPot, refundOf, releaseOf } from "#tests/factories/ledger.ts";

afterEach(async () => {
  expect(await verifyLedger()).toMatchObject({ ok: true, imbalances: [], drift: [], expiredHolds: [] });
});

/** What the proof says after somebody with every right altered rows with the guards off; undone afterwards. */
async function tampered(sql: string, values: unknown[] = []): Promise<LedgerProof> {
  const client = await db().owner.connect();
  try {
    await client.query("BEGIN; SET LOCAL session_replication_role = replica");
    const { rowCount } = await client.query(sql, values);
    expect(rowCount).toBeGreaterThan(0);
    const { rows } = await client.query<{ proof: LedgerProof }>("SELECT ledger.verify() AS proof");
    await client.query("ROLLBACK");
    if (!rows[0]) throw new Error("no proof");
    return rows[0].proof;
  } finally {
    client.release();
  }
}
async function story() {
  const p = await makeLedgerPot(100_000);
  const hold = (await holdIn(p, 18_000)).transferId;
  const capture = (await captureOf(p, hold, 18_000, 9_000)).transferId;
  const refund = (await refundOf(p, capture, 1_000)).transferId;
  const released = (await holdIn(p, 5_000)).transferId;
  const release = (await releaseOf(p, released, 5_000)).transferId;
  return { p, hold, capture, refund, release };
}
const problemsOf = (proof: LedgerProof, transfer: bigint) =>
  proof.imbalances.filter((one) => one.transferId === Number(transfer)).map((one) => one.problem);

test("a changed amount is named: its transfer, its account and its entry", async () => {
  const { p, hold } = await story();
  const proof = await tampered(
    "UPDATE ledger.entry SET amount_pence = amount_pence + 1 WHERE transfer_id = $1 AND amount_pence > 0",
    [hold],
  );
  expect(problemsOf(proof, hold)).toEqual(
    expect.arrayContaining(["unbalanced: sum=1 lines=2", "its lines are not those that were asked for"]),
  );
  expect(proof.drift).toEqual(
    expect.arrayContaining([
      { accountId: Number(p.held), entryId: null, problem: "balance 0, entries sum to 1" },
      expect.objectContaining({
        accountId: Number(p.held),
        problem: "running balance 18000, computed 18001",
      }),
    ]),
  );
});
test("both lines changed so that they still balance is named all the same", async () => {
  const { hold } = await story();
  const proof = await tampered(
    "UPDATE ledger.entry SET amount_pence = amount_pence * 2 WHERE transfer_id = $1",
    [hold],
  );
  expect(problemsOf(proof, hold)).toContain("its lines are not those that were asked for");
});
test("a dropped line, a dropped transfer, an invented balance, a stranger's account, another kind are named", async () => {
  const { p, capture, release, refund } = await story();
  const other = await makeLedgerPot(1_000);
  const dropped = await tampered("DELETE FROM ledger.entry WHERE transfer_id = $1 AND amount_pence < 0", [
    release,
  ]);
  expect(problemsOf(dropped, release)).toContain("unbalanced: sum=5000 lines=1");
  const gone = await tampered(
    "WITH e AS (DELETE FROM ledger.entry WHERE transfer_id = $1 RETURNING id) DELETE FROM ledger.transfer WHERE id = $1",
    [release],
  );
  expect(gone.drift.map((one) => one.accountId)).toContain(Number(p.available));
  const rich = await tampered("UPDATE ledger.account SET balance_pence = 99 WHERE id = $1", [p.owed]);
  expect(rich.drift).toEqual([
    { accountId: Number(p.owed), entryId: null, problem: "balance 99, entries sum to 8000" },
  ]);
  const stranger = await tampered(
    "UPDATE ledger.entry SET account_id = $2 WHERE transfer_id = $1 AND account_id = $3",
    [capture, other.available, p.available],
  );
  expect(problemsOf(stranger, capture)).toContain("money would go somewhere the hold did not name");
  const kind = await tampered(
    "UPDATE ledger.transfer SET kind = 'payment', refunds_id = NULL WHERE id = $1",
    [refund],
  );
  expect(problemsOf(kind, refund)).toContain("a payment settles what is owed");
  const rehung = await tampered("UPDATE ledger.transfer SET hold_id = $2 WHERE id = $1", [
    release,
    p.allocation,
  ]);
  expect(problemsOf(rehung, release)).toEqual(
    expect.arrayContaining(["not the hold of anything", "does not match its hold's accounts and amounts"]),
  );
  const mixed = await tampered("UPDATE ledger.account SET mode = 'test' WHERE id = $1", [p.held]);
  expect(problemsOf(mixed, capture)).toContain("test and live money do not mix");
});
test("the program's own proof says so too, until it is mended", async () => {
  const { p } = await story();
  const set = (by: number) =>
    db().owner.query("UPDATE ledger.account SET balance_pence = balance_pence + $1 WHERE id = $2", [
      by,
      p.available,
    ]);
  await set(1);
  expect(await verifyLedger()).toMatchObject({ ok: false, drift: [{ accountId: Number(p.available) }] });
  await set(-1);
});
test("a hold that ran out more than a day ago and still sets money aside is named", async () => {
  const p = await makeLedgerPot(10_000);
  const { transferId } = await holdIn(p, 1_000);
  await extendHold(db().prisma, transferId, new Date(Date.now() - 23 * 3_600_000));
  expect((await verifyLedger()).ok).toBe(true);
  await extendHold(db().prisma, transferId, new Date(Date.now() - 25 * 3_600_000));
  expect(await verifyLedger()).toMatchObject({
    ok: false,
    expiredHolds: [{ transferId: Number(transferId), subjectId: p.id }],
  });
  await releaseOf(p, transferId, 1_000);
});
test("the guard at the door and the proof hold every transfer to the same rules", async () => {
  await story();
  const { rows } = await db().owner.query<{ guard: number; proof: number }>(
    `SELECT (SELECT count(ledger.shape_problem(id))::int FROM ledger.transfer) AS guard,
      (SELECT count(*)::int FROM ledger.shape_problems()) AS proof`,
  );
  expect(rows[0]).toEqual({ guard: 0, proof: 0 });
});
