import {
  coverOf,
  DAY_NAMES,
  DAYS,
  PART_HOURS,
  PARTS,
  slotOf,
  type DayPart,
  type Slot,
  type WeekDay,
} from "#app/lib/week.ts";
import { dayHoursWords } from "#app/lib/week-hours.ts";

const cap = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const head = "px-0.5 py-1 text-[0.72rem] font-bold sm:text-[0.86rem]";
const table = "my-4 w-full table-fixed border-separate border-spacing-[2px] sm:border-spacing-1";

function Heads() {
  return (
    <thead>
      <tr>
        <td className="w-[4.6rem] sm:w-24" />
        {DAYS.map((day) => (
          <th key={day} scope="col" className={head}>
            <span aria-hidden="true">
              {DAY_NAMES[day].slice(0, 1)}
              <span className="max-sm:hidden">{DAY_NAMES[day].slice(1, 3)}</span>
            </span>
            <span className="sr-only">{DAY_NAMES[day]}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

type Mark = { shown: string; short: string; said: string; tone: "full" | "striped" | "empty" };
const TONES = {
  full: "bg-sea text-on-sea",
  striped: "stripes text-[#211a26]",
  empty: "bg-sand",
} as const;

function markOf(free: ReadonlySet<number>, needed: ReadonlySet<Slot>, day: WeekDay, part: DayPart): Mark {
  const cover = coverOf(free, day, part);
  const wanted = needed.has(slotOf(day, part));
  if (needed.size > 0 && wanted)
    return cover === "none"
      ? { shown: "you", short: "✗", said: "only you: they are not free", tone: "striped" }
      : { shown: "both", short: "✓", said: "both: you want it, and they are free", tone: "full" };
  if (cover === "all")
    return { shown: "free", short: "✓", said: "free", tone: needed.size > 0 ? "empty" : "full" };
  if (cover === "some")
    return {
      shown: "part",
      short: "½",
      said: "free for part of it",
      tone: needed.size > 0 ? "empty" : "striped",
    };
  return { shown: "", short: "", said: "not free", tone: "empty" };
}

type Props = {
  caption: string;
  /** Hours of the week that are free. */
  hours: readonly number[];
  /** Parts that the reader wants: "both" where they meet, "you" where they do not. */
  needed?: readonly Slot[];
};
const KEY = {
  plain: "✓ free, ½ free for part of it",
  needed: "✓ both: you want it and they are free, ✗ only you",
};
/** A week by day and part of the day: a table, so that it reads the same without its colours. */
export function WeekGrid({ caption, hours, needed = [] }: Props) {
  const [free, wanted] = [new Set(hours), new Set(needed)];
  return (
    <>
      <table className={table}>
        <caption className="pb-1 text-left font-bold">{caption}</caption>
        <Heads />
        <tbody>
          {PARTS.map((part) => (
            <tr key={part}>
              <th scope="row" className={`${head} text-left`}>
                {cap(part)}
                <span className="sr-only">, {PART_HOURS[part]}</span>
              </th>
              {DAYS.map((day) => {
                const mark = markOf(free, wanted, day, part);
                return (
                  <td
                    key={day}
                    className={`h-[34px] rounded-[7px] border border-transparent text-center text-[0.72rem] sm:text-[0.86rem] ${TONES[mark.tone]}`}
                  >
                    <span
                      aria-hidden="true"
                      className={mark.tone === "striped" ? "rounded bg-[#fbe3ae] px-1" : ""}
                    >
                      <span className="max-sm:hidden">{mark.shown}</span>
                      <span className="text-base sm:hidden">{mark.short}</span>
                    </span>
                    <span className="sr-only">{mark.said}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-soft sm:hidden" aria-hidden="true">
        {needed.length > 0 ? KEY.needed : KEY.plain}
      </p>
    </>
  );
}

/** The exact hours of each day: a strip of 24 hours, and the same in words. */
export function WeekHours({ caption, hours }: { caption: string; hours: readonly number[] }) {
  const free = new Set(hours);
  return (
    <table className="my-4 w-full border-collapse">
      <caption className="pb-1 text-left font-bold">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Free hours</th>
        </tr>
      </thead>
      <tbody>
        {DAYS.map((day, i) => (
          <tr key={day} className="border-b border-line">
            <th scope="row" className="py-2 pr-2 text-left align-top font-semibold sm:w-28">
              {DAY_NAMES[day]}
            </th>
            <td className="py-2 [overflow-wrap:anywhere]">
              <svg
                viewBox="0 0 240 10"
                preserveAspectRatio="none"
                aria-hidden="true"
                className="block h-3 w-full"
              >
                {Array.from({ length: 24 }, (_, hour) => (
                  <rect
                    key={hour}
                    x={hour * 10}
                    width={9}
                    height="10"
                    rx="1.5"
                    fill={free.has(i * 24 + hour) ? "var(--sea)" : "var(--line)"}
                  />
                ))}
              </svg>
              <span>{cap(dayHoursWords(hours, day)) || "Not free"}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
