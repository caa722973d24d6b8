import { presentSafeguards } from "#app/domain/plans/safety/present-safeguards.ts";
import { safeguardOf } from "#app/domain/plans/safety/safeguard-row.ts";
import type { SafeguardKind } from "#app/domain/plans/safety/safety-forms.ts";
import { db } from "#app/db.server.ts";

/** What a plan has for when things go wrong, kind by kind; whoever is called, in the order of calling. The caller has found the plan. */
export async function findSafeguards(planId: string) {
  const rows = await db().prisma.planSafeguard.findMany({
    where: { planId, removedAt: null },
    orderBy: [{ place: "asc" }, { number: "asc" }],
  });
  const items = rows.map((row) => ({
    ...safeguardOf(row),
    id: row.id,
    kind: row.kind as SafeguardKind,
    version: row.version,
    changedBy: row.changedBy,
  }));
  return {
    items,
    lists: presentSafeguards(items),
    contingencyPence: items.reduce((sum, { pence }) => sum + (pence ?? 0), 0),
  };
}
