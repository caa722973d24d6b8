import { randomUUID } from "node:crypto";
import { NewBudgetForm } from "#app/domain/budgets/budget-forms.ts";
import { openBudget } from "#app/domain/budgets/open-budget.server.ts";
import { db } from "#app/db.server.ts";
import type { Result } from "#app/lib/result.ts";
import { areaAccessOf, makeAccount, personAccessOf } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makePerson } from "#tests/factories/person.ts";

export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.words}`);
  return result.value;
};
/** "2026-04-01" as a form sends it. */
export const parts = (iso: string) => {
  const [year, month, day] = iso.split("-");
  return { day, month, year };
};

/** An area with a practitioner, and a live person of it. */
export async function makeCouncil() {
  const area = await makeArea();
  const practitioner = areaAccessOf(await makeAccount("practitioner", area.id, "Helen Test"), area);
  const { account, person } = await makePerson(area.id);
  return { area, practitioner, person, asPerson: personAccessOf(account, person) };
}
export type Council = Awaited<ReturnType<typeof makeCouncil>>;

export const newBudget = (more: Record<string, unknown> = {}) =>
  NewBudgetForm.parse({
    periodFrom: parts("2026-04-01"),
    periodTo: parts("2027-03-30"),
    status: "approved",
    contribution: "gross",
    amount: "310",
    every: "four_weeks",
    route: "direct_payment",
    reason: "Agreed at the review",
    submissionKey: randomUUID(),
    ...more,
  });

/** A budget of 52 weeks at £310, by direct payment, agreed, unless said otherwise; with its first pot. */
export async function makeBudget(council: Council, more: Record<string, unknown> = {}) {
  const { budgetId } = must(await openBudget(council.practitioner, council.person.id, newBudget(more)));
  const pot = await db().prisma.pot.findFirstOrThrow({ where: { budgetId, kind: "care" } });
  const version = async () =>
    (await db().prisma.budget.findUniqueOrThrow({ where: { id: budgetId } })).version;
  return { id: budgetId, pot, version };
}
