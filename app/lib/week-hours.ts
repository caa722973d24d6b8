// Exact hours as people write them, by day: "9am to 3pm, 6pm to 8pm". A range may run past midnight into the next day.
import {
  coverOf,
  DAYS,
  hoursOf,
  PARTS,
  slotOf,
  tidyHours,
  wrap,
  type Slot,
  type WeekDay,
} from "#app/lib/week.ts";

/** "9am", "noon", "midnight" */
export function clockWords(hour: number): string {
  const of = ((hour % 24) + 24) % 24;
  if (of === 0) return "midnight";
  if (of === 12) return "noon";
  return of < 12 ? `${of}am` : `${of - 12}pm`;
}

type Run = { from: number; to: number };
/** Runs of hours of a day, as hours from its own midnight: from 0 to 24. */
function runsOf(hours: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const hour of [...hours].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.to === hour) last.to = hour + 1;
    else runs.push({ from: hour, to: hour + 1 });
  }
  return runs;
}
const rangeWords = (runs: readonly Run[]): string =>
  runs.map(({ from, to }) => `${clockWords(from)} to ${clockWords(to)}`).join(", ");

/** The free hours of one calendar day in words: "7am to noon, 5pm to 10pm"; "" for none. */
export function dayHoursWords(hours: readonly number[], day: WeekDay): string {
  const start = DAYS.indexOf(day) * 24;
  const own = tidyHours(hours)
    .filter((hour) => hour >= start && hour < start + 24)
    .map((hour) => hour - start);
  return own.length === 24 ? "all day and night" : rangeWords(runsOf(own));
}

function readClock(words: string): number | "half" | "which" | null {
  if (words === "noon" || words === "midday" || words === "12 noon") return 12;
  if (words === "midnight" || words === "12 midnight") return 0;
  const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/.exec(words);
  if (!match) return null;
  const hour = Number(match[1]);
  const half = match[3];
  if (Number(match[2] ?? 0) !== 0) return Number(match[2]) < 60 ? "half" : null;
  if (half) return hour < 1 || hour > 12 ? null : (hour % 12) + (half === "pm" ? 12 : 0);
  if (hour > 24) return null;
  // "9 to 3" may mean two things; "09:00" and "15" cannot
  if (hour > 0 && hour <= 12 && match[2] === undefined && !words.startsWith("0")) return "which";
  return hour % 24;
}
export type HoursRead = { ok: true; hours: number[] } | { ok: false; words: string };

/** Reads what somebody wrote for a day. Empty words are no hours. */
export function readDayHours(written: string, day: WeekDay): HoursRead {
  const start = DAYS.indexOf(day) * 24;
  const hours: number[] = [];
  const plain = written.trim().toLowerCase().replace(/\s+/g, " ");
  if (plain === "all day and night")
    return { ok: true, hours: Array.from({ length: 24 }, (_, i) => start + i) };
  for (const piece of plain.split(/,|;| and /).filter((part) => part.trim() !== "")) {
    const ends = piece.split(/ to | until |[-–—]/).map((end) => readClock(end.trim()));
    if (ends.includes("half")) return { ok: false, words: "Use whole hours, for example 9am to 3pm" };
    if (ends.includes("which")) return { ok: false, words: "Say am or pm, for example 9am to 3pm" };
    const [from, to] = ends;
    if (ends.length !== 2 || typeof from !== "number" || typeof to !== "number")
      return { ok: false, words: "Write hours like this: 9am to 3pm, 6pm to 8pm" };
    const length = to > from ? to - from : to + 24 - from;
    for (let i = 0; i < length; i++) hours.push(wrap(start + from + i));
  }
  return { ok: true, hours: tidyHours(hours) };
}

/** What the editing week shows: boxes for whole parts, words where a day has exact hours. */
export type WeekForm = { slots: Slot[]; exact: Partial<Record<WeekDay, string>> };

/** A day whose parts are each wholly free or not at all is boxes; any other is written out. */
export function weekFormOf(hours: readonly number[]): WeekForm {
  const set = new Set(hours);
  const written = new Map<WeekDay, number[]>();
  const exactHours = (day: WeekDay): number[] => {
    const known = written.get(day);
    if (known) return known;
    const start = DAYS.indexOf(day) * 24;
    // Its own span, morning to the end of its night, counted from its own midnight
    const own = Array.from({ length: 24 }, (_, i) => i + 7).filter((hour) => set.has(wrap(start + hour)));
    written.set(day, own);
    return own;
  };
  for (const day of DAYS) if (PARTS.some((part) => coverOf(set, day, part) === "some")) exactHours(day);
  // Hours after midnight that do not follow on from before it are written under the day they fall on
  for (const day of [...written.keys()]) {
    const own = exactHours(day);
    const late = runsOf(own).filter((run) => run.from >= 24);
    if (late.length === 0) continue;
    const next = DAYS[(DAYS.indexOf(day) + 1) % 7] as WeekDay;
    for (const { from, to } of late)
      for (let hour = from; hour < to; hour++) {
        exactHours(next).push(hour - 24);
        own.splice(own.indexOf(hour), 1);
      }
  }
  return {
    slots: DAYS.flatMap((day) =>
      written.has(day)
        ? []
        : PARTS.filter((part) => hoursOf(day, part).every((hour) => set.has(hour))).map((part) =>
            slotOf(day, part),
          ),
    ),
    exact: Object.fromEntries([...written].map(([day, own]) => [day, exactWords(own)])),
  };
}
const exactWords = (own: readonly number[]): string =>
  rangeWords(
    // More than a whole day in one run is said as two: "midnight to noon, noon to 7am"
    runsOf(own).flatMap(({ from, to }) =>
      to - from > 24
        ? [
            { from, to: 12 },
            { from: 12, to },
          ]
        : [{ from, to }],
    ),
  );

/** What was ticked and written to hours of the week. What is written for a day stands instead of its boxes. */
export function readWeekForm(form: WeekForm): { hours: number[]; errors: Partial<Record<WeekDay, string>> } {
  const hours: number[] = [];
  const errors: Partial<Record<WeekDay, string>> = {};
  for (const day of DAYS) {
    const words = form.exact[day]?.trim() ?? "";
    if (words !== "") {
      const read = readDayHours(words, day);
      if (read.ok) hours.push(...read.hours);
      else errors[day] = read.words;
    } else {
      for (const part of PARTS) if (form.slots.includes(slotOf(day, part))) hours.push(...hoursOf(day, part));
    }
  }
  return { hours: tidyHours(hours), errors };
}
