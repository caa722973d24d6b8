import type { Access } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { now } from "#app/lib/clock.ts";
import { longDay, dayOf } from "#app/lib/dates.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

type Withdrawal = {
  grantId: string;
  /** The person whose permission it is: carried in the query, so that nobody else's can be stopped. */
  personId: string;
  areaId: string;
  words: string;
  /** Only grants held by these accounts; null for any. */
  heldBy: "anybody" | "me";
};

/**
 * Stops a permission at once. It waits for an act that is being written under it and refuses every later one; a running
 * session under it is ended, with its read-back, when the holder next asks for anything.
 */
export function withdrawGrant(access: Access, withdrawal: Withdrawal): Promise<Result<{ at: Date }>> {
  return act(access, async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM access_grant WHERE id = ${withdrawal.grantId}::uuid FOR UPDATE`;
    const grant = await tx.accessGrant.findFirst({
      where: {
        id: withdrawal.grantId,
        personId: withdrawal.personId,
        person: { areaId: withdrawal.areaId },
        ...(withdrawal.heldBy === "me" ? { holderAccountId: access.actor.accountId ?? "" } : {}),
      },
      include: { person: true },
    });
    if (!grant) throw new Refusal("not-found", "There is no such permission to stop. Nothing was changed.");
    if (grant.withdrawnAt) return { at: grant.withdrawnAt };
    const at = now();
    await tx.accessGrant.update({
      where: { id: grant.id },
      data: {
        withdrawnAt: at,
        withdrawnByAccountId: access.actor.accountId,
        withdrawnWords: withdrawal.words,
      },
    });
    tx.audit({
      action: "grant.withdrawn",
      objectType: "access_grant",
      objectId: grant.id,
      personId: grant.personId,
      areaId: grant.person.areaId,
      detail: { basis: grant.basis },
    });
    if (grant.holderAccountId !== access.actor.accountId) {
      await notify(tx, {
        to: { accountId: grant.holderAccountId },
        subject: "Your permission to act for somebody has ended",
        body: `${personName(grant.person)} ended your permission to act for them on ${longDay(dayOf(at))}. You can do nothing more for them on Ownway. What you did before is kept, and they can see it.`,
        onceKey: `grant-withdrawn:${grant.id}`,
      });
    }
    return { at };
  });
}
