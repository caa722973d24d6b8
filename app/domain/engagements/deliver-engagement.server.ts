import type { PlannerAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lockEngagement } from "#app/domain/engagements/lock-engagement.server.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { overtakeUpgrade } from "#app/domain/engagements/upgrades/overtake-upgrade.server.ts";
import { refuseEarlyWork } from "#app/domain/engagements/refuse-early-work.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { addJob } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, momentOf } from "#app/lib/dates.ts";

/** Silence brings reminders at 3 and 7 days and then, at 10, the core service: never a charge. */
export const REMINDERS = [
  { days: 3, kind: "first" },
  { days: 7, kind: "second" },
  { days: 10, kind: "core-service" },
] as const;

/** The planner says that the work is done; the person agrees, or says what is missing. */
export function deliverEngagement(
  access: PlannerAccess,
  input: { id: string; version: number; words: string },
) {
  return act(access, async (tx) => {
    const engagement = await lockEngagement(
      tx,
      { side: "planner", plannerId: access.planner.id },
      input.id,
      "deliver",
      input.version,
    );
    refuseEarlyWork(engagement, dayOf(now()));
    const { version } = await tx.engagement.update({
      where: { id: engagement.id },
      data: { status: "delivered", deliveredAt: now(), version: { increment: 1 } },
    });
    await overtakeUpgrade(tx, access, engagement);
    await recordEvent(tx, access, engagement, "delivered", input.words);
    for (const { days, kind } of REMINDERS) {
      const runAt = momentOf(addDays(dayOf(now()), days), "10:00");
      await addJob(
        tx,
        "remind-engagement",
        { engagementId: engagement.id, version: String(version), kind },
        { runAt },
      );
    }
    await notify(tx, {
      to: { personId: engagement.personId },
      subject: `${engagement.planner.firstName} says your planning is finished`,
      body: `Please look, and say if you agree or what is missing. Nothing is paid until you agree.`,
      path: `/engagements/${engagement.id}`,
      onceKey: `engagement:${engagement.id}:delivered:${version}`,
    });
    return { id: engagement.id };
  });
}
