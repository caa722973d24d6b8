// QUALITY: Guessing. Quickly per email and address; more slowly per email, and never for an address that the owner has
// signed in from, so that a stranger cannot lock an owner out; and per address, against one password tried on everybody.
const MINUTE = 60_000;
export const WINDOW = 15 * MINUTE;
const PAIR = 5;
const ADDRESS = 100;
const EMAIL = 10;
const FIRST_DELAY = MINUTE / 2;

export type Guesses = {
  /** Failures for this email from this address in the window and since the last success, newest first. */
  pair: readonly Date[];
  /** Failures for this email from anywhere in a day, newest first. */
  email: readonly Date[];
  /** Failures from this address for any email in the window, newest first. */
  address: readonly Date[];
  /** The owner has signed in from this address before. */
  knownAddress: boolean;
};

const after = (moment: Date | undefined, wait: number) => (moment ? moment.getTime() + wait : 0);

/** Until when nobody may try this email from this address; null when they may now. */
export function waitUntil(guesses: Guesses, at: Date): Date | null {
  const over = guesses.email.length - EMAIL;
  const until = Math.max(
    after(guesses.pair[PAIR - 1], WINDOW),
    after(guesses.address[ADDRESS - 1], WINDOW),
    over >= 0 && !guesses.knownAddress
      ? after(guesses.email[0], Math.min(WINDOW, FIRST_DELAY * 2 ** over))
      : 0,
  );
  return until > at.getTime() ? new Date(until) : null;
}
export const minutesUntil = (until: Date, at: Date): number =>
  Math.max(1, Math.ceil((until.getTime() - at.getTime()) / MINUTE));
