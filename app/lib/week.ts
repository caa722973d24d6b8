// The hours of a week, 0 to 167: 0 is Monday 00:00–01:00. Parts of the day as people say them; a night belongs to the
// day on which it begins, so Sunday night ends early on Monday.
import { list } from "#app/lib/words.ts";

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const PARTS = ["morning", "afternoon", "evening", "night"] as const;
export type WeekDay = (typeof DAYS)[number];
export type DayPart = (typeof PARTS)[number];
export type Slot = `${WeekDay}-${DayPart}`;
/** How much of a part of a day is free. */
export type Cover = "none" | "some" | "all";

export const DAY_NAMES: Record<WeekDay, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};
export const PART_HOURS: Record<DayPart, string> = {
  morning: "7am to noon",
  afternoon: "noon to 5pm",
  evening: "5pm to 10pm",
  night: "10pm to 7am",
};
const PART_STARTS: Record<DayPart, readonly [from: number, hours: number]> = {
  morning: [7, 5],
  afternoon: [12, 5],
  evening: [17, 5],
  night: [22, 9],
};
const WEEK_HOURS = 168;
export const wrap = (hour: number): number => ((hour % WEEK_HOURS) + WEEK_HOURS) % WEEK_HOURS;

export const isDay = (words: string): words is WeekDay => (DAYS as readonly string[]).includes(words);
export const isPart = (words: string): words is DayPart => (PARTS as readonly string[]).includes(words);
export const slotOf = (day: WeekDay, part: DayPart): Slot => `${day}-${part}`;
/** Monday morning to Sunday night. */
export const SLOTS: readonly Slot[] = DAYS.flatMap((day) => PARTS.map((part) => slotOf(day, part)));
const SLOT_SET: ReadonlySet<string> = new Set(SLOTS);
export const isSlot = (words: string): words is Slot => SLOT_SET.has(words);

/** The hours of one part of one day. */
export function hoursOf(day: WeekDay, part: DayPart): number[] {
  const [from, hours] = PART_STARTS[part];
  const start = DAYS.indexOf(day) * 24 + from;
  return Array.from({ length: hours }, (_, i) => wrap(start + i));
}
export function hoursOfSlots(slots: readonly Slot[]): number[] {
  return tidyHours(
    slots.flatMap((slot) => {
      const [day, part] = slot.split("-") as [WeekDay, DayPart];
      return hoursOf(day, part);
    }),
  );
}
/** In order, each once, none that does not exist. */
export const tidyHours = (hours: Iterable<number>): number[] =>
  [...new Set(hours)]
    .filter((hour) => Number.isInteger(hour) && hour >= 0 && hour < WEEK_HOURS)
    .sort((a, b) => a - b);

export function coverOf(hours: ReadonlySet<number>, day: WeekDay, part: DayPart): Cover {
  const all = hoursOf(day, part);
  const free = all.filter((hour) => hours.has(hour)).length;
  return free === 0 ? "none" : free === all.length ? "all" : "some";
}
/** The parts of the week in which at least one hour is free. */
export function slotsOf(hours: readonly number[]): Slot[] {
  const set = new Set(hours);
  return DAYS.flatMap((day) =>
    PARTS.filter((part) => coverOf(set, day, part) !== "none").map((part) => slotOf(day, part)),
  );
}
/** The hours that both have. */
export function overlap(a: readonly number[], b: readonly number[]): number[] {
  const other = new Set(b);
  return tidyHours(a.filter((hour) => other.has(hour)));
}

/** "weekday", "Monday to Thursday", "Monday and Friday", "every" */
function dayWords(days: readonly WeekDay[]): string {
  const key = days.join();
  if (days.length === 7) return "every";
  if (key === "mon,tue,wed,thu,fri") return "weekday";
  if (key === "sat,sun") return "weekend";
  const [first, last] = [days[0], days.at(-1)];
  if (first && last && days.length > 2 && DAYS.indexOf(last) - DAYS.indexOf(first) === days.length - 1)
    return `${DAY_NAMES[first]} to ${DAY_NAMES[last]}`;
  return list(days.map((day) => DAY_NAMES[day]));
}
/** Parts of the week as people say them: "Weekday mornings and Saturday evenings". */
export function weekWords(slots: readonly Slot[]): string {
  const has = new Set<string>(slots);
  if (has.size === 0) return "No times given yet";
  if (has.size === SLOTS.length) return "Any time";
  // Parts with the same days are said together
  const groups = new Map<string, { days: WeekDay[]; parts: DayPart[] }>();
  for (const part of PARTS) {
    const days = DAYS.filter((day) => has.has(slotOf(day, part)));
    if (days.length === 0) continue;
    const group = groups.get(days.join()) ?? { days, parts: [] };
    group.parts.push(part);
    groups.set(days.join(), group);
  }
  const said = [...groups.values()].map(({ days, parts }) => {
    const every = days.length === 7;
    return `${dayWords(days)} ${list(parts.map((part) => (every ? part : `${part}s`)))}`;
  });
  const simple = said.length === 2 && said.every((words) => !words.includes(" and "));
  const words = simple ? list(said) : said.join("; ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
/** "Monday mornings", "mornings", "Mondays" */
export const whenWords = (day: WeekDay | null, part: DayPart | null): string =>
  day && part ? `${DAY_NAMES[day]} ${part}s` : day ? `${DAY_NAMES[day]}s` : part ? `${part}s` : "";
