import { db, type Tx } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, type Day } from "#app/lib/dates.ts";

export type WageFloor = { pence: number; validFrom: Day; source: string };

/** The National Living Wage in force on a day: the row with the latest start on or before it. */
export async function findWageFloor(on: Day = dayOf(now()), tx: Tx = db().prisma): Promise<WageFloor> {
  const rate = await tx.statutoryRate.findFirst({
    where: { kind: "national_living_wage", validFrom: { lte: on } },
    orderBy: { validFrom: "desc" },
    select: { pence: true, validFrom: true, source: true },
  });
  if (!rate) throw new Error("no National Living Wage is known for this day");
  return rate;
}
