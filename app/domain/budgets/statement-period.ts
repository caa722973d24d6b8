import type { Period } from "#app/domain/budgets/find-statement-lines.server.ts";
import { isoDay, parseDay, parseDayParts, type Day } from "#app/lib/dates.ts";

type Parts = { day: string; month: string; year: string };
export type PeriodForm = {
  period: Period;
  values: { from: Parts; to: Parts };
  errors: Record<string, string>;
};

const partsOf = (query: URLSearchParams, name: string): Parts => ({
  day: query.get(`${name}.day`)?.trim() ?? "",
  month: query.get(`${name}.month`)?.trim() ?? "",
  year: query.get(`${name}.year`)?.trim() ?? "",
});
const shown = (day: Day): Parts => ({
  day: String(day.getUTCDate()),
  month: String(day.getUTCMonth() + 1),
  year: String(day.getUTCFullYear()),
});

/** The dates asked for: three boxes of the form, or `from=2026-04-01` of a link. An unreadable date filters nothing and says so. */
export function readPeriod(query: URLSearchParams): PeriodForm {
  const errors: Record<string, string> = {};
  const read = (name: "from" | "to"): { day: Day | null; values: Parts } => {
    const parts = partsOf(query, name);
    const link = query.get(name);
    if (link !== null && link !== "") {
      const day = parseDay(link);
      if (!day) errors[name] = "Enter a real date, for example 21 11 2026";
      return { day, values: day ? shown(day) : parts };
    }
    if (parts.day === "" && parts.month === "" && parts.year === "") return { day: null, values: parts };
    const day = parseDayParts(parts.day, parts.month, parts.year);
    if (!day) errors[name] = "Enter a real date, for example 21 11 2026";
    return { day, values: parts };
  };
  const [from, to] = [read("from"), read("to")];
  if (from.day && to.day && to.day < from.day) errors.to = "The last day must not be before the first day";
  const wrong = Object.keys(errors).length > 0;
  return {
    period: wrong ? { from: null, to: null } : { from: from.day, to: to.day },
    values: { from: from.values, to: to.values },
    errors,
  };
}

/** The query of a link that keeps the pot and the dates. */
export function statementQuery(pot: string | null, { from, to }: Period, page = 1): string {
  const query = new URLSearchParams();
  if (pot) query.set("pot", pot);
  if (from) query.set("from", isoDay(from));
  if (to) query.set("to", isoDay(to));
  if (page > 1) query.set("page", String(page));
  const words = query.toString();
  return words === "" ? "" : `?${words}`;
}
