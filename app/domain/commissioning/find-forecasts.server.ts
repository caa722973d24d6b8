import { db, type Tx } from "#app/db.server.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, type Day } from "#app/lib/dates.ts";

export type ForecastBand = {
  weeklyFromPence: number;
  weeklyToPence: number | null;
  tier: Tier;
  validFrom: Date;
};

/**
 * An area's forecast of tier by weekly cost as it stands on a day. Bands change as a whole: all rows with the latest
 * start on or before the day hold, and none before them.
 */
export async function findForecasts(
  areaId: string,
  on: Day = dayOf(now()),
  tx: Tx = db().prisma,
): Promise<ForecastBand[]> {
  const rows = await tx.areaTierForecast.findMany({
    where: { areaId, validFrom: { lte: on } },
    orderBy: [{ validFrom: "desc" }, { weeklyFromPence: "asc" }],
  });
  const latest = rows[0]?.validFrom.getTime();
  return rows
    .filter((row) => row.validFrom.getTime() === latest)
    .map(({ weeklyFromPence, weeklyToPence, tier, validFrom }) => ({
      weeklyFromPence,
      weeklyToPence,
      tier,
      validFrom,
    }));
}
