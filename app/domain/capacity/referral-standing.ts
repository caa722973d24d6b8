import {
  daysLate,
  dueOn,
  OPEN_STATES,
  STATE_WORDS,
  type ReferralState,
} from "#app/domain/capacity/advocate-rules.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, shortDay } from "#app/lib/dates.ts";

/** How far a referral is, by when the next step is expected, and how late that is. */
export const standing = (row: { state: string; since: Date }) => {
  const state = row.state as ReferralState;
  const due = dueOn(state, row.since);
  return {
    state,
    words: STATE_WORDS[state],
    open: OPEN_STATES.includes(state),
    due: due ? shortDay(due) : "",
    late: daysLate(state, row.since, dayOf(now())),
  };
};
