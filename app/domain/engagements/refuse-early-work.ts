import { extraHoursFrom, firstDayOfWork } from "#app/domain/engagements/withdrawal-rules.ts";
import { type Day, duration, longDay } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

/** Work within the 14 days to cancel counts only where the person asked for it in so many words: else it must wait. */
export function refuseEarlyWork(
  engagement: Parameters<typeof firstDayOfWork>[0],
  on: Day,
  /** All that is logged with what is to be logged now. */
  minutes = 0,
): void {
  const extra = extraHoursFrom(engagement);
  if (extra && on < extra.day && minutes > extra.minutes)
    throw new Refusal(
      "not-yet",
      `They have 14 days to change their mind about the extra hours, and did not ask for those to begin sooner. Hours over ${duration(extra.minutes)} count from ${longDay(extra.day)}. Nothing was written down. Until then they owe nothing for them, so please wait.`,
    );
  const first = firstDayOfWork(engagement);
  if (engagement.expressRequest !== false || !first || on >= first) return;
  throw new Refusal(
    "not-yet",
    `They have 14 days to change their mind, and did not ask for work to begin before those are over. Work counts from ${longDay(first)}. Nothing was written down. Until then they owe nothing, so please wait.`,
  );
}
