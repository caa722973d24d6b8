import type { PersonAccess } from "#app/domain/access/access.ts";
import { stillInForce } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lockUpgrade } from "#app/domain/engagements/upgrades/lock-upgrade.server.ts";
import { priceOpenUpgrade } from "#app/domain/engagements/upgrades/settle-upgrade.server.ts";
import { sendPayLink } from "#app/domain/payments/cards/pay-link.server.ts";
import {
  closeCardPayment,
  planCheckout,
  toPayPage,
  waitingStep,
  type Begun,
} from "#app/domain/payments/cards/plan-checkout.server.ts";
import { settleStale } from "#app/domain/payments/cards/settle-stale.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

type Input = {
  upgradeId: string;
  engagementId: string;
  /** The whole new fee that was seen. */
  feePence: number;
  /** Somebody helps them: they get an address where they pay by themselves. */
  sendLink: boolean;
};

/**
 * Somebody who said yes to more hours pays what they cost more by card; the larger tier counts once that has come. Their yes
 * was recorded by `answerUpgrade`. Refusals: those of `lockUpgrade`, not-by-card, price-changed.
 */
export async function beginUpgradePayment(access: PersonAccess, input: Input): Promise<Result<Begun>> {
  const { mode } = cardGateway();
  const { personId, areaId } = access.subject;
  const away = await settleStale({ engagementId: input.engagementId, personId, purpose: "upgrade" });
  if (away) return away;
  const result = await act(access, async (tx) => {
    await stillInForce(tx, access);
    const locked = await lockUpgrade(tx, input.upgradeId, { personId });
    const { engagement } = locked;
    if (engagement.pot.fundingRoute !== "own_money" || engagement.pot.mode !== mode)
      throw new Refusal("not-by-card", "This is not paid by card. Nothing was paid.");
    const price = await priceOpenUpgrade(tx, locked);
    if (!price || price.feePence !== input.feePence || price.extraPence <= 0)
      throw new Refusal(
        "price-changed",
        "The figures have changed since you opened the page. Nothing was paid. Look at them and decide again.",
      );
    const before = await tx.cardPayment.findFirst({
      where: { engagementId: engagement.id, purpose: "upgrade", status: { in: ["open", "processing"] } },
    });
    if (before?.status === "processing") return { cardPaymentId: before.id, stepId: null };
    const { expressRequest } = locked.upgrade;
    if (before?.amountPence === price.extraPence && before.expressRequest === expressRequest) {
      if (input.sendLink) await sendPayLink(tx, before, engagement.planner.firstName);
      return { cardPaymentId: before.id, stepId: await waitingStep(tx, before) };
    }
    if (before) await closeCardPayment(tx, before);
    const card = await tx.cardPayment.create({
      data: {
        areaId,
        personId,
        mode,
        purpose: "upgrade",
        engagementId: engagement.id,
        feePence: price.feePence,
        amountPence: price.extraPence,
        expressRequest,
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
      detail: { pence: card.amountPence, engagementId: engagement.id },
    });
    if (input.sendLink) {
      await sendPayLink(tx, card, engagement.planner.firstName);
      return { cardPaymentId: card.id, stepId: null };
    }
    return { cardPaymentId: card.id, stepId: await planCheckout(tx, card, true) };
  });
  return result.ok ? { ok: true, value: await toPayPage(result.value) } : result;
}
