import type {
  AccountAccess,
  AreaAccess,
  BudgetManagerAccess,
  PersonAccess,
  PlannerAccess,
} from "#app/domain/access/access.ts";

type AgencyAccess = AccountAccess & { agencyId: string };
/** Whoever may have to do with an invoice, and in what part. */
export type InvoiceParty =
  | { side: "manager"; access: BudgetManagerAccess }
  | { side: "person"; access: PersonAccess }
  | { side: "planner"; access: PlannerAccess }
  | { side: "agency"; access: AgencyAccess }
  | { side: "area"; access: AreaAccess };
