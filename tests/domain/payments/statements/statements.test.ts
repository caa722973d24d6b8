import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { AreaAccess, BudgetManagerAccess, PersonAccess } from "#app/domain/access/access.ts";
import { allocateToPot } from "#app/domain/budgets/open-pot.server.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { balance } from "#app/domain/ledger/ledger.server.ts";
import { recordSpend, reverseSpend } from "#app/domain/budgets/record-spend.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { addStatement } from "#app/domain/payments/statements/add-statement.server.ts";
import { checkStatement } from "#app/domain/payments/statements/check-statement.server.ts";
import { findDraft } from "#app/domain/payments/statements/find-draft.server.ts";
import { findLine, findStatement } from "#app/domain/payments/statements/find-statement.server.ts";
import { findStatements } from "#app/domain/payments/statements/find-statements.server.ts";
import type { StatementHolder } from "#app/domain/payments/statements/holder.ts";
import { keepColumns } from "#app/domain/payments/statements/keep-columns.server.ts";
import { matchAccount } from "#app/domain/payments/statements/match-account.server.ts";
import { settleLine } from "#app/domain/payments/statements/settle-line.server.ts";
import { uploadStatement } from "#app/domain/payments/statements/upload-statement.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, isoDay } from "#app/lib/dates.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import { makeCarePot } from "#tests/factories/statement.ts";

const file = (text: string, name = "statement.csv") => ({ name, bytes: new TextEncoder().encode(text) });
const COLUMNS = {
  day: 0,
  dayFormat: "dmy",
  description: 1,
  amounts: "minus",
  amount: 2,
  moneyIn: null,
  moneyOut: null,
  balance: 3,
} as const;
const TODAY = dayOf(now());
const british = (daysAgo: number) => isoDay(addDays(TODAY, -daysAgo)).split("-").reverse().join("/");
const csv = (...lines: [daysAgo: number, description: string, amount: string, balance?: string][]) =>
  [
    "Date,Description,Amount,Balance",
    ...lines.map(([ago, ...rest]) => [british(ago), ...rest].join(",")),
  ].join("\n");
const decision = { question: "May I?", words: "Yes" };

/** A person with £1,000 of care money in their direct payment account. */
async function someone() {
  const parties = await makeParties(0);
  const pot = await makeCarePot(parties.person, 100_000);
  const holder: StatementHolder = { side: "person", access: parties.asPerson };
  return { parties, pot, holder };
}
async function bring(holder: StatementHolder, text: string) {
  const kept = await uploadStatement(
    holder,
    holder.side === "manager" ? "third_party" : "direct_payment",
    file(text),
  );
  if (!kept.ok) throw new Error(kept.refusal.words);
  const { importId } = kept.value;
  expect(await keepColumns(holder, importId, COLUMNS)).toMatchObject({ ok: true });
  return importId;
}
async function added(holder: StatementHolder, text: string) {
  const id = await bring(holder, text);
  const result = await addStatement(holder, id, decision);
  if (!result.ok) throw new Error(result.refusal.words);
  return result.value;
}
const linesOf = (importId: string) =>
  db().prisma.statementLine.findMany({ where: { importId }, orderBy: { line: "asc" } });
const spend = (access: PersonAccess, potId: string, pence: number, payee: string, daysAgo = 3) =>
  act(access, (tx) =>
    recordSpend(tx, {
      potId,
      personId: access.subject.personId,
      paidOn: addDays(TODAY, -daysAgo),
      pence,
      payee,
      what: "support",
      submissionKey: randomUUID(),
      by: { accountId: access.actor.accountId, grantId: null },
    }),
  );

