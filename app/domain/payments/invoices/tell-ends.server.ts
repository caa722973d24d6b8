import { notify, type Telling } from "#app/domain/notifications/notify.server.ts";
import type { Tx } from "#app/db.server.ts";
import type { FundingRoute } from "#app/generated/prisma/enums.ts";

type News = Omit<Telling, "to" | "onceKey"> & { onceKey: string };
type ToPay = {
  id: string;
  personId: string;
  payerRoute: FundingRoute;
  payingAccount: { budgetManagerId: string | null };
};
type Paid = {
  supplier: {
    plannerId: string | null;
    agencyId: string | null;
    planner: { accountId: string | null } | null;
  };
};

async function tellAccounts(tx: Tx, accountIds: readonly string[], { onceKey, ...news }: News) {
  for (const accountId of [...new Set(accountIds)])
    await notify(tx, { ...news, to: { accountId }, onceKey: `${onceKey}:${accountId}` });
}

/** Whoever pays an invoice: the budget manager's people, or the person. The council looks at its own list. */
export async function tellPayer(tx: Tx, invoice: ToPay, news: News): Promise<void> {
  const { budgetManagerId } = invoice.payingAccount;
  if (budgetManagerId) {
    const roles = await tx.accountRole.findMany({
      where: { role: "budget_manager", budgetManagerId, endedAt: null },
      select: { accountId: true },
    });
    return tellAccounts(
      tx,
      roles.map((role) => role.accountId),
      news,
    );
  }
  if (invoice.payerRoute === "direct_payment" || invoice.payerRoute === "own_money")
    await notify(tx, { ...news, to: { personId: invoice.personId }, onceKey: `${news.onceKey}:payer` });
}

/** Whoever is paid: the planner, or the people of their agency. */
export async function tellSupplier(tx: Tx, { supplier }: Paid, news: News): Promise<void> {
  if (!supplier.agencyId) {
    const accountId = supplier.planner?.accountId;
    return tellAccounts(tx, accountId ? [accountId] : [], news);
  }
  const roles = await tx.accountRole.findMany({
    where: { role: "agency", agencyId: supplier.agencyId, endedAt: null },
    select: { accountId: true },
  });
  await tellAccounts(
    tx,
    roles.map((role) => role.accountId),
    news,
  );
}
