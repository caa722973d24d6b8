import type { Stripe } from "stripe";
import type { CardGateway, ReversalFact, TransferFact } from "#app/gateways/payments/card-gateway.ts";
import { ask } from "#app/gateways/payments/stripe/ask.ts";
import { idOf, marks, marksOf, modeOf, momentOf } from "#app/gateways/payments/stripe/facts.ts";

type Transfers = Pick<
  CardGateway,
  "transfer" | "findTransfer" | "listTransfers" | "reverseTransfer" | "listReversals"
>;

export const transfers = (stripe: Stripe): Transfers => ({
  transfer: ({ idempotencyKey, amountPence, destination, sourceChargeId, transferGroup, reference }) =>
    ask(async () =>
      transferFact(
        await stripe.transfers.create(
          {
            currency: "gbp",
            amount: amountPence,
            destination,
            source_transaction: sourceChargeId,
            transfer_group: transferGroup,
            metadata: marks(reference, idempotencyKey),
          },
          { idempotencyKey },
        ),
      ),
    ),
  findTransfer: (id) => ask(async () => transferFact(await stripe.transfers.retrieve(id))),
  listTransfers: (transfer_group) =>
    ask(async () => {
      const found: TransferFact[] = [];
      for await (const transfer of stripe.transfers.list({ transfer_group, limit: 100 }))
        found.push(transferFact(transfer));
      return found;
    }),
  reverseTransfer: ({ idempotencyKey, transferId, amountPence, reference }) =>
    ask(async () =>
      reversalFact(
        await stripe.transfers.createReversal(
          transferId,
          { amount: amountPence, metadata: marks(reference, idempotencyKey) },
          { idempotencyKey },
        ),
      ),
    ),
  listReversals: (transferId) =>
    ask(async () => {
      const found: ReversalFact[] = [];
      for await (const reversal of stripe.transfers.listReversals(transferId, { limit: 100 }))
        found.push(reversalFact(reversal));
      return found;
    }),
});

const transferFact = (transfer: Stripe.Transfer): TransferFact => ({
  id: transfer.id,
  amountPence: transfer.amount,
  reversedPence: transfer.amount_reversed,
  currency: transfer.currency,
  destination: idOf(transfer.destination),
  sourceChargeId: idOf(transfer.source_transaction),
  transferGroup: transfer.transfer_group,
  balanceTransactionId: idOf(transfer.balance_transaction),
  ...marksOf(transfer.metadata),
  mode: modeOf(transfer.livemode),
  createdAt: momentOf(transfer.created),
});

const reversalFact = (reversal: Stripe.TransferReversal): ReversalFact => ({
  id: reversal.id,
  transferId: idOf(reversal.transfer) ?? "",
  amountPence: reversal.amount,
  currency: reversal.currency,
  balanceTransactionId: idOf(reversal.balance_transaction),
  ...marksOf(reversal.metadata),
  createdAt: momentOf(reversal.created),
});
