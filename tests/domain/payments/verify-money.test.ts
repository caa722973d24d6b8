// Whatever somebody with every right alters with the guards off is named.
import { afterEach, expect, test } from "vitest";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { giveDetails, makePaidRun, payeeOf } from "#tests/factories/run.ts";

afterEach(async () => {
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [], imbalances: [], drift: [] });
});

/** Three invoices of one planner, the first of them paid. */
async function paidWork() {
  const parties = await makeParties(100_000);
  const council = areaAccessOf(await makeAccount("practitioner", parties.area.id), parties.area);
  const invoices = [];
  for (let n = 0; n < 3; n++) {
    const { id, version } = await makeEngagement(parties, "delivered");
    await agreeDelivery(parties.asPerson, { id, version: await version() });
    invoices.push(await db().prisma.invoice.findFirstOrThrow({ where: { engagementId: id } }));
  }
  const [paid, open, last] = invoices;
  if (!paid || !open || !last) throw new Error("no invoices");
  await giveDetails(payeeOf(parties));
  const approver = areaAccessOf(await makeAccount("commissioner", parties.area.id), parties.area);
  const runId = await makePaidRun(council, approver, [paid.id]);
  const { paymentId } = await db().prisma.paymentRunLine.findFirstOrThrow({ where: { runId } });
  return { parties, paid, open, last, runId, paymentId: paymentId ?? "", plannerId: parties.planner.id };
}

/** The proof after rows were altered with the guards off, and put back as they were afterwards. */
async function altered(table: string, ids: string[], sql: string, values: unknown[]) {
  const { owner } = db();
  const unguarded = async (
    work: (
      query: (text: string, values?: unknown[]) => Promise<{ rowCount: number | null }>,
    ) => Promise<void>,
  ) => {
    const client = await owner.connect();
    try {
      await client.query("BEGIN; SET LOCAL session_replication_role = replica");
      await work((text, given) => client.query(text, given));
      await client.query("COMMIT");
    } finally {
      client.release();
    }
  };
  await unguarded(async (query) => {
    await query(
      `CREATE TABLE kept_aside AS SELECT * FROM ${table} WHERE id::text = ANY ($1)`.replace(
        "$1",
        `'{${ids.join(",")}}'`,
      ),
    );
    expect((await query(sql, values)).rowCount).toBeGreaterThan(0);
  });
  try {
    return await verifyMoney();
  } finally {
    await unguarded(async (query) => {
      await query(`DELETE FROM ${table} WHERE id IN (SELECT id FROM kept_aside)`);
      await query(`INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept_aside`);
      await query("DROP TABLE kept_aside");
    });
  }
}

