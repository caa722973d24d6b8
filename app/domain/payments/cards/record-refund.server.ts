import { openLedgerAccount, post, THE_PROVIDER, type Mode } from "#app/domain/ledger/ledger.server.ts";
import { needAttention } from "#app/domain/payments/cards/need-attention.server.ts";
import { finish, type Settle } from "#app/domain/payments/cards/step-work.ts";
import { refundLines } from "#app/domain/payments/cards/refund-lines.server.ts";
import { issueGivenBack } from "#app/domain/payments/cards/issue-card-papers.server.ts";
import { refundCredit } from "#app/domain/payments/invoices/refund-credit.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { addJob } from "#app/db.server.ts";
import type { RefundFact } from "#app/gateways/payments/card-gateway.ts";
import { now } from "#app/lib/clock.ts";
import { pounds } from "#app/lib/money.ts";

const LOOK_AGAIN = 60 * 60_000;

/** What a refund came to: written in the record once the provider says that it has succeeded, and not before. */
export const recordRefund =
  (refund: RefundFact): Settle =>
  async (tx, step) => {
    const { cardPayment, pence } = step;
    if (!cardPayment?.transferId || pence === null) throw new Error("a refund is of a payment");
    if (refund.amountPence !== pence || refund.paymentIntentId !== cardPayment.paymentIntentId)
      throw new Error(`refund ${refund.id} is not what step ${step.id} asked for`);
    if (refund.status === "pending") {
      const nextTryAt = new Date(now().getTime() + LOOK_AGAIN);
      await tx.cardStep.update({ where: { id: step.id }, data: { outsideId: refund.id, nextTryAt } });
      await addJob(tx, "run-card-step", { id: step.id }, { runAt: nextTryAt });
      return;
    }
    if (refund.status !== "succeeded") {
      await tx.cardStep.update({
        where: { id: step.id },
        data: { state: "needs_attention", outsideId: refund.id, lastError: refund.failure ?? refund.status },
      });
      await needAttention(tx, {
        areaId: step.areaId,
        kind: "refund-failed",
        words: `${pounds(pence)} could not be given back to a card: the bank sent it back. The money is with the card provider.`,
        cardPaymentId: cardPayment.id,
        stepId: step.id,
        onceKey: `refund:${refund.id}`,
      });
      return;
    }
    await tx.$queryRaw`SELECT id FROM card_payment WHERE id = ${cardPayment.id}::uuid FOR UPDATE`;
    const { transferId } = await post(tx, {
      key: `card-refund:${step.id}:1`,
      kind: "card_refund",
      lines: await refundLines(tx, cardPayment, pence),
      subject: { type: "card_payment", id: cardPayment.id },
      actorId: null,
      refunds: cardPayment.transferId,
    });
    await tx.cardPayment.update({
      where: { id: cardPayment.id },
      data: { returnedPence: { increment: pence }, version: { increment: 1 } },
    });
    await finish(tx, step, refund.id, now(), { ledgerTransferId: transferId });
    // It had paid a debt, which stands again: and the credit note takes it away
    if (!cardPayment.potId && step.creditNoteId) {
      const credit = await tx.creditNote.findUniqueOrThrow({
        where: { id: step.creditNoteId },
        include: { invoice: { include: { payment: true } } },
      });
      await refundCredit(tx, credit.invoice, credit, null);
    }
    const receipt = await issueGivenBack(tx, step, {
      method: "Back to the card that paid",
      bankReference: refund.id,
    });
    tx.audit({
      action: "card-payment.returned",
      objectType: "card_payment",
      objectId: cardPayment.id,
      personId: cardPayment.personId,
      areaId: cardPayment.areaId,
      detail: { pence, transferId: Number(transferId) },
    });
    await notify(tx, {
      to: { personId: cardPayment.personId },
      subject: "Money is on its way back to your card",
      body: `${pounds(pence)} has been sent back to the card you paid with. Your bank may take 5 to 10 days to show it. You do not need to do anything. Receipt ${receipt} says so.`,
      path: `/paying/${cardPayment.id}`,
      onceKey: `card-refund:${step.id}`,
    });
  };

/** A refund that had succeeded came back afterwards: the money is with the provider again, and a person has to look. */
export const recordRefundCameBack =
  (refund: RefundFact): Settle =>
  async (tx, step) => {
    const { cardPayment, pence } = step;
    if (!cardPayment || pence === null || !cardPayment.potId) throw new Error("a refund is of a payment");
    const mode = cardPayment.mode as Mode;
    const pot = await tx.pot.findUniqueOrThrow({ where: { id: cardPayment.potId } });
    const { replayed } = await post(tx, {
      key: `card-payment-again:${step.id}:1`,
      kind: "card_payment",
      lines: [
        { account: await openLedgerAccount(tx, "provider/cards-in", THE_PROVIDER, mode), pence: -pence },
        { account: pot.availableAccountId, pence },
      ],
      subject: { type: "card_payment", id: cardPayment.id },
      actorId: null,
    });
    if (replayed) return;
    await tx.cardPayment.update({
      where: { id: cardPayment.id },
      data: { returnedPence: { decrement: pence }, version: { increment: 1 } },
    });
    await needAttention(tx, {
      areaId: step.areaId,
      kind: "refund-failed",
      words: `${pounds(pence)} that was given back to a card has come back: the bank could not take it. The money is with the card provider. The person must be asked how they can be paid.`,
      cardPaymentId: cardPayment.id,
      stepId: step.id,
      onceKey: `refund:${refund.id}:came-back`,
    });
  };
