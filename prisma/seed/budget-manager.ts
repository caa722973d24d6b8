import { db } from "#app/db.server.ts";
import type { SeededAccount } from "#seed/accounts.ts";

/** The third party that holds budgets in the demonstration, and whom Joan Pike works for. */
export async function seedBudgetManager(area: { id: string }, account: SeededAccount) {
  const manager = await db().prisma.budgetManager.create({
    data: {
      areaId: area.id,
      slug: "harbour-accounts",
      name: "Harbour Accounts",
      addressLines: ["Unit 2, Itchen Works", "Southampton", "SO14 0AB"],
    },
  });
  await db().prisma.accountRole.update({
    where: { id: account.role.id },
    data: { budgetManagerId: manager.id },
  });
}
