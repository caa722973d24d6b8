import type { Act } from "#app/domain/audit/act.server.ts";
import { sendBack } from "#app/domain/payments/cards/fulfil.server.ts";
import { paidProblems, standOf } from "#app/domain/payments/cards/paid-rules.ts";
import { db } from "#app/db.server.ts";
import type { CardPaymentFact } from "#app/gateways/payments/card-gateway.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { now } from "#app/lib/clock.ts";
import { refused, Refusal, type Result } from "#app/lib/result.ts";
import { list } from "#app/lib/words.ts";

type Wrong = { cardPaymentId: string; payment: CardPaymentFact; problem: string };

/** How a payment that was not what was asked for stands now, by the provider's word. Refusals: not-wrong, cannot-here. */
export async function lookAtWrong(cardPaymentId: string): Promise<Result<Wrong>> {
  const meant = await db().prisma.cardPayment.findUniqueOrThrow({ where: { id: cardPaymentId } });
  const gateway = cardGateway();
  const checkout = meant.sessionId ? await gateway.findCheckout(meant.sessionId) : null;
  const payment = checkout?.paymentIntentId ? await gateway.findPayment(checkout.paymentIntentId) : null;
  const problems = checkout && payment ? paidProblems(meant, checkout, payment) : [];
  if (!checkout || !payment || standOf(checkout, payment) !== "paid" || problems.length === 0)
    return refused(
      "not-wrong",
      "The card provider no longer says that this payment is wrong. Nothing was given back. Choose to ask the card provider now.",
    );
  const ours = payment.mode === gateway.mode && meant.mode === gateway.mode;
  if (!ours || payment.currency !== "gbp" || !payment.chargeId || payment.refundedPence > 0)
    return refused(
      "cannot-here",
      "This cannot be given back from here: it is not in pounds, or some of it went back already, or it belongs to another kind of money. Nothing was changed. Give it back in the card provider’s own pages, then say here that it was dealt with.",
    );
  return {
    ok: true,
    value: {
      cardPaymentId,
      payment,
      problem: `It was not what was asked for: ${list(problems)}.`,
    },
  };
}

/**
 * Gives all of such a payment back to the card: what came is written down as it is, beside what was meant, and goes back as a
 * step of its own like any other. What was meant is closed. Refusal: moved-on.
 */
export async function giveBackWrong(tx: Act, { cardPaymentId, payment, problem }: Wrong): Promise<void> {
  await tx.$queryRaw`SELECT id FROM card_payment WHERE id = ${cardPaymentId}::uuid FOR UPDATE`;
  const meant = await tx.cardPayment.findUniqueOrThrow({ where: { id: cardPaymentId } });
  const known = await tx.cardPayment.count({ where: { paymentIntentId: payment.id } });
  if (known > 0 || meant.status === "paid")
    throw new Refusal(
      "moved-on",
      "This payment was written down meanwhile. Nothing was given back. Look at it again.",
    );
  await tx.cardPayment.update({
    where: { id: meant.id },
    data: { status: "closed", checkoutUrl: null, linkHash: null, version: { increment: 1 } },
  });
  const came = await tx.cardPayment.create({
    data: {
      areaId: meant.areaId,
      personId: meant.personId,
      mode: meant.mode,
      purpose: meant.purpose,
      draftId: meant.draftId,
      invoiceId: meant.invoiceId,
      engagementId: meant.engagementId,
      feePence: payment.receivedPence,
      amountPence: payment.receivedPence,
      byAccountId: meant.byAccountId,
      byName: meant.byName,
      grantId: meant.grantId,
      createdAt: now(),
    },
  });
  await sendBack(tx, came, payment, problem);
}
