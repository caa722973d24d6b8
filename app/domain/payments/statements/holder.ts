import type { AreaAccess, BudgetManagerAccess, PersonAccess } from "#app/domain/access/access.ts";
import type { FundingRoute } from "#app/generated/prisma/enums.ts";

/** Who may bring and look at statements of which accounts. */
export type StatementHolder =
  /** A person of their own accounts, or whoever acts for them about money. */
  | { side: "person"; access: PersonAccess }
  /** A budget manager of the one account that they pay from. */
  | { side: "manager"; access: BudgetManagerAccess }
  /** A practitioner who was given a person's statement: of their direct payment, and only what they brought themselves. */
  | { side: "council"; access: AreaAccess; personId: string | null };

/** Accounts that a person pays from, and so whose statements they have. */
export const OWN_ROUTES: readonly FundingRoute[] = ["direct_payment", "own_money"];

/** The accounts of a holder; every query of statements carries it. */
export function whereAccount(holder: StatementHolder) {
  switch (holder.side) {
    case "person":
      return { personId: holder.access.subject.personId, route: { in: [...OWN_ROUTES] } };
    case "manager":
      return { budgetManagerId: holder.access.budgetManager.id };
    case "council":
      return {
        areaId: holder.access.area.id,
        route: "direct_payment" as const,
        personId: holder.personId ?? { not: null },
      };
  }
}
/** The same for imports: what somebody in the council was not given they do not see. */
export const whereImport = (holder: StatementHolder) => ({
  payingAccount: whereAccount(holder),
  ...(holder.side === "council" ? { uploadedByAccountId: holder.access.actor.accountId } : {}),
});
/** A worker in an assisted session writes down what the person decides. */
export const isAssisted = (holder: StatementHolder): boolean =>
  holder.side === "person" && holder.access.grant?.assistedSessionId != null;
