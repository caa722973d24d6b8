import type { Tx } from "#app/db.server.ts";
import type { Dispute, Movement } from "#app/gateways/payments/sandbox/kept.ts";
import { all, keep, newId, seconds } from "#app/gateways/payments/sandbox/store.server.ts";
import { proportion } from "#app/lib/money.ts";

const DAY = 86_400;
/** The sandbox's own figures, near what Stripe asks for a UK card; what Stripe really takes is read from Stripe. */
export const FEE = { perThousand: 15, fixedPence: 20, disputePence: 2_000 };
/** Money of a charge can be used after so many days. */
const SETTLES_AFTER_DAYS = 3;

export const feeOf = (pence: number): number => proportion(pence, FEE.perThousand, 1_000) + FEE.fixedPence;

type Move = Pick<Movement, "type" | "amount" | "source"> & { fee?: number; availableOn?: number };

/** A line on the platform's balance; every one of them is listed for reconciliation. */
export function move(
  tx: Tx,
  { type, amount, source, fee = 0, availableOn = seconds() }: Move,
): Promise<Movement> {
  return keep(tx, {
    id: newId("txn"),
    object: "balance_transaction",
    amount,
    available_on: availableOn,
    created: seconds(),
    currency: "gbp",
    description: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency: "gbp",
              description: "The sandbox’s own figure for Stripe’s fees",
              type: "stripe_fee",
            },
          ],
    net: amount - fee,
    reporting_category: type === "adjustment" ? "dispute" : type,
    source,
    status: availableOn > seconds() ? "pending" : "available",
    type,
  });
}

export const settlesOn = (): number => seconds() + SETTLES_AFTER_DAYS * DAY;

/** The status of a movement follows from the time. */
export const asOfNow = (movement: Movement): Movement => ({
  ...movement,
  status: movement.available_on > seconds() ? "pending" : "available",
});

/** A dispute as it is told: with what moved because of it. */
export const withMovements = async (tx: Tx, dispute: Dispute) => ({
  ...dispute,
  balance_transactions: (await all(tx, "balance_transaction", { source: dispute.id })).map(asOfNow),
});

export async function balanceNow(tx: Tx): Promise<{ available: number; pending: number }> {
  const movements = (await all(tx, "balance_transaction")).map(asOfNow);
  const sum = (status: Movement["status"]) =>
    movements.filter((one) => one.status === status).reduce((pence, one) => pence + one.net, 0);
  return { available: sum("available"), pending: sum("pending") };
}
