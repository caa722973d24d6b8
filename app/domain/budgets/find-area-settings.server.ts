import { settingsFrom, type AreaSettings } from "#app/domain/budgets/area-setting-rules.ts";
import { db, type Tx } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, type Day } from "#app/lib/dates.ts";

/** An area's rules as they stand on a day: of each the row with the latest start on or before it, the last written first. */
export async function findAreaSettings(
  areaId: string,
  on: Day = dayOf(now()),
  tx: Tx = db().prisma,
): Promise<AreaSettings> {
  const rows = await tx.areaSetting.findMany({
    where: { areaId, validFrom: { lte: on } },
    orderBy: [{ validFrom: "desc" }, { seq: "desc" }],
    select: { setting: true, value: true, legalBasis: true, validFrom: true },
  });
  return settingsFrom(rows);
}
