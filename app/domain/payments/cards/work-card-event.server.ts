import { systemAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { lookAtRecipient } from "#app/domain/payments/cards/look-at-recipient.server.ts";
import { settleDispute } from "#app/domain/payments/cards/settle-dispute.server.ts";
import { settleRefunds } from "#app/domain/payments/cards/settle-refunds.server.ts";
import {
  findCardPaymentOf,
  settleCardPayment,
} from "#app/domain/payments/cards/settle-card-payment.server.ts";
import { settleTransfer } from "#app/domain/payments/cards/settle-transfer.server.ts";
import { db } from "#app/db.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { now } from "#app/lib/clock.ts";

type News = { objectId: string; objectType: string };
type Also = (tx: Act) => Promise<void>;

/**
 * Works one piece of news: it is no more than a hint, so that the object it names is asked for, and whatever is so is written
 * in one transaction with "worked". Old, late, doubled and out of order, it comes to the same.
 */
export async function workCardEvent(id: string): Promise<void> {
  const event = await db().prisma.cardEvent.findUnique({ where: { id } });
  if (!event || event.workedAt) return;
  const worked =
    (outcome: string): Also =>
    async (tx) => {
      await tx.cardEvent.updateMany({ where: { id, workedAt: null }, data: { workedAt: now(), outcome } });
    };
  if (event.mode !== cardGateway().mode || !(await work(event, worked("done")))) {
    const kept = await act(systemAccess("work-card-event"), worked("ignored"));
    if (!kept.ok) throw new Error(kept.refusal.words);
  }
}

/** @returns false where it is about nothing of ours. */
async function work({ objectId, objectType }: News, also: Also): Promise<boolean> {
  if (objectType === "checkout.session") {
    const card = await db().prisma.cardPayment.findUnique({ where: { sessionId: objectId } });
    // The page may have been made a moment ago and not be written down yet: who it was made for is asked
    const id = card?.id ?? (await cardGateway().findCheckout(objectId)).clientReference;
    const known = id ? await db().prisma.cardPayment.findUnique({ where: { id } }) : null;
    if (!known) return false;
    if (!known.sessionId) throw new Error(`pay page ${objectId} is not written down yet`);
    await settleCardPayment(known.id, also);
    return true;
  }
  if (objectType === "refund" || objectType === "charge") {
    const paymentIntentId =
      objectType === "charge"
        ? ((await cardGateway().findPaymentOfCharge(objectId))?.id ?? null)
        : (await cardGateway().findRefund(objectId)).paymentIntentId;
    const cardPaymentId = paymentIntentId ? await findCardPaymentOf(paymentIntentId) : null;
    if (!cardPaymentId) return false;
    await settleRefunds(cardPaymentId, also);
    return true;
  }
  if (objectType === "charge.dispute" || objectType === "dispute") return settleDispute(objectId, also);
  if (objectType === "transfer") return settleTransfer(objectId, also);
  if (objectType === "v2.core.account" || objectType === "account") return lookAtRecipient(objectId, also);
  return false;
}
