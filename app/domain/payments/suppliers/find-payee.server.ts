import type { AccountAccess } from "#app/domain/access/access.ts";
import type { Payee } from "#app/domain/payments/suppliers/payee-access.ts";
import { db } from "#app/db.server.ts";

/** Who is paid for the work of whoever is signed in; null for anybody who is not paid here. */
export async function findPayee({ actor }: AccountAccess): Promise<Payee | null> {
  if (actor.role === "agency") {
    const agency = actor.agencyId
      ? await db().prisma.agency.findUnique({
          where: { id: actor.agencyId },
          select: { id: true, name: true },
        })
      : null;
    return agency && { kind: "agency", agencyId: agency.id, name: agency.name };
  }
  if (actor.role !== "planner") return null;
  const planner = await db().prisma.planner.findUnique({
    where: { accountId: actor.accountId },
    select: { id: true, firstName: true, lastName: true, agency: { select: { name: true } } },
  });
  return (
    planner && {
      kind: "planner",
      plannerId: planner.id,
      name: `${planner.firstName} ${planner.lastName}`,
      agencyName: planner.agency?.name ?? null,
    }
  );
}
