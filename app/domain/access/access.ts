import type { Channel, GrantBasis, GrantScope, Role } from "#app/generated/prisma/enums.ts";

/** Who is signed in, in the role that their session is using. */
export type Actor = {
  accountId: string;
  name: string;
  role: Role;
  roleId: string;
  areaId: string | null;
  agencyId: string | null;
  sessionId: string;
};
/** The supported person something is done for. */
export type Subject = { personId: string; areaId: string; name: string; reference: string };

/** The authority to act for the subject; checked against the database in this request. */
export type Grant = {
  id: string;
  basis: GrantBasis;
  scopes: GrantScope[];
  validUntil: Date;
  decidedBy: string;
  /** Set when a core-service worker acts in an assisted session. */
  assistedSessionId: string | null;
  channel: Channel | null;
};

type Request_ = { requestId: string; formToken: string };

/** Acting as, or for, a supported person. `grant` is null when somebody acts for themselves. */
export type PersonAccess = Request_ & { actor: Actor; subject: Subject; grant: Grant | null };
/** Signed in, for nobody in particular. */
export type AccountAccess = Request_ & { actor: Actor; subject: null; grant: null };
/** Staff of one area: council or core service. */
export type AreaAccess = AccountAccess & { area: { id: string; slug: string; name: string } };
/** A support planner in their own work. */
export type PlannerAccess = AccountAccess & {
  planner: { id: string; areaId: string; slug: string; name: string };
};
/** A personal assistant in their own work. */
export type AssistantAccess = AccountAccess & {
  assistant: { id: string; areaId: string; slug: string; name: string };
};
/** Staff of a third party that holds people's budgets. */
export type BudgetManagerAccess = AccountAccess & {
  budgetManager: { id: string; areaId: string; name: string };
};
/** The program itself: jobs, seeds, commands. */
export type SystemAccess = Request_ & {
  actor: { accountId: null; role: "system"; name: string };
  subject: null;
  grant: null;
};

export type Access = PersonAccess | AccountAccess | SystemAccess;

export const systemAccess = (task: string): SystemAccess => ({
  actor: { accountId: null, role: "system", name: "Ownway" },
  subject: null,
  grant: null,
  requestId: `system:${task}`,
  formToken: "",
});
