import { Temporal } from "temporal-polyfill";

const ZONE = "Europe/London";

/** A day without a time, as the database keeps it: midnight UTC of that date. */
export type Day = Date;

/** The calendar day in London at a moment. */
export function dayOf(moment: Date): Day {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(ZONE);
  return new Date(`${zoned.toPlainDate().toString()}T00:00:00Z`);
}
const plain = (day: Day) => Temporal.PlainDate.from(day.toISOString().slice(0, 10));

export function addDays(day: Day, days: number): Day {
  return new Date(`${plain(day).add({ days }).toString()}T00:00:00Z`);
}

/** Months on: from 31 January one month on is 28 February, two are 31 March. */
export function addMonths(day: Day, months: number): Day {
  return new Date(`${plain(day).add({ months }).toString()}T00:00:00Z`);
}
/** Days from one day to another: none to itself, 1 to the next. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Number(to) - Number(from)) / 86_400_000);

/** The moment in London when a day begins or has a given clock time, "09:00". Right over clock changes. */
export function momentOf(day: Day, clock = "00:00"): Date {
  const zoned = plain(day).toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from(clock) });
  return new Date(zoned.epochMilliseconds);
}

/**
 * "2026-11-21" to a day; null when it is not a date that exists, or of a year before 1000: nobody means one, and a database that
 * counts from year 1 cannot reckon a day back from it.
 */
export function parseDay(words: string): Day | null {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(words)) return null;
  try {
    return new Date(`${Temporal.PlainDate.from(words).toString()}T00:00:00Z`);
  } catch {
    return null;
  }
}
/** Three boxes of a form to a day. */
export function parseDayParts(day: string, month: string, year: string): Day | null {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  return parseDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}
export const isoDay = (day: Day): string => day.toISOString().slice(0, 10);

const long = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const short = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const clock = new Intl.DateTimeFormat("en-GB", {
  hour: "numeric",
  minute: "2-digit",
  hour12: true,
  timeZone: ZONE,
});

/** "Saturday 21 November 2026" */
export const longDay = (day: Day): string => long.format(day).replace(",", "");
/** "21 November 2026" */
export const shortDay = (day: Day): string => short.format(day);
const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
/** "November 2026" */
export const monthWords = (day: Day): string => month.format(day);
/** "21 November 2026 at 3:05pm", in London. */
export function momentWords(moment: Date): string {
  return `${shortDay(dayOf(moment))} at ${clock.format(moment).replace(" ", "").replace(":00", "")}`;
}
/** When something stops: "the end of 21 November 2026" where that is midnight, else the moment. */
export function untilWords(moment: Date): string {
  const day = dayOf(moment);
  return momentOf(day).getTime() === moment.getTime()
    ? `the end of ${shortDay(addDays(day, -1))}`
    : momentWords(moment);
}
/** "5 hours", "4 and a half hours", "40 minutes", "2 hours 20 minutes" */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const hourWords = hours === 1 ? "1 hour" : `${hours} hours`;
  if (rest === 0) return hourWords;
  const minuteWords = rest === 1 ? "1 minute" : `${rest} minutes`;
  if (hours === 0) return minuteWords;
  return rest === 30 ? `${hours} and a half hours` : `${hourWords} ${minuteWords}`;
}
