import { amountOn, type Amount } from "#app/domain/budgets/amount-rules.ts";
import type { FundingRoute, PotKind } from "#app/generated/prisma/enums.ts";
import type { Day } from "#app/lib/dates.ts";

type CarePot = { kind: PotKind; fundingRoute: FundingRoute; amounts: readonly Amount[] };

/** What the council gives a week for care on a day; before the first amount holds, the first. The person's own part is not in it. */
export const weeklyOn = (pots: readonly CarePot[], day: Day): number =>
  pots
    .filter(({ kind, fundingRoute }) => kind === "care" && fundingRoute !== "own_money")
    .reduce((sum, { amounts }) => {
      const first = [...amounts].sort((a, b) => Number(a.fromOn) - Number(b.fromOn))[0];
      return sum + ((amountOn(amounts, day) ?? first)?.pence ?? 0);
    }, 0);
