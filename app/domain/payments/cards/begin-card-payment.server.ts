import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { requireAuthority } from "#app/domain/capacity/require-authority.server.ts";
import { findPurse } from "#app/domain/engagements/draft-engagement.server.ts";
import { lockDraft, priceDraft } from "#app/domain/engagements/make-engagement.server.ts";
import { refuseOwnWork } from "#app/domain/engagements/own-work.ts";
import { settleStale } from "#app/domain/payments/cards/settle-stale.server.ts";
import { sendPayLink } from "#app/domain/payments/cards/pay-link.server.ts";
import {
  closeCardPayment,
  planCheckout,
  toPayPage,
  waitingStep,
  type Begun,
} from "#app/domain/payments/cards/plan-checkout.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

export type PayInput = {
  draftId: string;
  /** The whole fee that the person saw, pence: another one now is refused. */
  feePence: number;
  /** They ask for work to begin within the 14 days to cancel. */
  expressRequest: boolean;
  /** Somebody helps them: they get an address where they pay by themselves, instead of a pay page now. */
  sendLink?: boolean;
  decision?: { question?: string | undefined; words?: string | undefined };
};

/**
 * A self-funder pays for what they chose: what they mean to pay and the step to a pay page are written down first. The same
 * choice pressed twice is one payment. Refusals: planner-paused, already-engaged, price-changed, not-by-card, words-needed.
 */
export async function beginEngagementPayment(access: PersonAccess, input: PayInput): Promise<Result<Begun>> {
  const { mode } = cardGateway();
  const away = await settleStale({ draftId: input.draftId, personId: access.subject.personId });
  if (away) return away;
  const result = await act(access, async (tx) => {
    const { personId } = access.subject;
    const draft = await lockDraft(tx, personId, input.draftId);
    const made = await tx.engagement.findUnique({ where: { submissionKey: draft.id } });
    if (made) return { engagementId: made.id };
    const paid = await tx.cardPayment.findFirst({
      where: { draftId: draft.id, OR: [{ status: "processing" }, { status: "paid" }] },
    });
    if (paid?.outcome === null) return { cardPaymentId: paid.id, stepId: null };
    if (paid)
      throw new Refusal(
        "paid-back",
        "You paid for this choice before and the money went back to your card. Nothing was paid now. Choose again to start afresh.",
      );
    await recordDecision(tx, access, "pay-by-card", input.decision ?? {});
    await requireAuthority(tx, access, "planner");
    refuseOwnWork(access, draft.person, draft.planner);
    if ((await findPurse(personId, tx)) !== "card")
      throw new Refusal(
        "not-by-card",
        "There is planning money in your budget for this, so you need not pay yourself. Nothing was paid. Start again from the planner's page.",
      );
    const priced = await priceDraft(tx, access.subject, draft, "card", input.feePence);
    const open = await tx.cardPayment.findFirst({ where: { draftId: draft.id, status: "open" } });
    const same = open?.amountPence === priced.fromPotPence && open.expressRequest === input.expressRequest;
    if (open && same) {
      if (input.sendLink) await sendPayLink(tx, open, draft.planner.firstName);
      return { cardPaymentId: open.id, stepId: await waitingStep(tx, open) };
    }
    if (open) await closeCardPayment(tx, open);
    const card = await tx.cardPayment.create({
      data: {
        areaId: access.subject.areaId,
        personId,
        mode,
        purpose: "engagement",
        draftId: draft.id,
        feePence: input.feePence,
        amountPence: priced.fromPotPence,
        expressRequest: input.expressRequest,
        byAccountId: access.actor.accountId,
        byName: access.grant ? `${access.actor.name}, for ${access.subject.name}` : access.actor.name,
        grantId: access.grant?.id ?? null,
        createdAt: now(),
      },
    });
    tx.audit({
      action: "card-payment.begun",
      objectType: "card_payment",
      objectId: card.id,
      detail: { pence: card.amountPence, expressRequest: input.expressRequest },
    });
    if (input.sendLink) {
      await sendPayLink(tx, card, draft.planner.firstName);
      return { cardPaymentId: card.id, stepId: null };
    }
    return { cardPaymentId: card.id, stepId: await planCheckout(tx, card, true) };
  });
  if (result.ok && input.sendLink && "cardPaymentId" in result.value)
    return { ok: true, value: { cardPaymentId: result.value.cardPaymentId, checkoutUrl: null } };
  return result.ok ? { ok: true, value: await toPayPage(result.value) } : result;
}
