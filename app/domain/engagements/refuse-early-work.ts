import { firstDayOfWork } from "#app/domain/engagements/withdrawal-rules.ts";
import { type Day, longDay } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

/** Work within the 14 days to cancel counts only where the person asked for it in so many words: else it must wait. */
export function refuseEarlyWork(
  engagement: { expressRequest: boolean | null; acceptedAt: Date | null },
  on: Day,
): void {
  const first = firstDayOfWork(engagement);
  if (engagement.expressRequest !== false || !first || on >= first) return;
  throw new Refusal(
    "not-yet",
    `They have 14 days to change their mind, and did not ask for work to begin before those are over. Work counts from ${longDay(first)}. Nothing was written down. Until then they owe nothing, so please wait.`,
  );
}
