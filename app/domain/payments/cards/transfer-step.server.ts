import { recordTransferred } from "#app/domain/payments/cards/record-transferred.server.ts";
import { finish, type Settle, type StepWork } from "#app/domain/payments/cards/step-work.ts";
import { db } from "#app/db.server.ts";
import type { TransferFact } from "#app/gateways/payments/card-gateway.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { now } from "#app/lib/clock.ts";

const kept =
  (transfer: TransferFact): Settle =>
  async (tx, step) => {
    if (transfer.amountPence !== step.pence || transfer.mode !== step.mode)
      throw new Error(`transfer ${transfer.id} is not what step ${step.id} asked for`);
    await finish(tx, step, transfer.id, now());
    await recordTransferred(tx, step.invoiceId ?? "");
  };

/** Passes a planner's money on to them, out of the very payment that it came with. Waits until they can be paid. */
export const transferStep: StepWork = {
  prepare: async ({ cardPayment, supplierId, mode, pence }) => {
    if (!cardPayment?.chargeId || !supplierId) return null;
    const recipient = await db().prisma.cardRecipient.findUnique({
      where: { supplierId_mode: { supplierId, mode } },
    });
    if (!recipient?.transfersActive) return null;
    return { destination: recipient.accountId, charge: cardPayment.chargeId, pence: String(pence) };
  },
  ask: async ({ cardPaymentId, idempotencyKey }) => {
    const all = await cardGateway().listTransfers(cardPaymentId ?? "");
    const mine = all.find((one) => one.idempotencyKey === idempotencyKey);
    return mine ? kept(mine) : null;
  },
  call: async ({ id, cardPaymentId, idempotencyKey, pence }, request) =>
    kept(
      await cardGateway().transfer({
        idempotencyKey,
        amountPence: pence ?? 0,
        destination: request.destination ?? "",
        sourceChargeId: request.charge ?? "",
        transferGroup: cardPaymentId ?? "",
        reference: id,
      }),
    ),
};
