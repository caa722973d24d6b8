import { openLedgerAccount, post, THE_PROVIDER, type Mode } from "#app/domain/ledger/ledger.server.ts";
import { afterReversal } from "#app/domain/payments/cards/give-back.server.ts";
import { finish, type Settle, type Step, type StepWork } from "#app/domain/payments/cards/step-work.ts";
import { db } from "#app/db.server.ts";
import type { ReversalFact } from "#app/gateways/payments/card-gateway.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { now } from "#app/lib/clock.ts";

const transferOf = ({ ofStepId }: Step) =>
  db().prisma.cardStep.findUniqueOrThrow({ where: { id: ofStepId ?? "" } });

const kept =
  (reversal: ReversalFact): Settle =>
  async (tx, step) => {
    const of = await tx.cardStep.findUniqueOrThrow({
      where: { id: step.ofStepId ?? "" },
      include: { invoice: true },
    });
    if (reversal.amountPence !== step.pence || reversal.transferId !== of.outsideId || !of.ledgerTransferId)
      throw new Error(`reversal ${reversal.id} is not what step ${step.id} asked for`);
    const mode = step.mode as Mode;
    const { transferId } = await post(tx, {
      key: `transfer-reversal:${step.id}:1`,
      kind: "transfer_reversal",
      lines: [
        {
          account: await openLedgerAccount(tx, "provider/transferred", THE_PROVIDER, mode),
          pence: -reversal.amountPence,
        },
        {
          account: await openLedgerAccount(tx, "planner/card-owed", of.invoice?.plannerId ?? "", mode),
          pence: reversal.amountPence,
        },
      ],
      subject: { type: "invoice", id: step.invoiceId ?? "" },
      actorId: null,
      refunds: of.ledgerTransferId,
    });
    await finish(tx, step, reversal.id, now(), { ledgerTransferId: transferId });
    await afterReversal(tx, step);
  };

/** Takes back what was passed on. Giving it back to the card is a step of its own, and comes after. */
export const reversalStep: StepWork = {
  prepare: async (step) => {
    const of = await transferOf(step);
    return of.outsideId ? { transfer: of.outsideId, pence: String(step.pence) } : null;
  },
  ask: async (step) => {
    const of = await transferOf(step);
    const all = of.outsideId ? await cardGateway().listReversals(of.outsideId) : [];
    const mine = all.find((one) => one.idempotencyKey === step.idempotencyKey);
    return mine ? kept(mine) : null;
  },
  call: async ({ id, idempotencyKey, pence }, request) =>
    kept(
      await cardGateway().reverseTransfer({
        idempotencyKey,
        transferId: request.transfer ?? "",
        amountPence: pence ?? 0,
        reference: id,
      }),
    ),
};
