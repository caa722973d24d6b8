import { db, type Tx } from "#app/db.server.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, type Day } from "#app/lib/dates.ts";

export type TierRow = { id: string; tier: Tier; hours: number; feePence: number };
const ORDER: readonly Tier[] = ["low", "medium", "high"];

/** An area's tiers as they stand on a day, low to high: for each the row with the latest start on or before it, the last written first. */
export async function findTiers(
  areaId: string,
  on: Day = dayOf(now()),
  tx: Tx = db().prisma,
): Promise<TierRow[]> {
  const rows = await tx.areaTier.findMany({
    where: { areaId, validFrom: { lte: on } },
    orderBy: [{ validFrom: "desc" }, { seq: "desc" }],
    select: { id: true, tier: true, hours: true, feePence: true },
  });
  return ORDER.flatMap((tier) => rows.find((row) => row.tier === tier) ?? []);
}
