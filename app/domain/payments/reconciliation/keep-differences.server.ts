import { randomUUID } from "node:crypto";
import { keyOf, type Found, type Scope } from "#app/domain/payments/reconciliation/difference-words.ts";
import type { Tx } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

/**
 * Writes down what a run found in the scopes that it could look at: new ones, those seen again, and those that are gone. One
 * that was explained stays so while its figures stay; one that comes back is open again. @returns how many are gone.
 */
export async function keepDifferences(
  tx: Tx,
  looked: readonly Scope[],
  found: readonly Found[],
): Promise<number> {
  const at = now();
  const rows = found.map((one) => ({ id: randomUUID(), key: keyOf(one), ...one }));
  for (const row of rows)
    await tx.$executeRaw`
      INSERT INTO reconciliation_difference AS d (id, key, scope, kind, area_id, person_id, object_type, object_id, about, ours_pence, theirs_pence, first_seen_at, last_seen_at)
      VALUES (${row.id}::uuid, ${row.key}, ${row.scope}, ${row.kind}, ${row.areaId}::uuid, ${row.personId}::uuid, ${row.objectType}, ${row.objectId},
        ${row.about}, ${row.oursPence}::bigint, ${row.theirsPence}::bigint, ${at}, ${at})
      ON CONFLICT (key) DO UPDATE SET about = excluded.about, ours_pence = excluded.ours_pence, theirs_pence = excluded.theirs_pence,
        area_id = excluded.area_id, person_id = excluded.person_id, last_seen_at = excluded.last_seen_at, gone_at = NULL,
        first_seen_at = CASE WHEN d.state = 'gone' THEN excluded.first_seen_at ELSE d.first_seen_at END,
        state = CASE WHEN d.state = 'explained' AND d.ours_pence IS NOT DISTINCT FROM excluded.ours_pence
          AND d.theirs_pence IS NOT DISTINCT FROM excluded.theirs_pence AND d.about = excluded.about THEN 'explained' ELSE 'open' END,
        version = d.version + 1`;
  const { count } = await tx.reconciliationDifference.updateMany({
    where: { scope: { in: [...looked] }, state: { not: "gone" }, key: { notIn: rows.map((row) => row.key) } },
    data: { state: "gone", goneAt: at, version: { increment: 1 } },
  });
  return count;
}
