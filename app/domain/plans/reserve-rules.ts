import { divided } from "#app/domain/plans/plan-sums-rules.ts";
import type { Day } from "#app/lib/dates.ts";

/** What an employer owes besides wages. Each is a dated row with its source: pence, hundredths of a percent, or hundredths of a week. */
export const RATE_KINDS = [
  "leave-weeks",
  "redundancy-weeks",
  "pension-share",
  "pension-trigger",
  "pension-from",
  "pension-to",
  "insurance-share",
  "insurance-from",
  "insurance-allowance",
] as const;
type RateKind = (typeof RATE_KINDS)[number];
export type EmployerRates = Record<RateKind, number>;
export type RateRow = { kind: string; value: number; validFrom: Day };

/** The rates that hold on a day; null where one is not known for it, so that nothing is guessed. */
export function ratesOn(rows: readonly RateRow[], day: Day): EmployerRates | null {
  const found = RATE_KINDS.map((kind): [RateKind, number | undefined] => {
    const [latest] = rows
      .filter((row) => row.kind === kind && row.validFrom <= day)
      .sort((a, b) => Number(b.validFrom) - Number(a.validFrom));
    return [kind, latest?.value];
  });
  return found.some(([, value]) => value === undefined) ? null : (Object.fromEntries(found) as EmployerRates);
}

export type Reserves = {
  leave: number;
  redundancy: number;
  pension: number;
  insurance: number;
  total: number;
};
type Employed = { minutes: number; hourlyPence: number };

/** A year's reserves for the personal assistants of a plan, in pence. Each PA is one employment; the allowance is the employer's. */
export function reservesOf(employed: readonly Employed[], rates: EmployerRates): Reserves {
  let [leave, redundancy, pension, insurance] = [0, 0, 0, 0];
  for (const { minutes, hourlyPence } of employed) {
    const week = divided(minutes * hourlyPence, 60);
    const year = week * 52;
    leave += divided(week * rates["leave-weeks"], 100);
    redundancy += divided(week * rates["redundancy-weeks"], 100);
    if (year > rates["pension-trigger"])
      pension += divided(
        Math.max(0, Math.min(year, rates["pension-to"]) - rates["pension-from"]) * rates["pension-share"],
        10_000,
      );
    insurance += divided(Math.max(0, year - rates["insurance-from"]) * rates["insurance-share"], 10_000);
  }
  insurance = Math.max(0, insurance - rates["insurance-allowance"]);
  return { leave, redundancy, pension, insurance, total: leave + redundancy + pension + insurance };
}
