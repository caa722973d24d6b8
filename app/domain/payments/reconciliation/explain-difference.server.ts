import { z } from "zod";
import { act } from "#app/domain/audit/act.server.ts";
import { whereDifference, type Looker } from "#app/domain/payments/reconciliation/find-differences.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

export const ExplainForm = z.object({
  difference: z.uuid({ error: "Reload this page and try again" }),
  version: z.coerce.number({ error: "Reload this page and try again" }).int().positive().max(2_147_483_647),
  reason: z
    .string({ error: "Say why it differs, in a sentence" })
    .trim()
    .min(3, "Say why it differs, in a sentence")
    .max(500, "Use 500 letters or fewer"),
});
export type Explanation = z.output<typeof ExplainForm>;

/** Somebody knows why it differs: it stays on the page with the reason, and is open again when its figures change. */
export function explainDifference(looker: Looker, { difference, version, reason }: Explanation) {
  const { access } = looker;
  return act(access, async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM reconciliation_difference WHERE id = ${difference}::uuid FOR UPDATE`;
    const row = await tx.reconciliationDifference.findFirst({
      where: { id: difference, ...whereDifference(looker) },
    });
    if (!row) throw new Refusal("not-found", "This difference is not there.");
    if (row.version !== version || row.state === "gone")
      throw new Refusal(
        "stale",
        "This changed since you opened the page. Nothing was changed by this. Look at it again.",
      );
    await tx.reconciliationDifference.update({
      where: { id: difference },
      data: {
        state: "explained",
        reason,
        explainedByAccountId: access.actor.accountId,
        explainedAt: now(),
        version: { increment: 1 },
      },
    });
    tx.audit({
      action: "reconciliation.explained",
      objectType: "reconciliation_difference",
      objectId: difference,
      ...(row.personId ? { personId: row.personId } : {}),
      ...(row.areaId ? { areaId: row.areaId } : {}),
      detail: { kind: row.kind },
    });
    return { id: difference };
  });
}