test("the proof has the keys that outsiders rely on", async () => {
  const proof = await verifyMoney();
  expect(Object.keys(proof)).toEqual(
    expect.arrayContaining(["ok", "transfers", "entries", "accounts", "imbalances", "drift", "orphanHolds"]),
  );
  const extra = ["mismatches"];
  expect(Object.keys(proof).filter((key) => !extra.includes(key))).toHaveLength(7);
});
test("a document's words, date, owner or seal changed: it is named, and only it", async () => {
  const { open } = await paidWork();
  const named = {
    objectType: "document",
    objectId: open.documentId,
    problem: "it was changed after it was issued",
  };
  for (const set of [
    `body = jsonb_set(body, '{service}', '"Something else"')`,
    "issued_on = issued_on - 1",
    "label = 'INV-1'",
  ]) {
    const proof = await altered("document", [open.documentId], `UPDATE document SET ${set} WHERE id = $1`, [
      open.documentId,
    ]);
    expect(proof).toMatchObject({ ok: false, mismatches: [named] });
  }
});
test("a document changed and sealed again is given away by the next one's seal", async () => {
  const { open, last } = await paidWork();
  const proof = await altered(
    "document",
    [open.documentId],
    `UPDATE document d SET label = 'INV-X', seal = document_seal(jsonb_populate_record(d, '{"label":"INV-X"}'),
      (SELECT b.seal FROM document b WHERE b.series = d.series AND b.number = d.number - 1)) WHERE d.id = $1`,
    [open.documentId],
  );
  expect(proof.mismatches).toEqual([
    { objectType: "document", objectId: last.documentId, problem: "it was changed after it was issued" },
  ]);
});
test("a document left out is a gap, and one cut off at the end is missed", async () => {
  const { open, last } = await paidWork();
  const gap = await altered("document", [open.documentId], "DELETE FROM document WHERE id = $1", [
    open.documentId,
  ]);
  expect(gap.mismatches).toContainEqual({
    objectType: "document",
    objectId: last.documentId,
    problem: "its number leaves a gap",
  });
  const cut = await altered("document", [last.documentId], "DELETE FROM document WHERE id = $1", [
    last.documentId,
  ]);
  expect(cut.mismatches).toContainEqual(
    expect.objectContaining({
      objectType: "document_series",
      problem: "its last number is 3, its last document has 2",
    }),
  );
});
test("an invoice that says something other than its document is named", async () => {
  const { open } = await paidWork();
  const named = {
    objectType: "invoice",
    objectId: open.id,
    problem: "it says something other than its document",
  };
  for (const set of [
    "gross_pence = gross_pence - 1, net_pence = net_pence - 1",
    "due_on = due_on + 1",
    "supplier_id = gen_random_uuid()",
    "paying_account_id = gen_random_uuid()",
    "mode = CASE mode WHEN 'live' THEN 'test' ELSE 'live' END",
  ]) {
    const proof = await altered("invoice", [open.id], `UPDATE invoice SET ${set} WHERE id = $1`, [open.id]);
    expect(proof.mismatches, set).toContainEqual(named);
  }
});
test("an invoice called paid that nobody paid, or paid by card that was not, is named", async () => {
  const { open, paymentId, plannerId } = await paidWork();
  const called = await altered(
    "invoice",
    [open.id],
    "UPDATE invoice SET status = 'paid', payment_id = $2 WHERE id = $1",
    [open.id, paymentId],
  );
  expect(called.mismatches).toEqual(
    expect.arrayContaining([
      { objectType: "payment", objectId: paymentId, problem: "it says 18000, its invoices 36000" },
      {
        objectType: "planner",
        objectId: plannerId,
        problem: "invoices not yet paid come to 18000, the ledger owes 36000",
      },
    ]),
  );
  const card = await altered(
    "invoice",
    [open.id],
    "UPDATE invoice SET payer_route = 'own_money' WHERE id = $1",
    [open.id],
  );
  expect(card.mismatches).toContainEqual(
    expect.objectContaining({ objectType: "invoice", objectId: open.id }),
  );
  const gone = await altered("invoice", [open.id], "DELETE FROM invoice WHERE id = $1", [open.id]);
  expect(gone.mismatches).toContainEqual(
    expect.objectContaining({ objectType: "engagement", objectId: open.engagementId }),
  );
});
test("a payment's total, account, ledger transfer or invoices altered, or the payment gone: named", async () => {
  const { paymentId, paid, plannerId } = await paidWork();
  for (const set of ["total_pence = 1", "paying_account_id = gen_random_uuid()", "transfer_id = 1"]) {
    const proof = await altered("payment", [paymentId], `UPDATE payment SET ${set} WHERE id = $1`, [
      paymentId,
    ]);
    expect(proof.mismatches, set).toContainEqual(
      expect.objectContaining({ objectType: "payment", objectId: paymentId }),
    );
  }
  const unpaid = await altered(
    "invoice",
    [paid.id],
    "UPDATE invoice SET status = 'issued', payment_id = NULL WHERE id = $1",
    [paid.id],
  );
  expect(unpaid.mismatches).toEqual([
    expect.objectContaining({ objectType: "planner", objectId: plannerId }),
    { objectType: "payment", objectId: paymentId, problem: "it says 18000, its invoices 0" },
  ]);
  const gone = await altered("payment", [paymentId], "DELETE FROM payment WHERE id = $1", [paymentId]);
  expect(gone.mismatches).toContainEqual({
    objectType: "invoice",
    objectId: paid.id,
    problem: "the payment it names is not there",
  });
});
test("a payment run whose total, people, lines, payment or number was altered is named", async () => {
  const { runId, paymentId, paid } = await paidWork();
  const named = (problem: string) => ({ objectType: "payment_run", objectId: runId, problem });
  const run = (set: string) =>
    altered("payment_run", [runId], `UPDATE payment_run SET ${set} WHERE id = $1`, [runId]);
  expect((await run("total_pence = 1")).mismatches).toContainEqual(named("it says 1, its lines 18000"));
  const { id: lineId } = await db().prisma.paymentRunLine.findFirstOrThrow({ where: { runId } });
  const line = (set: string) =>
    altered("payment_run_line", [lineId], `UPDATE payment_run_line SET ${set} WHERE id = $1`, [lineId]);
  const more = await line("amount_pence = 18001");
  expect(more.mismatches).toEqual(
    expect.arrayContaining([
      named("a line of it and its payment differ"),
      named("a line of it and its invoices differ"),
    ]),
  );
  expect((await line("payment_id = NULL")).mismatches).toContainEqual(
    named("a line of it and its payment differ"),
  );
  expect((await run("number = 7")).mismatches).toContainEqual(
    expect.objectContaining({
      objectType: "document_series",
      problem: "its last number is 1, its last run has 7",
    }),
  );
  const back = await altered("payment", [paymentId], "UPDATE payment SET returned_at = now() WHERE id = $1", [
    paymentId,
  ]);
  expect(back.mismatches).toContainEqual({
    objectType: "payment",
    objectId: paymentId,
    problem: "it came back, and the ledger has not taken it back",
  });
  const waits = await altered(
    "invoice",
    [paid.id],
    "UPDATE invoice SET status = 'in_run', payment_id = NULL, run_line_id = $2 WHERE id = $1",
    [paid.id, lineId],
  );
  expect(waits.mismatches).toContainEqual({
    objectType: "invoice",
    objectId: paid.id,
    problem: "it waits in a run that is over",
  });
});
test("in the ledger: an amount, a balance, a kind, a line, a whole transfer", async () => {
  const { open } = await paidWork();
  const capture = String(open.captureTransferId);
  const { rows } = await db().owner.query<{ id: string; account: string }>(
    "SELECT id::text, account_id::text AS account FROM ledger.entry WHERE transfer_id = $1 ORDER BY amount_pence DESC",
    [capture],
  );
  const [entry] = rows;
  if (!entry) throw new Error("no entry");
  const transferId = Number(capture);
  const amount = await altered(
    "ledger.entry",
    [entry.id],
    "UPDATE ledger.entry SET amount_pence = amount_pence + 1 WHERE id = $1",
    [entry.id],
  );
  expect(amount.imbalances).toContainEqual({ transferId, problem: "unbalanced: sum=1 lines=2" });
  const line = await altered("ledger.entry", [entry.id], "DELETE FROM ledger.entry WHERE id = $1", [
    entry.id,
  ]);
  expect(line.imbalances).toContainEqual({ transferId, problem: "unbalanced: sum=-18000 lines=1" });
  const balance = await altered(
    "ledger.account",
    [entry.account],
    "UPDATE ledger.account SET balance_pence = 7 WHERE id = $1",
    [entry.account],
  );
  expect(balance.drift).toContainEqual(expect.objectContaining({ accountId: Number(entry.account) }));
  const kind = await altered(
    "ledger.transfer",
    [capture],
    "UPDATE ledger.transfer SET kind = 'spend', hold_id = NULL WHERE id = $1",
    [capture],
  );
  expect(kind.imbalances).toContainEqual({
    transferId,
    problem: "a line that this kind of transfer may not have",
  });
  const gone = await altered("ledger.transfer", [capture], "DELETE FROM ledger.transfer WHERE id = $1", [
    capture,
  ]);
  expect(gone.ok).toBe(false);
  expect(gone.imbalances).toContainEqual({ transferId, problem: "its lines are there and it is not" });
});
