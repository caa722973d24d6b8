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

type Upgrade = {
  status: string;
  decider: string;
  decidedAt: Date | null;
  expressRequest: boolean | null;
  minutesBefore: number;
};
type Contract = {
  expressRequest: boolean | null;
  acceptedAt: Date | null;
  upgrades?: readonly Upgrade[];
};

/** The larger tier that somebody agreed to pay for themselves, the last of them; null where there is none. */
function lastOwnUpgrade(upgrades: readonly Upgrade[] = []): (Upgrade & { decidedAt: Date }) | null {
  let last: (Upgrade & { decidedAt: Date }) | null = null;
  for (const one of upgrades) {
    const { status, decider, decidedAt } = one;
    if (status !== "approved" || decider !== "person" || !decidedAt) continue;
    if (!last || decidedAt > last.decidedAt) last = { ...one, decidedAt };
  }
  return last;
}

/**
 * When what is in force was agreed: the day of the planner's yes, or of a larger tier that they have paid for since, which takes
 * the place of what was agreed before, so that the 14 days run again.
 */
export const contractMadeAt = ({ acceptedAt, upgrades }: Contract): Date | null =>
  acceptedAt && (lastOwnUpgrade(upgrades)?.decidedAt ?? acceptedAt);

/** From which day hours over those of before count, where the person did not ask for them sooner. Null: they count already. */
export function extraHoursFrom({
  upgrades,
}: Pick<Contract, "upgrades">): { day: Day; minutes: number } | null {
  const last = lastOwnUpgrade(upgrades);
  if (last?.expressRequest !== false) return null;
  return { day: addDays(lastDayToCancel(last.decidedAt), 1), minutes: last.minutesBefore };
}

/**
 * The first day whose work counts. Work inside the 14 days only where the person asked for it in so many words (reg 36);
 * whoever did not is owed nothing for it, so that it must not begin (reg 36(6)).
 */
export function firstDayOfWork({ expressRequest, acceptedAt }: Contract): Day | null {
  if (!acceptedAt) return null;
  return expressRequest === false ? addDays(lastDayToCancel(acceptedAt), 1) : dayOf(acceptedAt);
}

/** Whether the person may end it at once, for no reason, paying only for work they asked to begin (regs 29, 36(4)). */
export function mayWithdraw(contract: Contract, at: Date): boolean {
  const madeAt = contractMadeAt(contract);
  return contract.expressRequest !== null && madeAt !== null && mayStillCancel(madeAt, at);
}
