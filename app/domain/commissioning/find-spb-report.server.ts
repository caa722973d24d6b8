import { findForecasts } from "#app/domain/commissioning/find-forecasts.server.ts";
import { spbCosts, type Count, type SpbCosts } from "#app/domain/commissioning/spb-report-rules.ts";
import { findTiers } from "#app/domain/budgets/find-tiers.server.ts";
import { bandWords } from "#app/domain/people/band-rules.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, type Day } from "#app/lib/dates.ts";
import { done, refused, type Result } from "#app/lib/result.ts";

type Area = { id: string; slug: string; name: string };
export type SpbReport = SpbCosts & {
  area: Area;
  on: Day;
  counts: Count[];
  /** People of the area without a published band: they are not in the figures. */
  unbanded: number;
};

const WHY = {
  "no-forecast": "does not lie within one tier of the area's forecast",
  "no-fee": "is forecast a tier that has no fee on this day",
  "no-council-cost": "is forecast a tier for which the council's own cost is not known on this day",
};

async function councilCosts(areaId: string, on: Day) {
  const rows = await db().prisma.areaCouncilCost.findMany({
    where: { areaId, validFrom: { lte: on } },
    orderBy: [{ validFrom: "desc" }, { seq: "desc" }],
  });
  return rows.filter((row, i) => rows.findIndex((other) => other.tier === row.tier) === i);
}

/** The support planning cost report of an area, from its people and its rates as they stand on a day. */
export async function findSpbReport(area: Area, on: Day = dayOf(now())): Promise<Result<SpbReport>> {
  const [groups, unbanded] = await Promise.all([
    db().prisma.person.groupBy({
      by: ["ageGroup", "clientGroup", "weeklyFromPence", "weeklyToPence"],
      where: { areaId: area.id, weeklyFromPence: { not: null } },
      _count: true,
    }),
    db().prisma.person.count({ where: { areaId: area.id, weeklyFromPence: null } }),
  ]);
  const counts = groups.map((row) => ({
    ageGroup: row.ageGroup ?? "Not known",
    clientGroup: row.clientGroup ?? "Not known",
    weeklyFromPence: row.weeklyFromPence ?? 0,
    weeklyToPence: row.weeklyToPence,
    people: row._count,
  }));
  const rates = {
    tiers: await findTiers(area.id, on),
    councilCosts: await councilCosts(area.id, on),
    forecasts: await findForecasts(area.id, on),
  };
  const costs = spbCosts(counts, rates);
  if ("why" in costs)
    return refused(
      costs.why,
      `The report cannot be made: the band ${bandWords(costs.band)} ${WHY[costs.why]}. Mend the area's rates first.`,
    );
  return done({ ...costs, area, on, counts, unbanded });
}

/** The report in the form that outsiders rely on. */
export const spbReportJson = ({ area, bands, totals }: SpbReport) => ({
  area: area.slug,
  people: totals.people,
  bands,
  totals,
});
