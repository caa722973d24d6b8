import type { PersonAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { addPot } from "#app/domain/budgets/add-pot.server.ts";
import { AddPotForm, ChangeBudgetForm } from "#app/domain/budgets/budget-forms.ts";
import { changeBudget } from "#app/domain/budgets/change-budget.server.ts";
import { lookAfterBudget } from "#app/domain/budgets/look-after-budgets.server.ts";
import { SpendingForm } from "#app/domain/budgets/spending-form.ts";
import { undoSpending, writeSpending } from "#app/domain/budgets/write-spending.server.ts";
import { db } from "#app/db.server.ts";
import type { Person } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import type { Result } from "#app/lib/result.ts";
import type { Seed } from "#seed/context.ts";
import { practitionerOf } from "#seed/people.ts";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.words);
  return result.value;
};
const key = (number: number): string =>
  `00000000-0000-4000-8000-0000000080${String(number).padStart(2, "0")}`;
const parts = (day: Date) => ({
  day: String(day.getUTCDate()),
  month: String(day.getUTCMonth() + 1),
  year: String(day.getUTCFullYear()),
});

/** What Sam pays of each 4 weeks, and to whom: less than is put in, so that some of it lies there. */
const PAID = [
  ["32 hours of support, 4 weeks", "Lena Kowalska", "528"],
  ["Payroll for 4 weeks", "Solent Payroll Help", "18.50"],
  ["Allotment group and the bus there", "Portswood Allotments", "46"],
] as const;
const DAYS = 28;

/**
 * Three agreed budgets, in three kinds of account: Sam's direct payment with a reserve, one thing, spending and a warning
 * that much is not spent; Tariq's with a budget manager; Asha's with the council.
 */
export async function seedBudgets({ area, accounts, people }: Seed): Promise<void> {
  const practitioner = practitionerOf(accounts.practitioner, area);
  let number = 0;
  const agree = async (person: Person, more: { contribution: string; ownPart?: string; reason: string }) => {
    const budget = await db().prisma.budget.findFirstOrThrow({ where: { personId: person.id } });
    const form = ChangeBudgetForm.parse({
      status: "approved",
      from: parts(budget.periodFrom),
      version: String(budget.version),
      submissionKey: key(++number),
      ...more,
    });
    must(await changeBudget(practitioner, person.id, budget.id, form));
    return budget;
  };
  const add = async (person: Person, budgetId: string, pot: Record<string, unknown>) => {
    const budget = await db().prisma.budget.findUniqueOrThrow({ where: { id: budgetId } });
    const form = AddPotForm.parse({
      from: parts(budget.periodFrom),
      version: String(budget.version),
      submissionKey: key(++number),
      ...pot,
    });
    must(await addPot(practitioner, person.id, budgetId, form));
  };

  const sams = await agree(people.sam, {
    contribution: "gross",
    ownPart: "24.50",
    reason: "The plan is agreed: mornings, the allotment and a weekend a month",
  });
  await add(people.sam, sams.id, {
    kind: "reserve",
    name: "Holiday pay",
    amount: "920",
    route: "direct_payment",
    reason: "5.6 weeks of paid leave for a personal assistant",
  });
  await add(people.sam, sams.id, {
    kind: "one_off",
    name: "A shower chair",
    amount: "145",
    route: "direct_payment",
    reason: "Agreed with the occupational therapist",
  });
  await spend(
    {
      ...practitioner,
      actor: { ...practitioner.actor, ...actorOf(accounts.person) },
      ...subjectOf(people.sam),
    },
    sams,
  );
  await lookAfterBudget(sams.id);

  const tariqs = await agree(people.tariq, {
    contribution: "gross",
    reason: "Agreed with Tariq and his sister, who asked that somebody else does the paying",
  });
  await add(people.tariq, tariqs.id, {
    kind: "reserve",
    name: "Insurance",
    amount: "110",
    route: "third_party",
    reason: "Employer's liability insurance for the year",
  });
  await agree(people.asha, {
    contribution: "net",
    ownPart: "31.20",
    reason: "Asha wants the council to hold it for now",
  });
}

const actorOf = (account: Seed["accounts"]["person"]) =>
  ({ accountId: account.id, name: account.name, role: "person", roleId: account.role.id }) as const;
const subjectOf = (person: Person): Pick<PersonAccess, "subject" | "grant"> => ({
  subject: {
    personId: person.id,
    areaId: person.areaId,
    name: personName(person),
    reference: person.reference,
  },
  grant: null,
});

/** What Sam wrote down, 4 weeks after 4 weeks, and one thing written twice and taken back. */
async function spend(access: PersonAccess, budget: { id: string; periodFrom: Date; periodTo: Date }) {
  const care = await db().prisma.pot.findFirstOrThrow({ where: { budgetId: budget.id, kind: "care" } });
  const chair = await db().prisma.pot.findFirstOrThrow({ where: { budgetId: budget.id, kind: "one_off" } });
  const today = dayOf(now());
  let number = 50;
  const write = async (potId: string, what: string, payee: string, amount: string, on: Date) =>
    must(
      await writeSpending(
        access,
        SpendingForm.parse({
          potId,
          what,
          payee,
          amount,
          paid: parts(on),
          submissionKey: key(++number),
        }),
      ),
    );
  for (let week = 1; week <= 12; week++) {
    const on = addDays(budget.periodFrom, week * DAYS - 1);
    if (on > today || on > budget.periodTo) break;
    for (const [what, payee, amount] of PAID) await write(care.id, what, payee, amount, on);
  }
  const bought = addDays(budget.periodFrom, 20);
  if (bought > today) return;
  await write(chair.id, "A shower chair", "Southern Mobility", "139.99", bought);
  const twice = await write(care.id, "Payroll for 4 weeks", "Solent Payroll Help", "18.50", bought);
  must(await undoSpending(access, twice.id, { reason: "I had written it down twice" }));
}
