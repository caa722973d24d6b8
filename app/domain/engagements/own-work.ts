import type { PersonAccess } from "#app/domain/access/access.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * Nobody engages themselves or agrees their own work, whichever role they use and for whomever they act: the agreement
 * that captures a fee comes from somebody other than who is paid.
 */
export function refuseOwnWork(
  access: PersonAccess,
  person: { accountId: string | null },
  planner: { accountId: string | null; firstName: string },
): void {
  const paid = planner.accountId;
  if (paid === null || (paid !== access.actor.accountId && paid !== person.accountId)) return;
  throw new Refusal(
    "own-work",
    paid === person.accountId
      ? `${planner.firstName} is ${access.grant ? access.subject.name : "you"}, and nobody can be their own planner. Nothing was changed. Choose another planner.`
      : "You are the planner yourself, so somebody else must decide this. Nothing was changed. Phone us and we will help.",
  );
}
