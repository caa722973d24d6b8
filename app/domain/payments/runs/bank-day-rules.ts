import { addDays, isoDay, type Day } from "#app/lib/dates.ts";

const day = (year: number, month: number, date: number): Day => new Date(Date.UTC(year, month - 1, date));
const weekday = (one: Day): number => one.getUTCDay();

/** Easter Sunday of a year (the Gregorian rule, Meeus). */
function easter(year: number): Day {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const moon =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 15) % 30;
  const full = moon - (moon > 28 || (moon === 28 && golden > 10) ? 1 : 0);
  const march = 21 + full;
  const sunday =
    march + 7 - ((year + Math.floor(year / 4) + full + 2 - century + Math.floor(century / 4)) % 7);
  return day(year, 3, sunday);
}
const mondayFrom = (first: Day): Day => addDays(first, (8 - weekday(first)) % 7);

/**
 * Bank holidays of England and Wales (Banking and Financial Dealings Act 1971, with the days always proclaimed): a holiday at
 * a weekend moves to the next working day. Single days proclaimed for an occasion are not known here; the bank refuses those.
 */
export function bankHolidays(year: number): string[] {
  const fixed = [day(year, 1, 1), day(year, 12, 25), day(year, 12, 26)];
  const taken = new Set<string>();
  for (const one of fixed) {
    let free = one;
    while (weekday(free) === 0 || weekday(free) === 6 || taken.has(isoDay(free))) free = addDays(free, 1);
    taken.add(isoDay(free));
  }
  const sunday = easter(year);
  const others = [
    addDays(sunday, -2),
    addDays(sunday, 1),
    mondayFrom(day(year, 5, 1)),
    mondayFrom(day(year, 5, 25)),
    mondayFrom(day(year, 8, 25)),
  ];
  return [...taken, ...others.map(isoDay)].sort();
}

export const isBankDay = (one: Day): boolean =>
  weekday(one) !== 0 && weekday(one) !== 6 && !bankHolidays(one.getUTCFullYear()).includes(isoDay(one));

/** The day so many bank days later. */
export function addBankDays(from: Day, days: number): Day {
  let on = from;
  for (let left = days; left > 0;) {
    on = addDays(on, 1);
    if (isBankDay(on)) left--;
  }
  return on;
}
