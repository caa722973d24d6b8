import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { addPot } from "#app/domain/budgets/add-pot.server.ts";
import { AddPotForm } from "#app/domain/budgets/budget-forms.ts";
import { findWarnings } from "#app/domain/budgets/find-warnings.server.ts";
import { lookAfterBudget } from "#app/domain/budgets/look-after-budgets.server.ts";
import { SpendingForm } from "#app/domain/budgets/spending-form.ts";
import { writeSpending } from "#app/domain/budgets/write-spending.server.ts";
import { findBudgetsToLookAt } from "#app/domain/budgets/find-budgets-to-look-at.server.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { makeRepresentative } from "#tests/factories/grant.ts";
import { makeBudget, makeCouncil, must, parts, type Council } from "#tests/factories/budget.ts";

afterEach(() => {
  setNow(null);
});
const night = async (iso: string, budgetId: string) => {
  setNow(new Date(`${iso}T02:00:00Z`));
  await lookAfterBudget(budgetId);
};
const pay = async (council: Council, potId: string, amount: string, on: string) =>
  must(
    await writeSpending(
      council.asPerson,
      SpendingForm.parse({
        potId,
        what: "Support",
        payee: "Lena",
        paid: parts(on),
        amount,
        submissionKey: randomUUID(),
      }),
    ),
  );
const told = (personId: string) =>
  db().prisma.notification.findMany({ where: { personId, onceKey: { startsWith: "budget-warning" } } });
const council_ = (council: Council) =>
  findBudgetsToLookAt(council.practitioner).then(({ warnings }) => warnings);

test("ahead: the person is told at once and once; the council sees it after seven days if it still holds; better ends it", async () => {
  setNow(new Date("2026-06-24T02:00:00Z"));
  const council = await makeCouncil();
  const { id, pot } = await makeBudget(council);
  // 12 weeks and a day have gone; 15 weeks of money are used
  await pay(council, pot.id, "4650", "2026-06-23");
  await night("2026-06-24", id);
  await night("2026-06-24", id);
  await night("2026-06-25", id);
  const [letter, ...more] = await told(council.person.id);
  expect(more).toEqual([]);
  expect(letter?.subject).toBe("Please look at your budget");
  expect(letter?.body).toMatch(/At this rate the money runs out about \w+ \d+ \w+ 202\d/);
  expect(letter?.body).toMatch(/We tell you first/);
  expect(await findWarnings(council.person.id)).toMatchObject([
    { kind: "ahead", title: "Your money may run out early" },
  ]);
  expect(await council_(council)).toEqual([]);
  await night("2026-06-30", id);
  expect(await council_(council)).toEqual([]);
  await night("2026-07-01", id);
  expect(await council_(council)).toMatchObject([{ personId: council.person.id, kind: "ahead" }]);
  await night("2026-07-22", id);
  expect(await findWarnings(council.person.id)).toEqual([]);
  expect(await council_(council)).toEqual([]);
  // It begins again: a new warning, told again
  await pay(council, pot.id, "1500", "2026-07-22");
  await night("2026-07-23", id);
  expect(await told(council.person.id)).toHaveLength(2);
});

test("behind: a lot not spent, reserves never counted; not of money that others spend; other areas see nothing", async () => {
  setNow(new Date("2026-06-10T02:00:00Z"));
  const council = await makeCouncil();
  const { id, version } = await makeBudget(council);
  must(
    await addPot(
      council.practitioner,
      council.person.id,
      id,
      AddPotForm.parse({
        kind: "reserve",
        name: "Redundancy pay",
        amount: "9000",
        route: "direct_payment",
        from: parts("2026-06-10"),
        reason: "Ring-fenced",
        version: String(await version()),
        submissionKey: randomUUID(),
      }),
    ),
  );
  await night("2026-06-23", id);
  expect(await findWarnings(council.person.id)).toEqual([]);
  await night("2026-06-25", id);
  // 16 weeks are put in; the reserve is not in it
  expect(await findWarnings(council.person.id)).toMatchObject([
    { kind: "behind", words: "£4,960 is put in and not spent. That is about 16 weeks of money." },
  ]);
  await night("2026-07-10", id);
  expect(await council_(council)).toHaveLength(1);
  expect(await council_(await makeCouncil())).toEqual([]);

  setNow(new Date("2026-06-10T02:00:00Z"));
  const held = await makeCouncil();
  const theirs = await makeBudget(held, { route: "council_held" });
  await night("2026-08-25", theirs.id);
  expect(await findWarnings(held.person.id)).toEqual([]);
});

test("whoever looks after money for them is told too, once, in an account of their own; nobody whose permission is another, over or stopped", async () => {
  setNow(new Date("2026-06-24T02:00:00Z"));
  const council = await makeCouncil();
  const { id, pot } = await makeBudget(council);
  const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
  const times = { validFrom: day("2026-04-01"), validUntil: day("2027-04-01") };
  const grant = (more: Parameters<typeof makeRepresentative>[1]) =>
    makeRepresentative(council.person, { ...times, scopes: ["money"], ...more });
  const money = await grant({});
  const others = [
    await grant({ scopes: ["engage_planners", "hire"] }),
    await grant({ validUntil: day("2026-06-01") }),
    await grant({ withdrawnAt: day("2026-06-02") }),
    await grant({ validFrom: day("2026-07-01") }),
  ];
  const stopped = await grant({});
  await db().prisma.accountRole.updateMany({
    where: { accountId: stopped.account.id },
    data: { endedAt: day("2026-06-03") },
  });
  await pay(council, pot.id, "4650", "2026-06-23");
  await night("2026-06-24", id);
  await night("2026-06-25", id);
  const letters = (accountId: string) =>
    db().prisma.notification.findMany({ where: { accountId, onceKey: { startsWith: "budget-warning" } } });
  const [letter, ...more] = await letters(money.account.id);
  expect(more).toEqual([]);
  // The subject may be read over a shoulder: no name, no figure
  expect(letter?.subject).toBe("Please look at a budget you help with");
  expect(letter?.body).toMatch(/This is about the money of Asha Test\. It may run out early\./);
  for (const other of [...others, stopped]) expect(await letters(other.account.id)).toEqual([]);
  expect(await told(council.person.id)).toHaveLength(1);
});
