import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lockPlan } from "#app/domain/plans/lock-plan.server.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { refuseOwnMoney } from "#app/domain/plans/ways/refuse-own-money.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, type Day } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

type Input = { offeredOn: Day; offeredBy: string; how: string; submissionKey: string };

/** Writes down that somebody told the person of direct payments. Refusals: not-found, moved-on, not-yet, sent-before. */
export function recordOffer(party: PlanParty, planId: string, input: Input) {
  return act(party.access, async (tx) => {
    const plan = await lockPlan(tx, party, planId, "find");
    refuseOwnMoney(plan);
    const before = await tx.directPaymentOffer.findUnique({ where: { submissionKey: input.submissionKey } });
    if (before) {
      sameAsSent(
        before.planId === plan.id && before.offeredBy === input.offeredBy && before.how === input.how,
      );
      return { id: before.id };
    }
    if (input.offeredOn > dayOf(now()))
      throw new Refusal("not-yet", "That day is still to come. Nothing was written down.");
    const { id } = await tx.directPaymentOffer.create({
      data: { ...input, planId: plan.id, ...writerOf(party), at: now() },
    });
    tx.audit({
      action: "plan.direct-payment-offered",
      objectType: "plan",
      objectId: plan.id,
      personId: plan.personId,
      areaId: plan.areaId,
      detail: { offer: id, how: input.how },
    });
    return { id };
  });
}
