import type { PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";
import type { LockedEngagement, Party } from "#app/domain/engagements/lock-engagement.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Tx } from "#app/db.server.ts";

/** Which of an engagement's two sides somebody is. */
export const partyOf = (access: PersonAccess | PlannerAccess): Party =>
  access.subject
    ? { side: "person", personId: access.subject.personId }
    : { side: "planner", plannerId: access.planner.id };

/** Tells the side that did not act, in their own way of being told. */
export async function tellOtherSide(
  tx: Tx,
  access: PersonAccess | PlannerAccess,
  engagement: LockedEngagement,
  subject: string,
  words: string,
  what: string,
): Promise<void> {
  const message = {
    subject,
    body: words,
    path: `/engagements/${engagement.id}`,
    onceKey: `engagement:${engagement.id}:${what}`,
  };
  if (!access.subject) await notify(tx, { to: { personId: engagement.personId }, ...message });
  else if (engagement.planner.accountId)
    await notify(tx, { to: { accountId: engagement.planner.accountId }, ...message });
}
