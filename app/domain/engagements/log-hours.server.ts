import type { PlannerAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lockEngagement } from "#app/domain/engagements/lock-engagement.server.ts";
import { justReached } from "#app/domain/engagements/meter-rules.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { refuseEarlyWork } from "#app/domain/engagements/refuse-early-work.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, duration, type Day, longDay } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

export type HoursInput = { id: string; workedOn: Day; minutes: number; what: string; submissionKey: string };
const LONGEST = 24 * 60;

/**
 * Logs time against the tier's meter. Hours over the tier are never billed to the person, and may be logged.
 * Refusals: in-the-future, before-acceptance, not-yet, not-a-time, and those of `lockEngagement`. The same key twice counts once.
 */
export function logHours(access: PlannerAccess, input: HoursInput) {
  return act(access, async (tx) => {
    const engagement = await lockEngagement(
      tx,
      { side: "planner", plannerId: access.planner.id },
      input.id,
      "log-hours",
    );
    const before = await tx.engagementHours.findUnique({ where: { submissionKey: input.submissionKey } });
    if (before) {
      sameAsSent(
        before.engagementId === engagement.id &&
          before.minutes === input.minutes &&
          Number(before.workedOn) === Number(input.workedOn) &&
          before.what === input.what,
      );
      return { id: engagement.id, replayed: true };
    }
    if (input.minutes < 1 || input.minutes > LONGEST)
      throw new Refusal("not-a-time", "Enter more than no time, and no more than 24 hours for one day.");
    if (input.workedOn > dayOf(now()))
      throw new Refusal("in-the-future", "The date is in the future. Log time after you have worked it.");
    const since = dayOf(engagement.acceptedAt ?? now());
    if (input.workedOn < since)
      throw new Refusal(
        "before-acceptance",
        `You said yes on ${longDay(since)}. Time before that cannot be logged.`,
      );
    refuseEarlyWork(engagement, input.workedOn, engagement.minutesLogged + input.minutes);
    await tx.engagementHours.create({
      data: {
        engagementId: engagement.id,
        workedOn: input.workedOn,
        minutes: input.minutes,
        what: input.what,
        submissionKey: input.submissionKey,
        loggedByAccountId: access.actor.accountId,
      },
    });
    await tx.engagement.update({
      where: { id: engagement.id },
      data: { minutesLogged: { increment: input.minutes }, version: { increment: 1 } },
    });
    await recordEvent(tx, access, engagement, "hours-logged", input.what, { minutes: input.minutes });
    const minutes = engagement.minutesLogged + input.minutes;
    const mark = justReached(engagement.minutesLogged, minutes, engagement.minutesAllowed);
    if (mark !== null)
      await notify(tx, {
        to: { accountId: access.actor.accountId },
        subject: mark === 100 ? "The hours of this tier are used" : "Most hours of this tier are used",
        body: `${duration(minutes)} of ${duration(engagement.minutesAllowed)} are logged for planning ${engagement.reference}. Hours over the tier are never paid. If more is needed, ask for it now, so that there is an answer in time.`,
        path: `/engagements/${engagement.id}/upgrade`,
        onceKey: `engagement:${engagement.id}:meter:${engagement.minutesAllowed}:${mark}`,
      });
    return { id: engagement.id, replayed: false };
  });
}
