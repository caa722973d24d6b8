import { expect, test } from "vitest";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { issueDocument } from "#app/domain/payments/issue-document.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { personAccessOf } from "#tests/factories/account.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { makePerson, makePlanningPot } from "#tests/factories/person.ts";

test("20 captures at once, some undone at the last moment: the numbers of one supplier have no gap and no double", async () => {
  const parties = await makeParties();
  const people = await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      const { account, person } = await makePerson(parties.area.id, `P${String(i)}`);
      const pot = await makePlanningPot(person, 18_000);
      return { ...parties, person, pot, asPerson: personAccessOf(account, person) };
    }),
  );
  const works = [];
  for (const one of people) works.push({ one, work: await makeEngagement(one, "delivered") });
  const [first] = works;
  if (!first) throw new Error("no work");
  await agreeDelivery(first.one.asPerson, { id: first.work.id, version: await first.work.version() });
  const invoice = await db().prisma.invoice.findFirstOrThrow({
    where: { engagementId: first.work.id },
    include: { document: true, supplier: true },
  });
  // One that takes a number of the same series and then fails, between each two that succeed
  const undone = () =>
    db()
      .prisma.$transaction(async (tx) => {
        const { document } = invoice;
        await issueDocument(tx, {
          kind: "invoice",
          owner: { type: "supplier", id: invoice.supplierId, code: "0001" },
          areaId: document.areaId,
          mode: document.mode,
          supplierId: invoice.supplierId,
          personId: document.personId,
          payingAccountId: document.payingAccountId,
          issuedOn: document.issuedOn,
          body: document.body as object,
        });
        throw new Error("undone");
      })
      .catch((error: unknown) => (error as Error).message);
  const rest = works.slice(1);
  const results = await Promise.all(
    rest.flatMap(({ one, work }) => [
      work.version().then((version) => agreeDelivery(one.asPerson, { id: work.id, version })),
      undone(),
    ]),
  );
  expect(results.filter((one) => one === "undone")).toHaveLength(19);
  expect(results.filter((one) => typeof one === "object" && one.ok)).toHaveLength(19);
  const documents = await db().prisma.document.findMany({
    where: { supplierId: invoice.supplierId, kind: "invoice" },
    orderBy: { number: "asc" },
  });
  expect(documents.map((one) => one.number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(new Set(documents.map((one) => one.label)).size).toBe(20);
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [] });
});

test("a document and an invoice cannot be changed, deleted or emptied, even by their owner", async () => {
  const parties = await makeParties();
  const { id, version } = await makeEngagement(parties, "delivered");
  await agreeDelivery(parties.asPerson, { id, version: await version() });
  const invoice = await db().prisma.invoice.findFirstOrThrow({ where: { engagementId: id } });
  const attacks = [
    `UPDATE document SET body = '{}' WHERE id = '${invoice.documentId}'`,
    `UPDATE document SET number = 9 WHERE id = '${invoice.documentId}'`,
    `DELETE FROM document WHERE id = '${invoice.documentId}'`,
    "TRUNCATE document CASCADE",
    `UPDATE invoice SET gross_pence = 1, net_pence = 1 WHERE id = '${invoice.id}'`,
    `UPDATE invoice SET due_on = '2030-01-01' WHERE id = '${invoice.id}'`,
    `DELETE FROM invoice WHERE id = '${invoice.id}'`,
  ];
  for (const sql of attacks) await expect(db().owner.query(sql), sql).rejects.toThrow(/never changes/);
});
