import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { explainDifference } from "#app/domain/payments/reconciliation/explain-difference.server.ts";
import { findDifferences, type Looker } from "#app/domain/payments/reconciliation/find-differences.server.ts";
import { reconcile } from "#app/domain/payments/reconciliation/reconcile.server.ts";
import { db } from "#app/db.server.ts";
import { now, setNow } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";
import { makeCarePot } from "#tests/factories/statement.ts";

useCardSandbox();
beforeEach(() => {
  setNow(null);
});
async function looked() {
  const result = await reconcile();
  if (!result.ok) throw new Error(result.refusal.words);
  return result.value;
}
const councilOf = async (parties: Parties): Promise<Looker> => ({
  side: "area",
  access: areaAccessOf(await makeAccount("commissioner", parties.area.id), parties.area),
});
const seen = async (looker: Looker) =>
  (await findDifferences(looker)).differences.map(({ state, about, amounts }) =>
    [state, about, amounts].join(" | "),
  );
/** As somebody with every right could, with the guards off. */
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

test("a run that finds nothing says when, and what it looked at", async () => {
  const parties = await makeParties();
  await makeEngagement(parties);
  const looker = await councilOf(parties);
  await looked();
  const page = await findDifferences(looker);
  expect(page.differences).toEqual([]);
  expect(page.last?.at).toMatch(/ at \d/);
  expect(page.last?.looked.map((one) => one.count)).toEqual(expect.arrayContaining([expect.any(Number)]));
});
test("money set aside for planning that is closed is found and named, stays one row, and is gone when mended", async () => {
  const parties = await makeParties();
  const looker = await councilOf(parties);
  const { id } = await makeEngagement(parties);
  const { reference } = await db().prisma.engagement.findUniqueOrThrow({ where: { id } });
  const close = (status: string) =>
    unguarded(
      `UPDATE engagement SET status = $2::"EngagementStatus", settle_transfer_id = CASE $2 WHEN 'declined' THEN 1 END, fee_due_pence = CASE $2 WHEN 'declined' THEN 0 END,
        ended_at = CASE $2 WHEN 'declined' THEN now() END WHERE id = $1`,
      [id, status],
    );
  await close("declined");
  await looked();
  await looked();
  expect(await seen(looker)).toEqual([`open | Engagement ${reference}: no open engagement is behind it | `]);
  const [one] = (await findDifferences(looker)).differences;
  expect(one).toMatchObject({
    title: "Money is set aside for planning that is not open",
    path: `/engagements/${id}`,
  });
  expect(one?.next).toMatch(/Open the planning/);
  await close("requested");
  await looked();
  expect(await seen(looker)).toEqual([]);
  expect((await findDifferences(looker)).gone).toMatchObject([
    { about: expect.stringContaining(reference) as string },
  ]);
  // and when it comes back, it is open again
  await close("declined");
  await looked();
  expect(await seen(looker)).toHaveLength(1);
  await close("requested");
  await looked();
});
test("an invoice that somebody altered, and open planning without money, are found", async () => {
  const parties = await makeParties(100_000);
  const looker = await councilOf(parties);
  const { id, version } = await makeEngagement(parties, "delivered");
  await agreeDelivery(parties.asPerson, { id, version: await version() });
  const invoice = await db().prisma.invoice.findFirstOrThrow({
    where: { engagementId: id },
    include: { document: true },
  });
  await unguarded("UPDATE invoice SET due_on = due_on + 1 WHERE id = $1", [invoice.id]);
  const open = await makeEngagement(parties);
  const { holdTransferId, reference } = await db().prisma.engagement.findUniqueOrThrow({
    where: { id: open.id },
  });
  await unguarded("UPDATE engagement SET hold_transfer_id = 1 WHERE id = $1", [open.id]);
  await looked();
  expect(await seen(looker)).toEqual(
    expect.arrayContaining([
      `open | Invoice ${invoice.document.label}: it says something other than its document | `,
      `open | Engagement ${reference}: its money is no longer set aside | `,
    ]),
  );
  await unguarded("UPDATE invoice SET due_on = due_on - 1 WHERE id = $1", [invoice.id]);
  await unguarded("UPDATE engagement SET hold_transfer_id = $2 WHERE id = $1", [
    open.id,
    String(holdTransferId),
  ]);
  await looked();
  expect(await seen(looker)).toEqual([]);
});
test("a statement: lines without an answer, records that it does not show, a balance that differs; all gone when answered", async () => {
  const parties = await makeParties(0);
  const looker = await councilOf(parties);
  const start = now();
  setNow(new Date(start.getTime() - 20 * 86_400_000));
  await makeCarePot(parties.person, 100_000);
  const day = dayOf(start);
  const account = await db().prisma.payingAccount.create({
    data: { areaId: parties.area.id, personId: parties.person.id, route: "direct_payment", name: "x" },
  });
  const of = { payingAccountId: account.id, personId: parties.person.id };
  const made = await db().prisma.statementImport.create({
    data: {
      ...of,
      areaId: parties.area.id,
      fileName: "x.csv",
      fileHash: randomUUID(),
      state: "added",
      addedAt: addDays(day, -10),
      fromOn: addDays(day, -30),
      toOn: day,
      closingPence: 93_000,
      lines: {
        create: [
          {
            ...of,
            line: 2,
            onDay: addDays(day, -12),
            description: "Secret words",
            pence: -7_000,
            fingerprint: randomUUID(),
          },
        ],
      },
    },
  });
  setNow(null);
  await looked();
  const { reference } = parties.person;
  expect(await seen(looker)).toEqual([
    `open | ${reference}: what is in the account | £1,000 in the record, £930 outside it`,
    `open | ${reference}: 1 line | nothing in the record, −£70 outside it`,
  ]);
  // The council sees sums, never the words of a line
  expect(JSON.stringify(await findDifferences(looker))).not.toContain("Secret");
  await db().prisma.statementLine.updateMany({
    where: { importId: made.id },
    data: { state: "not_budget", reason: "my own", settledAt: now() },
  });
  await looked();
  expect(await seen(looker)).toEqual([]);
  // The statement goes to a day long enough ago: what was put in should have been on it
  await unguarded("UPDATE statement_import SET to_on = to_on - 8, from_on = from_on - 8 WHERE id = $1", [
    made.id,
  ]);
  await unguarded(
    "UPDATE ledger.transfer SET created_at = created_at - interval '15 days' WHERE subject_id IN (SELECT id::text FROM pot WHERE person_id = $1)",
    [parties.person.id],
  );
  await looked();
  expect(await seen(looker)).toEqual([
    `open | ${reference}: 1 entry | £1,000 in the record, nothing outside it`,
  ]);
  await unguarded(
    "UPDATE ledger.transfer SET created_at = created_at + interval '15 days' WHERE subject_id IN (SELECT id::text FROM pot WHERE person_id = $1)",
    [parties.person.id],
  );
  await unguarded("UPDATE statement_import SET closing_pence = NULL WHERE id = $1", [made.id]);
  await looked();
  expect(await seen(looker)).toEqual([]);
});
test("explained with a reason, by its own council only, and open again when its figures change", async () => {
  const parties = await makeParties();
  const looker = await councilOf(parties);
  const elsewhere = await makeArea();
  const stranger: Looker = {
    side: "area",
    access: areaAccessOf(await makeAccount("commissioner", elsewhere.id), elsewhere),
  };
  const { id } = await makeEngagement(parties);
  const due = (pence: number | null) =>
    unguarded("UPDATE engagement SET fee_due_pence = $2 WHERE id = $1", [id, pence]);
  await due(5);
  await looked();
  const [one] = (await findDifferences(looker)).differences;
  if (!one) throw new Error("nothing found");
  const said = { difference: one.id, version: one.version, reason: "being looked into" };
  expect(await seen(stranger)).toEqual([]);
  expect(await explainDifference(stranger, said)).toMatchObject({ refusal: { code: "not-found" } });
  const twice = await Promise.all([explainDifference(looker, said), explainDifference(looker, said)]);
  expect(twice.filter((each) => each.ok)).toHaveLength(1);
  await looked();
  const states = async () => (await seen(looker)).map((each) => each.split(" ")[0]);
  expect(await states()).toEqual(["open", "explained"]);
  await due(6);
  await looked();
  expect(await states()).toEqual(["open", "open"]);
  await due(null);
  await looked();
  expect(await seen(looker)).toEqual([]);
});
test("two copies at once: one looks, the other says so, and nothing is written twice", async () => {
  const parties = await makeParties();
  const { id } = await makeEngagement(parties);
  await unguarded("UPDATE engagement SET fee_due_pence = 5 WHERE id = $1", [id]);
  const both = await Promise.all([reconcile(), reconcile(), reconcile()]);
  expect(both.filter((one) => one.ok).length).toBeGreaterThanOrEqual(1);
  for (const one of both) if (!one.ok) expect(one.refusal.code).toBe("running");
  await looked();
  expect(await db().prisma.reconciliationDifference.count({ where: { objectId: id, state: "open" } })).toBe(
    2,
  );
  await unguarded("UPDATE engagement SET fee_due_pence = NULL WHERE id = $1", [id]);
  await looked();
});
test("files that nobody added within a week are forgotten", async () => {
  const parties = await makeParties(0);
  await makeCarePot(parties.person, 0);
  const account = await db().prisma.payingAccount.create({
    data: { areaId: parties.area.id, personId: parties.person.id, route: "direct_payment", name: "x" },
  });
  const draft = (days: number) =>
    db().prisma.statementImport.create({
      data: {
        payingAccountId: account.id,
        areaId: parties.area.id,
        fileName: "x.csv",
        fileHash: randomUUID(),
        content: new TextEncoder().encode("a,b"),
        createdAt: new Date(now().getTime() - days * 86_400_000),
      },
    });
  const [old, young] = [await draft(8), await draft(6)];
  await looked();
  expect(await db().prisma.statementImport.findUnique({ where: { id: old.id } })).toBeNull();
  expect(await db().prisma.statementImport.findUnique({ where: { id: young.id } })).not.toBeNull();
});
