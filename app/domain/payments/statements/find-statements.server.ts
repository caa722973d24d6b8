import { POT_NAMES } from "#app/domain/budgets/budget-words.ts";
import { OWN_ROUTES, whereImport, type StatementHolder } from "#app/domain/payments/statements/holder.ts";
import { db } from "#app/db.server.ts";
import type { FundingRoute } from "#app/generated/prisma/enums.ts";
import { dayOf, momentWords, shortDay } from "#app/lib/dates.ts";

const NAMES: Partial<Record<FundingRoute, string>> = {
  direct_payment: "Direct payment account or prepaid card",
  own_money: "Your own account",
};

/** The accounts whose statement somebody may bring: where money of theirs lies that they pay from. */
async function accountsOf(
  holder: StatementHolder,
): Promise<{ value: string; label: string; hint: string }[]> {
  if (holder.side === "manager")
    return [
      {
        value: "third_party",
        label: holder.access.budgetManager.name,
        hint: "The account you pay people’s invoices from",
      },
    ];
  const personId = holder.side === "person" ? holder.access.subject.personId : holder.personId;
  if (!personId) return [];
  const pots = await db().prisma.pot.findMany({
    where: {
      personId,
      fundingRoute: { in: holder.side === "council" ? ["direct_payment"] : [...OWN_ROUTES] },
      ...(holder.side === "council" ? { areaId: holder.access.area.id } : {}),
    },
    select: { kind: true, name: true, fundingRoute: true },
    orderBy: { createdAt: "asc" },
  });
  return [...new Set(pots.map((pot) => pot.fundingRoute))].map((route) => ({
    value: route,
    label: NAMES[route] ?? route,
    hint: [
      ...new Set(
        pots.filter((pot) => pot.fundingRoute === route).map((pot) => pot.name || POT_NAMES[pot.kind]),
      ),
    ].join(", "),
  }));
}

/** What somebody brought so far, newest first, and how many lines of each wait for an answer. */
export async function findStatements(holder: StatementHolder) {
  const rows = await db().prisma.statementImport.findMany({
    where: whereImport(holder),
    orderBy: { createdAt: "desc" },
    take: 50,
    include: {
      payingAccount: { select: { route: true, name: true } },
      person: { select: { reference: true } },
    },
  });
  const open = await db().prisma.statementLine.groupBy({
    by: ["importId"],
    where: { importId: { in: rows.map((row) => row.id) }, state: "open" },
    _count: true,
  });
  return {
    accounts: await accountsOf(holder),
    statements: rows.map((row) => ({
      id: row.id,
      account: NAMES[row.payingAccount.route] ?? row.payingAccount.name,
      reference: row.person?.reference ?? null,
      fileName: row.fileName,
      added: row.addedAt !== null,
      brought: momentWords(row.createdAt),
      days: row.fromOn && row.toOn ? `${shortDay(row.fromOn)} to ${shortDay(row.toOn)}` : null,
      lines: row.linesAdded,
      open: open.find((one) => one.importId === row.id)?._count ?? 0,
      day: dayOf(row.createdAt),
    })),
  };
}
