import {
  DEFAULT_COUNCIL_COSTS,
  DEFAULT_TIER_FORECASTS,
  DEFAULT_TIERS,
} from "#app/domain/commissioning/area-defaults.ts";
import type { Tx } from "#app/db.server.ts";
import { parseDay } from "#app/lib/dates.ts";

export type NewArea = {
  slug: string;
  name: string;
  councilName: string;
  phone: string;
  phoneHours: string;
  /** Whether people may open accounts here themselves. */
  openForSignUp?: boolean;
};
const FROM = parseDay("2019-06-01") as Date;

/** An area with the default tiers, council costs and forecast bands as rows dated from June 2019. */
export async function createArea(tx: Tx, area: NewArea): Promise<{ id: string; slug: string; name: string }> {
  return tx.area.create({
    data: {
      ...area,
      tiers: { create: DEFAULT_TIERS.map((row) => ({ ...row, validFrom: FROM })) },
      councilCosts: { create: DEFAULT_COUNCIL_COSTS.map((row) => ({ ...row, validFrom: FROM })) },
      tierForecasts: { create: DEFAULT_TIER_FORECASTS.map((row) => ({ ...row, validFrom: FROM })) },
    },
    select: { id: true, slug: true, name: true },
  });
}
