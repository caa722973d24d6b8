import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { tellPractitioners } from "#app/domain/budgets/tell-practitioners.server.ts";
import type { AskAdvocate } from "#app/domain/capacity/advocate-forms.ts";
import { OPEN_STATES } from "#app/domain/capacity/advocate-rules.ts";
import { findTies } from "#app/domain/capacity/find-ties.server.ts";
import { notIndependent, TIE_WORDS } from "#app/domain/capacity/independence-rules.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { isId, visibleTo, writerOf } from "#app/domain/plans/plan-party.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/**
 * Asks for an independent advocate for a plan: the person's side, a planner at work or a practitioner. The council must see to it.
 * Asking decides nothing for the person, so it needs no capacity. Refusals: not-found, open-already, helper-paid, sent-before.
 */
export function askAdvocate(
  party: PlanParty,
  planId: string,
  { decision, submissionKey, ...asked }: AskAdvocate,
): Promise<Result<{ id: string }>> {
  return act(party.access, async (tx) => {
    if (!isId(planId)) throw new Refusal("not-found", "We cannot find this plan.");
    if (party.side === "person") await recordDecision(tx, party.access, "ask-advocate", decision ?? {});
    await tx.$queryRaw`SELECT id FROM plan WHERE id = ${planId}::uuid FOR UPDATE`;
    const plan = await tx.plan.findFirst({ where: { id: planId, selfFunder: false, ...visibleTo(party) } });
    if (!plan) throw new Refusal("not-found", "We cannot find this plan.");
    const before = await tx.advocateReferral.findUnique({ where: { submissionKey } });
    if (before) {
      sameAsSent(
        before.planId === plan.id && before.why === asked.why && before.helperName === asked.helperName,
      );
      return { id: before.id };
    }
    const open = await tx.advocateReferral.findFirst({
      where: { planId: plan.id, state: { in: [...OPEN_STATES] } },
    });
    if (open)
      throw new Refusal(
        "open-already",
        `${open.askedBy} has asked for an advocate already. Nothing was changed by this. You see on this page how far it is.`,
      );
    if (asked.helperName !== "") {
      const tie = notIndependent(asked.helperName, (await findTies(tx, plan)).names);
      // Who is paid for the care, or decides about it, is nobody's supporter in law (s67(5))
      if (tie && tie !== "person")
        throw new Refusal(
          "helper-paid",
          `${asked.helperName} ${TIE_WORDS[tie]}, so they cannot count as who supports the person in this. Nothing was sent. Choose that nobody does, or name somebody else.`,
        );
    }
    const { byName, byAccountId, grantId } = writerOf(party);
    const at = now();
    const referral = await tx.advocateReferral.create({
      data: {
        ...asked,
        planId: plan.id,
        personId: plan.personId,
        areaId: plan.areaId,
        state: "asked",
        askedBy: byName,
        askedAt: at,
        since: at,
        submissionKey,
        events: { create: { state: "asked", words: asked.why, byName, byAccountId, grantId, at } },
      },
    });
    tx.audit({
      action: "advocate.asked",
      objectType: "advocate_referral",
      objectId: referral.id,
      personId: plan.personId,
      areaId: plan.areaId,
      detail: { difficulties: asked.difficulties.join(" "), helper: asked.helperAgreed },
    });
    await tellPractitioners(tx, plan.areaId, {
      subject: "Somebody asks for an independent advocate",
      body: "An independent advocate was asked for, for a support plan. Please see to it within three days.",
      path: `/plans/${plan.id}/advocate`,
      onceKey: `advocate:${referral.id}:asked`,
    });
    if (party.side !== "person" || party.access.grant)
      await notify(tx, {
        to: { personId: plan.personId },
        subject: "Somebody asked for an advocate for you",
        body: `${byName} asked the council for an independent advocate for you. An advocate helps you to say what you want. They decide nothing for you, and it costs nothing. If you do not want one, say so.`,
        path: `/plans/${plan.id}/advocate`,
        whole: true,
        onceKey: `advocate:${referral.id}:told`,
      });
    return { id: referral.id };
  });
}
