import type { Role } from "#app/generated/prisma/enums.ts";

export const ROLE_NAMES: Record<Role, string> = {
  person: "Person with a personal budget",
  self_funder: "Self-funder",
  representative: "Representative",
  advocate: "Advocate",
  assistant: "Personal assistant",
  planner: "Support planner",
  agency: "Planning agency",
  core_worker: "Core service worker",
  core_manager: "Core service manager",
  practitioner: "Council practitioner",
  commissioner: "Council commissioner",
  budget_manager: "Budget manager",
  admin: "Administrator",
};
/** Staff idle out after 30 minutes and at 12 hours (QUALITY: Sessions). */
const STAFF: readonly Role[] = [
  "core_worker",
  "core_manager",
  "practitioner",
  "commissioner",
  "budget_manager",
  "admin",
];
export const isStaff = (role: Role): boolean => STAFF.includes(role);
/** Roles that act for themselves as a supported person. */
export const SUPPORTED: readonly Role[] = ["person", "self_funder"];
/** Roles that act for a supported person by a grant of their own, in their own account. */
export const ACTS_BY_GRANT: readonly Role[] = ["representative", "advocate"];
/** Roles that act for people by assisted sessions. */
export const ASSISTS: readonly Role[] = ["core_worker", "core_manager"];
