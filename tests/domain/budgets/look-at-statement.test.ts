import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addThirdParty, findThirdParties } from "#app/domain/budgets/add-third-party.server.ts";
import { changePot } from "#app/domain/budgets/change-pot.server.ts";
import { ChangePotForm, CloseBudgetForm, NewManagerForm } from "#app/domain/budgets/budget-forms.ts";
import { closeBudget } from "#app/domain/budgets/close-budget.server.ts";
import { findBudgetChanges } from "#app/domain/budgets/find-budget-changes.server.ts";
import { findStatement, findWholeStatement } from "#app/domain/budgets/find-statement.server.ts";
import { lookAtStatement, sayWhyLooking } from "#app/domain/budgets/look-at-statement.server.ts";
import { statementCsv } from "#app/domain/budgets/statement-csv.ts";
import { SpendingForm } from "#app/domain/budgets/spending-form.ts";
import { undoSpending, writeSpending } from "#app/domain/budgets/write-spending.server.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeBudget, makeCouncil, must, parts } from "#tests/factories/budget.ts";

beforeEach(() => {
  setNow(new Date("2026-06-10T10:00:00Z"));
});
afterEach(() => {
  setNow(null);
});
const pay = async (council: Awaited<ReturnType<typeof makeCouncil>>, potId: string) =>
  must(
    await writeSpending(
      council.asPerson,
      SpendingForm.parse({
        potId,
        what: "4 hours of support",
        payee: "=Lena",
        paid: parts("2026-06-08"),
        amount: "66",
        submissionKey: randomUUID(),
      }),
    ),
  );

test("every line says for which days money is, what was paid to whom, what was taken back and why; the file too", async () => {
  const council = await makeCouncil();
  const budget = await makeBudget(council);
  const change = async (more: Record<string, unknown>) =>
    must(
      await changePot(
        council.practitioner,
        council.person.id,
        budget.id,
        budget.pot.id,
        ChangePotForm.parse({
          every: "four_weeks",
          reason: "Another need",
          version: String(await budget.version()),
          submissionKey: randomUUID(),
          ...more,
        }),
      ),
    );
  await change({ amount: "350", from: parts("2026-06-03") });
  await change({ amount: "300", from: parts("2026-06-10") });
  const spending = await pay(council, budget.pot.id);
  must(await undoSpending(council.asPerson, spending.id, { reason: "Wrong day" }));
  must(
    await closeBudget(
      council.practitioner,
      council.person.id,
      budget.id,
      CloseBudgetForm.parse({
        closedOn: parts("2026-06-10"),
        reason: "Moved away",
        version: String(await budget.version()),
        submissionKey: randomUUID(),
      }),
    ),
  );
  const all = { from: null, to: null };
  const found = await findStatement(council.asPerson, budget.pot.id, all, 1);
  expect(found?.statement?.lines.map(({ what, leftChange }) => [what, leftChange])).toEqual([
    ["Back to the council: the budget was closed on 10 June 2026", -374_000],
    ["Taken back: 4 hours of support, to =Lena. Why: Wrong day", 6_600],
    ["Paid on 8 June 2026: 4 hours of support, to =Lena", -6_600],
    [
      "Taken back by the council: the difference for 10 June 2026 to 23 June 2026, because the amount was changed from an earlier day",
      -10_000,
    ],
    [
      "Put in by the council: the difference for 3 June 2026 to 23 June 2026, because the amount was changed from an earlier day",
      12_000,
    ],
    ["Put in by the council for 27 May 2026 to 23 June 2026", 124_000],
    ["Put in by the council for 29 April 2026 to 26 May 2026", 124_000],
    ["Put in by the council for 1 April 2026 to 28 April 2026", 124_000],
  ]);
  const csv = statementCsv((await findWholeStatement(council.asPerson, null, all)) ?? []);
  expect(csv).toContain('"Paid on 8 June 2026: 4 hours of support, to =Lena"');
  const changes = await findBudgetChanges(council.person.id);
  expect(changes.map(({ words, reason, by }) => [words, reason, by])).toEqual([
    ["The budget was closed. £3,740 went back to the council.", "Moved away", "Helen Test"],
    ["Care and support money: from £350 to £300 a week, put in every 4 weeks.", "Another need", "Helen Test"],
    ["Care and support money: from £310 to £350 a week, put in every 4 weeks.", "Another need", "Helen Test"],
    [
      "A budget was given: £310 a week, put in every 4 weeks. It is agreed.",
      "Agreed at the review",
      "Helen Test",
    ],
  ]);
});

test("the council sees totals; lines only after saying why, for eight hours, only who said it, and the person can read that", async () => {
  const council = await makeCouncil();
  const { pot } = await makeBudget(council);
  await pay(council, pot.id);
  const { practitioner, person } = council;
  const look = (access = practitioner) => lookAtStatement(access, person.id, pot.id, 1);
  expect(await look()).toMatchObject({ statement: null, reason: null, totals: [{ spentPence: 6_600 }] });
  must(await sayWhyLooking(practitioner, person.id, "They asked me to check with them"));
  expect((await look())?.statement?.lines[0]?.what).toMatch(/^Paid on 8 June/);
  const colleague = areaAccessOf(await makeAccount("practitioner", council.area.id), council.area);
  expect(await look(colleague)).toMatchObject({ statement: null });
  setNow(new Date("2026-06-10T18:00:01Z"));
  expect(await look()).toMatchObject({ statement: null, reason: null });
  const events = await db().prisma.auditEvent.findMany({ where: { personId: person.id } });
  expect(events.map(({ action }) => action)).toContain("statement.looked");
  const other = await makeCouncil();
  expect(await sayWhyLooking(other.practitioner, person.id, "Curious")).toMatchObject({
    refusal: { code: "not-found" },
  });
  expect(await lookAtStatement(practitioner, person.id, randomUUID(), 1)).toBeNull();
});

test("a budget manager is added once, for its own area", async () => {
  const council = await makeCouncil();
  const form = NewManagerForm.parse({ name: "Harbour & Sons", address: "Unit 2\n\n Southampton " });
  const results = await Promise.all([1, 2, 3].map(() => addThirdParty(council.practitioner, form)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await findThirdParties(council.area.id)).toMatchObject([
    { name: "Harbour & Sons", address: "Unit 2, Southampton", budgets: 0 },
  ]);
  await makeBudget(council, { route: "third_party" });
  expect(await findThirdParties(council.area.id)).toMatchObject([{ budgets: 1 }]);
  expect(await findThirdParties((await makeCouncil()).area.id)).toEqual([]);
});
