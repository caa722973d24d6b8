import { randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { findBudget } from "#app/domain/budgets/find-budget.server.ts";
import {
  findStatement,
  findWholeStatement,
  LINES_A_PAGE,
} from "#app/domain/budgets/find-statement.server.ts";
import { allocateToPot } from "#app/domain/budgets/open-pot.server.ts";
import { plainPounds, safeWords, statementCsv } from "#app/domain/budgets/statement-csv.ts";
import { readPeriod } from "#app/domain/budgets/statement-period.ts";
import { cancelEngagement } from "#app/domain/engagements/cancel-engagement.server.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { db } from "#app/db.server.ts";
import { addDays, dayOf, isoDay } from "#app/lib/dates.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";

const ALL = { from: null, to: null };
const must = (result: { ok: boolean }) => {
  expect(result).toMatchObject({ ok: true });
};

test("a statement tells the story of a pot in plain words, newest first, and adds up", async () => {
  const parties = await makeParties(50_000);
  const first = await makeEngagement(parties, "delivered");
  must(await agreeDelivery(parties.asPerson, { id: first.id, version: await first.version() }));
  const second = await makeEngagement(parties, "requested", "low");
  must(
    await cancelEngagement(parties.asPerson, {
      id: second.id,
      version: await second.version(),
      reason: "Not now",
    }),
  );
  await makeEngagement(parties, "requested", "low");

  const found = await findStatement(parties.asPerson, null, ALL, 1);
  const statement = found?.statement;
  expect(
    statement?.lines.map((line) => [line.what, line.leftChange, line.asideChange, line.leftAfter]),
  ).toEqual([
    ["Set aside for planning with Rosa M., Low", -10_000, 10_000, 22_000],
    ["Came back: planning with Rosa M., Low (it was cancelled)", 10_000, -10_000, 32_000],
    ["Set aside for planning with Rosa M., Low", -10_000, 10_000, 22_000],
    ["Fee for planning with Rosa M., Medium: £180 fell due", 0, -18_000, 32_000],
    ["Set aside for planning with Rosa M., Medium", -18_000, 18_000, 32_000],
    ["Put in by the council", 50_000, 0, 50_000],
  ]);
  expect(statement).toMatchObject({
    opening: { left: 0, aside: 0 },
    closing: { left: 22_000, aside: 10_000 },
    lineCount: 6,
  });
  const budget = await findBudget(parties.asPerson);
  expect(budget.pots[0]).toMatchObject({ spentPence: 18_000, heldPence: 10_000, availablePence: 22_000 });
  expect(budget.pots[0]?.aside).toMatchObject([{ what: "Planning with Rosa M., Low", pence: 10_000 }]);
});
test("dates: what was before and after adds up, and nothing outside them is shown", async () => {
  const parties = await makeParties(50_000);
  await makeEngagement(parties);
  const today = dayOf(new Date());
  const tomorrow = { from: addDays(today, 1), to: null };
  const later = await findStatement(parties.asPerson, null, tomorrow, 1);
  expect(later?.statement).toMatchObject({
    lines: [],
    lineCount: 0,
    opening: { left: 32_000, aside: 18_000 },
    closing: { left: 32_000, aside: 18_000 },
  });
  const only = await findStatement(parties.asPerson, null, { from: today, to: today }, 1);
  expect(only?.statement).toMatchObject({ lineCount: 2, closing: { left: 32_000, aside: 18_000 } });
  const before = await findStatement(parties.asPerson, null, { from: null, to: addDays(today, -1) }, 1);
  expect(before?.statement).toMatchObject({ lineCount: 0, closing: { left: 0, aside: 0 } });
});
test("250 changes come in pages that follow on from each other", async () => {
  const parties = await makeParties(100);
  for (let i = 0; i < 249; i++) await allocateToPot(db().prisma, parties.pot, 1, randomUUID(), null);
  const pages = await Promise.all([1, 2, 3].map((page) => findStatement(parties.asPerson, null, ALL, page)));
  const lines = pages.flatMap((page) => page?.statement?.lines ?? []);
  expect(pages.map((page) => page?.statement?.lines.length)).toEqual([LINES_A_PAGE, LINES_A_PAGE, 50]);
  expect(lines[0]?.leftAfter).toBe(349);
  for (const [i, line] of lines.entries())
    expect(line.leftAfter - line.leftChange).toBe(lines[i + 1]?.leftAfter ?? 0);
});
test("somebody else's pot is not there at all; a grant without money shows the planning pot only; none is fine", async () => {
  const [mine, other] = [await makeParties(), await makeParties()];
  expect(await findStatement(mine.asPerson, other.pot.id, ALL, 1)).toBeNull();
  expect(await findWholeStatement(mine.asPerson, other.pot.id, ALL)).toBeNull();
  const grant = {
    id: randomUUID(),
    basis: "consent",
    scopes: ["search_and_advice"],
    validUntil: new Date(),
    decidedBy: "x",
    assistedSessionId: null,
    channel: null,
  } as const;
  const withScopes = (scopes: ("engage_planners" | "money" | "hire")[]) => ({
    ...mine.asPerson,
    grant: { ...grant, scopes },
  });
  await db().prisma.pot.update({ where: { id: mine.pot.id }, data: { kind: "care" } });
  expect((await findStatement(withScopes(["engage_planners"]), null, ALL, 1))?.statement).toBeNull();
  expect((await findStatement(withScopes(["money"]), null, ALL, 1))?.statement).not.toBeNull();
  await db().prisma.pot.update({ where: { id: mine.pot.id }, data: { kind: "support_planning" } });
  expect((await findStatement(withScopes(["engage_planners"]), null, ALL, 1))?.statement).not.toBeNull();
  expect((await findStatement(withScopes(["hire"]), null, ALL, 1))?.statement).toBeNull();
});
test("looking is recorded", async () => {
  const parties = await makeParties();
  await findBudget(parties.asPerson);
  await findStatement(parties.asPerson, null, ALL, 1);
  await findWholeStatement(parties.asPerson, null, ALL);
  const events = await db().prisma.auditEvent.findMany({
    where: { personId: parties.person.id },
    orderBy: { seq: "asc" },
  });
  expect(events.map((event) => event.action)).toEqual([
    "budget.viewed",
    "statement.viewed",
    "statement.downloaded",
  ]);
});
test("the file reads back: dates, pounds, balances, and nothing a spreadsheet would run", async () => {
  const parties = await makeParties(50_000);
  await db().prisma.planner.update({
    where: { id: parties.planner.id },
    data: { firstName: '=HYPERLINK("x")', lastName: "Martin" },
  });
  await makeEngagement(parties);
  const csv = statementCsv((await findWholeStatement(parties.asPerson, null, ALL)) ?? []);
  expect(csv.startsWith("\uFEFFPot,Date,What")).toBe(true);
  const rows: string[][] = parse(csv, { bom: true });
  expect(rows.slice(1).map((row) => row.slice(1))).toEqual([
    ["", "Balance at the end", "", "", "320.00", "180.00"],
    [
      isoDay(dayOf(new Date())),
      'Set aside for planning with =HYPERLINK("x") M., Medium',
      "-180.00",
      "180.00",
      "320.00",
      "180.00",
    ],
    [isoDay(dayOf(new Date())), "Put in by the council", "500.00", "0.00", "500.00", "0.00"],
    ["", "Balance at the start", "", "", "0.00", "0.00"],
  ]);
  for (const words of ["=1+1", "+1", "-1", "@x", "\t=1", " =1"]) expect(safeWords(words)).toBe(`'${words}`);
  expect(safeWords("a = b")).toBe("a = b");
  expect([0, 5, -5, 100, -123_456].map(plainPounds)).toEqual(["0.00", "0.05", "-0.05", "1.00", "-1234.56"]);
});
test("dates that are not dates say so, at their field, and filter nothing", () => {
  const read = (query: string) => readPeriod(new URLSearchParams(query));
  expect(read("").errors).toEqual({});
  expect(read("from.day=1&from.month=4&from.year=2026").period.from).toEqual(new Date("2026-04-01"));
  expect(read("from=2026-04-01&to=2026-04-30").values.to).toEqual({ day: "30", month: "4", year: "2026" });
  expect(read("from.day=31&from.month=2&from.year=2026").errors.from).toMatch(/real date/);
  expect(read("from.day=1").errors.from).toMatch(/real date/);
  expect(read("to=soon").errors.to).toMatch(/real date/);
  const wrong = read("from=2026-04-02&to=2026-04-01");
  expect(wrong.errors.to).toMatch(/must not be before/);
  expect(wrong.period).toEqual(ALL);
});
