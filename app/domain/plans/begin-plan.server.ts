import { stillInForce } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { isId, mayBeginFor, writerOf } from "#app/domain/plans/plan-party.ts";
import { NO_LONGER_MADE } from "#app/domain/plans/plan-status-rules.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/**
 * Begins a plan for somebody, or leads to the one that is being made: there is one at a time. The same form again leads to the plan
 * that it began. Refusals: not-found, sent-before.
 */
export function beginPlan(party: PlanParty, input: { personId: string; submissionKey: string }) {
  return act(party.access, async (tx) => {
    const missing = () => new Refusal("not-found", "We cannot find this person.");
    if (!isId(input.personId)) throw missing();
    if (party.side === "person") await stillInForce(tx, party.access);
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${input.personId}::uuid FOR UPDATE`;
    const person = await tx.person.findFirst({
      where: { AND: [{ id: input.personId }, mayBeginFor(party)] },
      select: { id: true, areaId: true, selfFunder: true },
    });
    if (!person) throw missing();
    const before = await tx.plan.findUnique({ where: { submissionKey: input.submissionKey } });
    if (before) {
      sameAsSent(before.personId === person.id);
      return { id: before.id, began: false };
    }
    const open = await tx.plan.findFirst({
      where: { personId: person.id, status: { notIn: NO_LONGER_MADE } },
    });
    if (open) return { id: open.id, began: false };
    const { byName, byAccountId, grantId } = writerOf(party);
    const plan = await tx.plan.create({
      data: {
        personId: person.id,
        areaId: person.areaId,
        selfFunder: person.selfFunder,
        beganBy: byName,
        beganByAccountId: byAccountId,
        submissionKey: input.submissionKey,
        createdAt: now(),
        changedAt: now(),
        events: { create: { kind: "begun", byName, byAccountId, grantId, at: now() } },
      },
    });
    tx.audit({
      action: "plan.begun",
      objectType: "plan",
      objectId: plan.id,
      personId: person.id,
      areaId: person.areaId,
    });
    return { id: plan.id, began: true };
  });
}
