import { stillInForce } from "#app/domain/assisted-access/record-decision.server.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { isId } from "#app/domain/plans/plan-party.ts";
import { isInForce, reviewedFor } from "#app/domain/plans/reviews/review-party.ts";
import { Refusal } from "#app/lib/result.ts";

const NAMED = { person: { select: { firstName: true, lastName: true, reference: true } } } as const;

/** A plan in force whose reviews the party knows of, its row locked. Throws `Refusal` "not-found" or "moved-on". */
export async function lockReviewed(tx: Act, party: PlanParty, id: string) {
  const missing = () => new Refusal("not-found", "We cannot find this plan.");
  if (!isId(id)) throw missing();
  if (party.side === "person") await stillInForce(tx, party.access);
  await tx.$queryRaw`SELECT id FROM plan WHERE id = ${id}::uuid FOR UPDATE`;
  const plan = await tx.plan.findFirst({ where: { AND: [{ id }, reviewedFor(party)] }, include: NAMED });
  if (!plan) throw missing();
  if (!isInForce(plan.status))
    throw new Refusal(
      "moved-on",
      "Only a plan in force is reviewed, and this one is not in force now. Nothing was changed. What you wrote is still in the boxes.",
    );
  return plan;
}
