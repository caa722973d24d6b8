import type { Tx } from "#app/db.server.ts";
import { dayOf } from "#app/lib/dates.ts";
import { now } from "#app/lib/clock.ts";

type Worker = { id: string; areaId: string; firstName: string; lastName: string; agencyId: string | null };

const found = (tx: Tx, planner: Worker) =>
  tx.supplier.findUnique({
    where: planner.agencyId ? { agencyId: planner.agencyId } : { plannerId: planner.id },
  });

/** Who is paid for a planner's work: their agency where they are with one, else themselves. Made if missing. */
export async function openSupplier(tx: Tx, planner: Worker) {
  const there = await found(tx, planner);
  if (there) return there;
  const agency = planner.agencyId
    ? await tx.agency.findUniqueOrThrow({ where: { id: planner.agencyId } })
    : null;
  // Two pieces of work agreed at once make one supplier
  await tx.supplier.createMany({
    data: [
      {
        areaId: planner.areaId,
        legalName: agency?.name ?? `${planner.firstName} ${planner.lastName}`,
        ...(agency ? { agencyId: agency.id } : { plannerId: planner.id }),
      },
    ],
    skipDuplicates: true,
  });
  const made = await found(tx, planner);
  if (!made) throw new Error("a supplier was made and is not there");
  return made;
}

/** What VAT a planner's work bears on a day, basis points: 0 unless whoever is paid for it is registered then. */
export async function findVatRate(tx: Tx, plannerId: string, on = dayOf(now())): Promise<number> {
  const planner = await tx.planner.findUnique({ where: { id: plannerId }, select: { agencyId: true } });
  const row = await tx.supplierVat.findFirst({
    where: {
      supplier: planner?.agencyId ? { agencyId: planner.agencyId } : { plannerId },
      validFrom: { lte: on },
    },
    orderBy: { validFrom: "desc" },
  });
  return row?.rateBasisPoints ?? 0;
}
