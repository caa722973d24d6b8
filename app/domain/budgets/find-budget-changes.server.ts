import { potTitle } from "#app/domain/budgets/budget-words.ts";
import { changeWords } from "#app/domain/budgets/change-words.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { db } from "#app/db.server.ts";
import { pounds } from "#app/lib/money.ts";

const MOST = 60;

/** What was changed in a person's budgets, newest first: when, from which day, what, why and by whom. */
export async function findBudgetChanges(personId: string) {
  const [changes, planning] = await Promise.all([
    db().prisma.budgetChange.findMany({
      where: { budget: { personId } },
      orderBy: { createdAt: "desc" },
      take: MOST,
      include: { pot: { select: { kind: true, name: true } } },
    }),
    db().prisma.potChange.findMany({
      where: { pot: { personId } },
      orderBy: { createdAt: "desc" },
      take: MOST,
    }),
  ]);
  const ids = [...changes, ...planning].map(({ byAccountId }) => byAccountId);
  const accounts = await db().prisma.account.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const name = (id: string) => accounts.find((account) => account.id === id)?.name ?? "The council";
  return [
    ...changes.map((change) => ({
      id: change.id,
      budgetId: change.budgetId,
      at: change.createdAt,
      from: change.fromOn,
      words: changeWords(
        change.kind,
        change.detail as Record<string, unknown>,
        change.pot ? potTitle(change.pot) : "Care and support money",
      ),
      reason: change.reason,
      by: name(change.byAccountId),
    })),
    ...planning.map((change) => ({
      id: change.id,
      budgetId: null,
      at: change.createdAt,
      from: null,
      words: [
        change.tierBefore === change.tierAfter
          ? ""
          : `Planning: from ${TIER_NAMES[change.tierBefore]} to ${TIER_NAMES[change.tierAfter]}.`,
        change.addedPence > 0 ? `${pounds(change.addedPence)} was added for planning.` : "",
      ]
        .filter(Boolean)
        .join(" "),
      reason: change.reason,
      by: name(change.byAccountId),
    })),
  ].sort((a, b) => Number(b.at) - Number(a.at));
}
