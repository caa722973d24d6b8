import type { AreaAccess } from "#app/domain/access/access.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, longDay, type Day } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

const FURTHEST_YEARS = 5;

/** Two who set a rule of one area at once come one after the other. Reading and engaging go on meanwhile. */
export async function lockAreaRules(tx: Act, access: AreaAccess): Promise<void> {
  await tx.$queryRaw`SELECT id FROM area WHERE id = ${access.area.id}::uuid FOR NO KEY UPDATE`;
}

/** What has begun is history: a new row begins today at the earliest. */
export function refusePast(from: Day): void {
  const today = dayOf(now());
  if (from < today)
    throw new Refusal(
      "in-the-past",
      `A new row begins today, ${longDay(today)}, or later. What held before stays as it was. Nothing was changed.`,
    );
  if (from.getUTCFullYear() > today.getUTCFullYear() + FURTHEST_YEARS)
    throw new Refusal(
      "too-far",
      `Choose a day within the next ${FURTHEST_YEARS} years. Nothing was changed.`,
    );
}

/** @param newest the newest row's number now, 0 where there is none. @param seen the same when the page was drawn. */
export function refuseStale(newest: number | undefined, seen: number): void {
  if ((newest ?? 0) !== seen)
    throw new Refusal(
      "stale",
      "Somebody recorded another row since you opened this page. Nothing was changed. Go back, look at it, and decide again.",
    );
}

/** Who wrote a row, as it is kept with it. */
export const writtenBy = (access: AreaAccess, submissionKey: string) => ({
  recordedBy: access.actor.name,
  recordedByAccountId: access.actor.accountId,
  submissionKey,
  createdAt: now(),
});
