import type { AccountAccess } from "#app/domain/access/access.ts";

/** Whoever is paid: an agency, or a planner. A planner who is with an agency is paid by it, and `agencyName` says so. */
export type Payee =
  | { kind: "agency"; agencyId: string; name: string }
  | { kind: "planner"; plannerId: string; name: string; agencyName: string | null };
export type PayeeAccess = AccountAccess & { payee: Payee };
