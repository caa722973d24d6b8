import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { potTitle } from "#app/domain/budgets/budget-words.ts";
import { findBudgets } from "#app/domain/budgets/find-budgets.server.ts";
import { ownAccount } from "#app/domain/budgets/own-account.ts";
import { db } from "#app/db.server.ts";

const A_PAGE = 50;

/** The pots that spending can be written into now: agreed, not closed, in an account of the person's own. */
export async function findSpendingPots(access: PersonAccess) {
  const budgets = await findBudgets(access.subject.personId);
  return budgets
    .filter(({ status }) => status === "approved")
    .flatMap((budget) =>
      budget.pots.filter(ownAccount).map((pot) => ({
        id: pot.id,
        title: pot.title,
        left: pot.figures.available + pot.figures.reserved,
        periodFrom: budget.periodFrom,
        periodTo: budget.periodTo,
      })),
    );
}

/** What was written down as paid, newest first. Somebody looked: that is recorded. */
export async function findSpendingList(access: PersonAccess, page: number) {
  const { personId } = access.subject;
  const [rows, all] = await Promise.all([
    db().prisma.spending.findMany({
      where: { personId },
      orderBy: [{ paidOn: "desc" }, { createdAt: "desc" }],
      skip: (page - 1) * A_PAGE,
      take: A_PAGE,
      include: {
        pot: { select: { kind: true, name: true } },
        uses: {
          orderBy: { number: "desc" },
          take: 1,
          select: { action: { select: { what: true } } },
        },
      },
    }),
    db().prisma.spending.count({ where: { personId } }),
  ]);
  await recordView(access, { action: "statement.viewed", objectType: "person", objectId: personId });
  return {
    pages: Math.max(1, Math.ceil(all / A_PAGE)),
    all,
    rows: rows.map((row) => ({
      id: row.id,
      paidOn: row.paidOn,
      pence: row.pence,
      payee: row.payee,
      what: row.what,
      state: row.state as "recorded" | "waiting" | "undone",
      undoneReason: row.undoneReason,
      confirmed: row.statementLineId !== null,
      pot: potTitle(row.pot),
      /** The part of the plan that it was for; empty where nobody said. */
      use: row.uses[0]?.action?.what ?? "",
    })),
  };
}
