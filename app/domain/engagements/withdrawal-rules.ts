import { addDays, type Day, dayOf } from "#app/lib/dates.ts";

/** Consumer Contracts (Information, Cancellation and Additional Charges) Regulations 2013, reg 30(2). */
const DAYS_TO_CANCEL = 14;

/**
 * The last day on which a contract made online can be cancelled for no reason: the fourteenth after the day on which it was
 * made, which is the day the planner said yes (reg 30(2)). Calendar days in London, whatever the clocks do.
 */
export const lastDayToCancel = (madeAt: Date): Day => addDays(dayOf(madeAt), DAYS_TO_CANCEL);

/** Still inside the time to cancel at a moment. Before the planner's yes there is no contract, and anybody may leave. */
export const mayStillCancel = (madeAt: Date, at: Date): boolean => dayOf(at) <= lastDayToCancel(madeAt);

type Contract = { expressRequest: boolean | null; acceptedAt: Date | null };

/**
 * The first day whose work counts. Work inside the 14 days only where the person asked for it in so many words (reg 36);
 * whoever did not is owed nothing for it, so that it must not begin (reg 36(6)).
 */
export function firstDayOfWork({ expressRequest, acceptedAt }: Contract): Day | null {
  if (!acceptedAt) return null;
  return expressRequest === false ? addDays(lastDayToCancel(acceptedAt), 1) : dayOf(acceptedAt);
}

/** Whether the person may end it at once, for no reason, paying only for work they asked to begin (regs 29, 36(4)). */
export const mayWithdraw = ({ expressRequest, acceptedAt }: Contract, at: Date): boolean =>
  expressRequest !== null && acceptedAt !== null && mayStillCancel(acceptedAt, at);
