import { safeguardOf } from "#app/domain/plans/safety/safeguard-row.ts";
import { SAFEGUARDS, type SafeguardKind } from "#app/domain/plans/safety/safety-forms.ts";
import { db } from "#app/db.server.ts";
import { parseDay, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

const KINDS = Object.keys(SAFEGUARDS) as SafeguardKind[];

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
    lists: KINDS.map((kind) => ({
      kind,
      title: SAFEGUARDS[kind],
      items: items
        .filter((one) => one.kind === kind)
        .map((one) => {
          const day = one.decidedOn === null ? null : parseDay(one.decidedOn);
          return {
            id: one.id,
            heading: kind === "contingency" ? pounds(one.pence ?? 0) : one.name,
            about: [one.relation, one.phone].filter((said) => said !== "").join(", "),
            words: one.words,
            key: one.hasKey,
            decided: one.decidedBy === "" ? "" : `${one.decidedBy}${day ? `, ${shortDay(day)}` : ""}`,
          };
        }),
    })),
    contingencyPence: items.reduce((sum, { pence }) => sum + (pence ?? 0), 0),
  };
}
