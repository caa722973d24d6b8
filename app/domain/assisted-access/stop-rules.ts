import type { PersonAccess } from "#app/domain/access/access.ts";

/**
 * Who may stop a permission from the activity page: the person any of them; somebody who acts for them their own, and a
 * representative also one that was given to a worker. A worker writes down the person's words first, on a page of their own.
 */
export function mayStop(
  access: Pick<PersonAccess, "grant" | "actor">,
  grant: { id: string; holderAccountId: string; basis: string },
): boolean {
  if (access.grant === null) return true;
  if (access.grant.channel !== null) return false;
  if (grant.holderAccountId === access.actor.accountId) return true;
  return access.grant.basis !== "advocate" && grant.basis === "consent";
}
