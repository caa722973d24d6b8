import { systemAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { fulfil } from "#app/domain/payments/cards/fulfil.server.ts";
import { needAttention } from "#app/domain/payments/cards/need-attention.server.ts";
import { paidProblems, standOf } from "#app/domain/payments/cards/paid-rules.ts";
import { db } from "#app/db.server.ts";
import type { CardPaymentFact, Checkout } from "#app/gateways/payments/card-gateway.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { list } from "#app/lib/words.ts";

const access = systemAccess("settle-card-payment");
/** What else is to be written in the same transaction: that a piece of news was worked. */
export type Also = (tx: Act) => Promise<void>;
const nothing: Also = () => Promise.resolve();

async function write(work: (tx: Act) => Promise<void>): Promise<void> {
  const result = await act(access, work);
  if (!result.ok) throw new Error(result.refusal.words);
}

/**
 * Asks the provider how a card payment stands and writes it down: the one place where money by card is believed. What asked
 * for it (news, the clock, somebody who looks again) makes no difference, nor does how often.
 */
export async function settleCardPayment(id: string, also: Also = nothing): Promise<void> {
  const meant = await db().prisma.cardPayment.findUnique({ where: { id } });
  if (!meant?.sessionId || meant.status === "paid") return write(also);
  const checkout = await cardGateway().findCheckout(meant.sessionId);
  const payment = checkout.paymentIntentId ? await cardGateway().findPayment(checkout.paymentIntentId) : null;
  const stand = standOf(checkout, payment);
  if (stand === "paid" && payment) return paid(meant, checkout, payment, also);
  await write(async (tx) => {
    if (stand !== "open") {
      const { count } = await tx.cardPayment.updateMany({
        where: {
          id,
          sessionId: checkout.id,
          status: { in: stand === "processing" ? ["open"] : ["open", "processing"] },
        },
        data: {
          status: stand === "paid" ? "processing" : stand,
          checkoutUrl: null,
          version: { increment: 1 },
        },
      });
      if (count === 1)
        tx.audit({
          action: `card-payment.${stand}`,
          objectType: "card_payment",
          objectId: id,
          personId: meant.personId,
          areaId: meant.areaId,
        });
    }
    await also(tx);
  });
}

async function paid(
  meant: { id: string; areaId: string; amountPence: number; mode: string },
  checkout: Checkout,
  payment: CardPaymentFact,
  also: Also,
): Promise<void> {
  const problems = paidProblems(meant, checkout, payment);
  if (problems.length === 0) return fulfil(meant.id, payment, also);
  await write(async (tx) => {
    await needAttention(tx, {
      areaId: meant.areaId,
      kind: "mismatch",
      words: `A payment came that is not what was asked for: ${list(problems)}. Nothing was written in the record and nothing was set aside.`,
      cardPaymentId: meant.id,
      onceKey: `mismatch:${payment.id}`,
    });
    await also(tx);
  });
}

/** The page of the provider that a card payment was last paid on, whichever of its payments is named. */
export async function findCardPaymentOf(paymentIntentId: string): Promise<string | null> {
  const known = await db().prisma.cardPayment.findUnique({
    where: { paymentIntentId },
    select: { id: true },
  });
  if (known) return known.id;
  const checkout = await cardGateway().findCheckoutOfPayment(paymentIntentId);
  const mine = checkout
    ? await db().prisma.cardPayment.findUnique({ where: { sessionId: checkout.id }, select: { id: true } })
    : null;
  return mine?.id ?? null;
}