test("brought, columns said, checked, added: what is without doubt agrees, the rest waits", async () => {
  const { parties, pot, holder } = await someone();
  await spend(parties.asPerson, pot.id, 31_000, "Lena Kowalska");
  const text = csv(
    [3, "FPO LENA KOWALSKA", "-310.00", "690.00"],
    [2, "Corner shop", "-12.50", "677.50"],
    [0, "COUNCIL BACS", "1000.00", "1677.50"],
  );
  const id = await bring(holder, text);
  const check = await checkStatement(holder, id);
  expect(check).toMatchObject({
    state: "good",
    known: 0,
    inPence: 100_000,
    outPence: 32_250,
    balanceBreaks: null,
  });
  expect(await addStatement(holder, id)).toMatchObject({
    ok: true,
    value: { added: 3, known: 0, matched: 2 },
  });
  // twice is once
  expect(await addStatement(holder, id)).toMatchObject({ ok: true, value: { added: 3 } });
  const shown = await findStatement(holder, id);
  expect(shown?.lines.map(({ description, state }) => [description, state])).toEqual([
    ["COUNCIL BACS", "agrees"],
    ["Corner shop", "open"],
    ["FPO LENA KOWALSKA", "agrees"],
  ]);
  expect(shown).toMatchObject({ closingPence: 167_750, missing: [] });
  expect(await db().prisma.statementImport.findUniqueOrThrow({ where: { id } })).toMatchObject({
    content: null,
    state: "added",
  });
  expect((await findStatements(holder)).statements).toMatchObject([{ id, open: 1, lines: 3 }]);
  const account = await db().prisma.payingAccount.findFirstOrThrow({
    where: { personId: parties.person.id },
  });
  expect(account.statementColumns).toEqual(COLUMNS);
  // the next file of this account finds its columns filled in
  const next = await uploadStatement(holder, "direct_payment", file(csv([1, "x", "-1.00"])));
  if (!next.ok) throw new Error("refused");
  expect((await findDraft(holder, next.value.importId))?.guess).toEqual(COLUMNS);
});
test("the same file is refused with the reason; lines of an overlapping file are added once", async () => {
  const { holder, parties } = await someone();
  const first = csv([5, "A", "-1.00", "9.00"], [4, "B", "-2.00", "7.00"], [4, "B", "-2.00", "5.00"]);
  await added(holder, first);
  expect(await uploadStatement(holder, "direct_payment", file(first, "renamed.csv"))).toMatchObject({
    ok: false,
    refusal: { code: "added-before", words: expect.stringMatching(/very file was added on/) as string },
  });
  const more = await added(
    holder,
    csv([4, "B", "-2.00", "7.00"], [4, "b", "-2.00", "5.00"], [3, "C", "-3.00", "2.00"]),
  );
  expect(more).toMatchObject({ added: 1, known: 2 });
  expect(
    await db().prisma.statementLine.count({
      where: { personId: parties.person.id },
    }),
  ).toBe(4);
});
test("two overlapping files added at once: each line once", async () => {
  const { holder } = await someone();
  const ids = [
    await bring(holder, csv([5, "A", "-1.00"], [4, "B", "-2.00"])),
    await bring(holder, csv([4, "B", "-2.00"], [3, "C", "-3.00"])),
  ];
  const results = await Promise.all(ids.map((id) => addStatement(holder, id)));
  expect(results.every((one) => one.ok)).toBe(true);
  const all = (await Promise.all(ids.map(linesOf))).flat();
  expect(all.map((line) => line.description).toSorted()).toEqual(["A", "B", "C"]);
});
test("one bad line: nothing is added, and the line is named", async () => {
  const { holder } = await someone();
  const id = await bring(holder, csv([5, "A", "-1.00"], [4, "B", "18.005"], [3, "C", "١٨"]));
  expect(await checkStatement(holder, id)).toMatchObject({
    state: "problems",
    problems: [{ line: 3 }, { line: 4 }],
  });
  expect(await addStatement(holder, id)).toMatchObject({ ok: false, refusal: { code: "bad-file" } });
  expect(await linesOf(id)).toEqual([]);
});
describe("what a line is", () => {
  test("spending is written down in one press, with the bank's day and amount, once", async () => {
    const { parties, pot, holder } = await someone();
    const { id } = await added(holder, csv([2, "Corner shop", "-12.50"]));
    const [line] = await linesOf(id);
    if (!line) throw new Error("no line");
    const press = () =>
      settleLine(holder, id, line.id, { version: 1, is: `pot:${pot.id}`, reason: "", what: "" });
    const all = await Promise.all([press(), press(), press()]);
    expect(all.filter((one) => one.ok)).toHaveLength(1);
    for (const one of all) if (!one.ok) expect(one.refusal.code).toBe("stale");
    expect(await balance(db().prisma, pot.availableAccountId)).toBe(98_750);
    const [written] = await db().prisma.spending.findMany({ where: { personId: parties.person.id } });
    expect(written).toMatchObject({
      pence: 1_250,
      payee: "Corner shop",
      statementLineId: line.id,
      paidOn: addDays(TODAY, -2),
    });
    expect(await linesOf(id)).toMatchObject([
      { state: "agrees", entryKind: "transfer", entryId: String(written?.transferId) },
    ]);
    // undone later, the line waits again
    await act(parties.asPerson, (tx) =>
      reverseSpend(tx, {
        spendingId: written?.id ?? "",
        personId: parties.person.id,
        reason: "mistake",
        byAccountId: null,
      }),
    );
    const account = await db().prisma.payingAccount.findFirstOrThrow({
      where: { personId: parties.person.id },
    });
    await db().prisma.$transaction((tx) => matchAccount(tx, account));
    expect(await linesOf(id)).toMatchObject([{ state: "open", entryId: null, version: 3 }]);
    expect(
      await settleLine(holder, id, line.id, {
        version: 3,
        is: `pot:${pot.id}`,
        reason: "",
        what: "shopping",
      }),
    ).toMatchObject({ ok: true });
    expect(await balance(db().prisma, pot.availableAccountId)).toBe(98_750);
  });
  test("more than the record has is kept waiting, not refused: the bank says it was paid", async () => {
    const { pot, holder } = await someone();
    const { id } = await added(holder, csv([2, "Big thing", "-2000.00"]));
    const [line] = await linesOf(id);
    expect(
      await settleLine(holder, id, line?.id ?? "", { version: 1, is: `pot:${pot.id}`, reason: "", what: "" }),
    ).toMatchObject({ ok: true });
    expect(await linesOf(id)).toMatchObject([{ state: "agrees", entryKind: "spending" }]);
    expect(await balance(db().prisma, pot.availableAccountId)).toBe(100_000);
  });
  test("an invoice that the person paid: one press pays it, never by itself", async () => {
    const { parties, holder } = await someone();
    await db().prisma.$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE pot SET funding_route = 'direct_payment' WHERE id = ${parties.pot.id}::uuid`;
    });
    await db().prisma.$transaction((tx) => allocateToPot(tx, parties.pot, 18_000, randomUUID(), null));
    const { id: engagementId, version } = await makeEngagement(parties, "delivered");
    await agreeDelivery(parties.asPerson, { id: engagementId, version: await version() });
    const invoice = await db().prisma.invoice.findFirstOrThrow({ where: { engagementId } });
    const { id } = await added(holder, csv([0, "FASTER PAYMENT PLANNER", "-180.00"]));
    const [line] = await linesOf(id);
    if (!line) throw new Error("no line");
    expect(line.state).toBe("open");
    const shown = await findLine(holder, id, line.id);
    expect(shown?.entries.map((entry) => entry.id)).toContain(`invoice:${invoice.id}`);
    const pay = await settleLine(holder, id, line.id, {
      version: 1,
      is: `entry:invoice:${invoice.id}`,
      reason: "",
      what: "",
    });
    expect(pay).toMatchObject({ ok: true });
    expect(await db().prisma.invoice.findUniqueOrThrow({ where: { id: invoice.id } })).toMatchObject({
      status: "paid",
    });
    expect(await verifyMoney()).toMatchObject({ ok: true });
  });
  test("another amount, another's entry, a taken entry, a stranger's pot: refused, nothing changed", async () => {
    const [own, other] = [await someone(), await someone()];
    const written = await spend(own.parties.asPerson, own.pot.id, 500, "Bus");
    const theirs = await spend(other.parties.asPerson, other.pot.id, 700, "Taxi");
    if (!written.ok || !theirs.ok) throw new Error("not written");
    const { id } = await added(own.holder, csv([2, "Bus", "-5.00"], [2, "Bus again", "-7.00"]));
    const [, line] = await linesOf(id);
    const say = (is: string) =>
      settleLine(own.holder, id, line?.id ?? "", { version: 1, is, reason: "", what: "" });
    for (const [is, code] of [
      [`entry:transfer:${String(written.value.transferId)}`, "gone"],
      [`entry:transfer:${String(theirs.value.transferId)}`, "gone"],
      [`entry:invoice:${randomUUID()}`, "gone"],
      [`pot:${other.pot.id}`, "not-found"],
      [`pot:${own.parties.pot.id}`, "not-found"],
    ] as const)
      expect(await say(is), is).toMatchObject({ ok: false, refusal: { code } });
    expect(await linesOf(id)).toMatchObject([{ state: "agrees" }, { state: "open", version: 1 }]);
    expect(
      await settleLine(other.holder, id, line?.id ?? "", { version: 1, is: "open", reason: "", what: "" }),
    ).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(
      await settleLine(own.holder, id, line?.id ?? "", {
        version: 1,
        is: "not-budget",
        reason: "my own shopping",
        what: "",
      }),
    ).toMatchObject({ ok: true });
    expect(await say("open")).toMatchObject({ ok: false, refusal: { code: "stale" } });
  });
  test("what the record has and the statement does not is named", async () => {
    const { parties, pot, holder } = await someone();
    await spend(parties.asPerson, pot.id, 4_200, "Taxi", 4);
    const { id } = await added(holder, csv([5, "A", "-1.00"], [0, "B", "-2.00"]));
    expect((await findStatement(holder, id))?.missing).toMatchObject([{ pence: -4_200 }, { pence: 100_000 }]);
  });
  test("what the bank wrote never changes", async () => {
    const { holder } = await someone();
    const { id } = await added(holder, csv([2, "Corner shop", "-12.50"]));
    await expect(
      db().pool.query("UPDATE statement_line SET pence = -1 WHERE import_id = $1", [id]),
    ).rejects.toThrow(/as the bank wrote it/);
    await expect(
      db().pool.query("UPDATE statement_line SET description = 'x' WHERE import_id = $1", [id]),
    ).rejects.toThrow(/as the bank wrote it/);
  });
});
describe("whose statements", () => {
  test("a worker writes down what the person decided; without it nothing is added", async () => {
    const { parties } = await someone();
    const { access } = await makeAssisted(parties.person, { scopes: ["money"] });
    const holder: StatementHolder = { side: "person", access };
    const id = await bring(holder, csv([2, "A", "-1.00"]));
    expect(await addStatement(holder, id)).toMatchObject({ ok: false, refusal: { code: "words-needed" } });
    expect(await linesOf(id)).toEqual([]);
    expect(await addStatement(holder, id, decision)).toMatchObject({ ok: true });
  });
  test("a stranger, another area and another budget manager see nothing and can add nothing", async () => {
    const [own, other] = [await someone(), await someone()];
    const id = await bring(own.holder, csv([2, "A", "-1.00"]));
    const council = areaAccessOf(
      await makeAccount("practitioner", other.parties.area.id),
      other.parties.area,
    );
    const elsewhere: StatementHolder = { side: "council", access: council, personId: own.parties.person.id };
    for (const stranger of [other.holder, elsewhere, await managerOf(own.parties.area.id)]) {
      expect(await findDraft(stranger, id)).toBeNull();
      expect(await checkStatement(stranger, id)).toBeNull();
      expect(await addStatement(stranger, id)).toMatchObject({ refusal: { code: "not-found" } });
      expect(await keepColumns(stranger, id, COLUMNS)).toMatchObject({ refusal: { code: "not-found" } });
      expect((await findStatements(stranger)).statements).toEqual([]);
    }
    expect(await uploadStatement(elsewhere, "direct_payment", file(csv([1, "A", "-1.00"])))).toMatchObject({
      refusal: { code: "not-found" },
    });
  });
  test("a practitioner sees what they were given themselves, and not what the person brought", async () => {
    const { parties, holder } = await someone();
    const access: AreaAccess = areaAccessOf(await makeAccount("practitioner", parties.area.id), parties.area);
    const council: StatementHolder = { side: "council", access, personId: parties.person.id };
    const theirs = await added(holder, csv([2, "Private", "-1.00"]));
    expect(await findStatement(council, theirs.id)).toBeNull();
    const given = await added(council, csv([3, "Given", "-1.00"]));
    expect(await findStatement(council, given.id)).toMatchObject({
      lines: [{ description: "Given" }],
      pots: [],
    });
    expect(await findStatement(holder, given.id)).toMatchObject({ lines: [{ description: "Given" }] });
  });
  test("a budget manager's own account", async () => {
    const manager = await managerOf((await makeParties(0)).area.id);
    const { id } = await added(manager, csv([2, "Planner", "-180.00"]));
    expect(await findStatement(manager, id)).toMatchObject({ lines: [{ state: "open" }], pots: [] });
  });
});
async function managerOf(areaId: string): Promise<StatementHolder> {
  const made = await db().prisma.budgetManager.create({
    data: { areaId, slug: randomUUID(), name: "Manager" },
  });
  const account = await makeAccount("budget_manager", areaId);
  const area = areaAccessOf(account, { id: areaId, slug: "x", name: "x" });
  const access: BudgetManagerAccess = { ...area, budgetManager: { id: made.id, areaId, name: made.name } };
  return { side: "manager", access };
}
