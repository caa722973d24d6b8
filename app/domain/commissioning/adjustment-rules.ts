import { dayOf, type Day } from "#app/lib/dates.ts";

type Move = { at: Date; promisedChange: number; paidChange: number };
export type Running = { promisedAfter: number; paidBefore: number; paidAfter: number };

/** Lines, oldest first, each with what was promised and paid in all after it. */
export function withRunning<Line extends Move>(lines: readonly Line[]): (Line & Running)[] {
  let promised = 0;
  let paid = 0;
  return lines.map((line) => {
    const paidBefore = paid;
    promised += line.promisedChange;
    paid += line.paidChange;
    return { ...line, promisedAfter: promised, paidBefore, paidAfter: paid };
  });
}

/** The year that a day lies in: "2026" begins on 1 April 2026. */
export const financialYear = (day: Day): number =>
  day.getUTCMonth() >= 3 ? day.getUTCFullYear() : day.getUTCFullYear() - 1;

/** What was paid by month, newest first, in London's calendar; a month without lines is left out. */
export function byMonth(lines: readonly Move[]): { month: Day; promised: number; paid: number }[] {
  const months = new Map<number, { month: Day; promised: number; paid: number }>();
  for (const line of lines) {
    const day = dayOf(line.at);
    const month = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1));
    const sum = months.get(month.getTime()) ?? { month, promised: 0, paid: 0 };
    sum.promised += line.promisedChange;
    sum.paid += line.paidChange;
    months.set(month.getTime(), sum);
  }
  return [...months.values()].sort((a, b) => b.month.getTime() - a.month.getTime());
}

/** What was paid in the year that a day lies in. */
export const paidInYear = (lines: readonly Move[], today: Day): number =>
  lines
    .filter((line) => financialYear(dayOf(line.at)) === financialYear(today))
    .reduce((sum, line) => sum + line.paidChange, 0);

/** What a line is, in words. */
export function adjustmentWords(line: { kind: string; promisedChange: number; paidChange: number }): string {
  switch (line.kind) {
    case "hold":
      return "Set aside for High";
    case "release":
      return "Came back";
    case "capture":
      return line.promisedChange + line.paidChange < 0 ? "Fell due, and some came back" : "Fell due";
    case "refund":
      return "Given back by the planner";
    default:
      return "Put right";
  }
}
