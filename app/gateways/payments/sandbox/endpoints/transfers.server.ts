import type { Tx } from "#app/db.server.ts";
import type { CardCalls } from "#app/gateways/payments/contract/card-calls.ts";
import type { Answers } from "#app/gateways/payments/sandbox/endpoints/call.ts";
import type { Charge } from "#app/gateways/payments/sandbox/kept.ts";
import { pageOf } from "#app/gateways/payments/sandbox/list.ts";
import { balanceNow, move } from "#app/gateways/payments/sandbox/money.server.ts";
import { tell } from "#app/gateways/payments/sandbox/news.server.ts";
import { metadataOf, onlyThese } from "#app/gateways/payments/sandbox/only-these.ts";
import { noSuch, StripeRefusal } from "#app/gateways/payments/sandbox/refusal.ts";
import {
  all,
  change,
  find,
  keep,
  look,
  newId,
  seconds,
} from "#app/gateways/payments/sandbox/store.server.ts";

type Create = CardCalls["POST /v1/transfers"];

export const transfers: Answers<"POST /v1/transfers" | "GET /v1/transfers" | "GET /v1/transfers/:id"> = {
  async "POST /v1/transfers"({ tx, params }) {
    onlyThese(
      params,
      "currency amount destination source_transaction transfer_group description metadata expand".split(" "),
    );
    const amount = amountOf(params);
    await checkDestination(tx, params.destination);
    const source = await sourceOf(tx, params.source_transaction, amount);
    const id = newId("tr");
    const movement = await move(tx, {
      type: "transfer",
      amount: -amount,
      source: id,
      availableOn: source?.availableOn ?? seconds(),
    });
    const transfer = await keep(tx, {
      id,
      object: "transfer",
      amount,
      amount_reversed: 0,
      balance_transaction: movement.id,
      created: seconds(),
      currency: "gbp",
      description: params.description ?? null,
      destination: params.destination,
      livemode: false,
      metadata: metadataOf(params.metadata),
      reversed: false,
      source_transaction: source?.charge.id ?? null,
      transfer_group: params.transfer_group ?? source?.charge.transfer_group ?? null,
    });
    await tell(tx, "transfer.created", transfer);
    return transfer;
  },
  "GET /v1/transfers/:id": ({ tx, id }) => find(tx, "transfer", id),
  async "GET /v1/transfers"({ tx, params }) {
    const { transfer_group, destination } = params;
    const found = await all(tx, "transfer", {
      ...(transfer_group === undefined ? {} : { transfer_group }),
      ...(destination === undefined ? {} : { destination }),
    });
    return pageOf("/v1/transfers", "transfer", found, params);
  },
};

export const reversals: Answers<"POST /v1/transfers/:id/reversals" | "GET /v1/transfers/:id/reversals"> = {
  async "POST /v1/transfers/:id/reversals"({ tx, params, id }) {
    onlyThese(params, ["amount", "description", "metadata", "expand"]);
    const transfer = await find(tx, "transfer", id);
    const left = transfer.amount - transfer.amount_reversed;
    const amount = params.amount ?? left;
    if (left === 0)
      throw new StripeRefusal(`Transfer ${id} is already reversed.`, { code: "transfer_already_reversed" });
    if (amount < 1 || amount > left)
      throw new StripeRefusal(
        `The amount to be reversed (${amount}) is more than is left of the transfer (${left}).`,
        {
          param: "amount",
        },
      );
    const reversalId = newId("trr");
    const movement = await move(tx, { type: "transfer_refund", amount, source: reversalId });
    const reversal = await keep(tx, {
      id: reversalId,
      object: "transfer_reversal",
      amount,
      balance_transaction: movement.id,
      created: seconds(),
      currency: "gbp",
      metadata: metadataOf(params.metadata),
      transfer: id,
    });
    const amount_reversed = transfer.amount_reversed + amount;
    const changed = await change(tx, transfer, {
      amount_reversed,
      reversed: amount_reversed === transfer.amount,
    });
    await tell(tx, "transfer.reversed", changed);
    return reversal;
  },
  async "GET /v1/transfers/:id/reversals"({ tx, params, id }) {
    await find(tx, "transfer", id);
    const found = await all(tx, "transfer_reversal", { transfer: id });
    return pageOf(`/v1/transfers/${id}/reversals`, "transfer_reversal", found, params);
  },
};

function amountOf({ amount, currency }: Create): number {
  if (amount === undefined)
    throw new StripeRefusal("Missing required param: amount.", {
      code: "parameter_missing",
      param: "amount",
    });
  if (amount < 1)
    throw new StripeRefusal("Invalid positive integer", {
      code: "parameter_invalid_integer",
      param: "amount",
    });
  if (currency.toLowerCase() !== "gbp")
    throw new StripeRefusal(`Invalid currency: ${currency}. This sandbox's account pays in pounds (gbp).`, {
      param: "currency",
    });
  return amount;
}

async function checkDestination(tx: Tx, id: string): Promise<void> {
  const account = await look(tx, "v2.core.account", id);
  if (!account)
    throw new StripeRefusal(`No such destination: '${id}'`, {
      code: "resource_missing",
      param: "destination",
    });
  const transfersTo = account.body.configuration.recipient?.capabilities?.stripe_balance?.stripe_transfers;
  if (transfersTo?.status !== "active")
    throw new StripeRefusal(
      "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
      { code: "insufficient_capabilities_for_transfer", param: "destination" },
    );
}

/** Out of a charge: never more than is left of it after refunds and other transfers. Else out of what is available. */
async function sourceOf(
  tx: Tx,
  chargeId: string | undefined,
  amount: number,
): Promise<{ charge: Charge; availableOn: number } | null> {
  if (chargeId === undefined) {
    const { available } = await balanceNow(tx);
    if (amount <= available) return null;
    throw new StripeRefusal("You have insufficient available funds in your Stripe account.", {
      code: "balance_insufficient",
    });
  }
  const charge = (await look(tx, "charge", chargeId))?.body;
  if (!charge) throw noSuch("charge", chargeId, "source_transaction");
  if (charge.status !== "succeeded")
    throw new StripeRefusal(`The charge ${chargeId} has not succeeded.`, { param: "source_transaction" });
  const passedOn = (await all(tx, "transfer", { source_transaction: chargeId })).reduce(
    (sum, one) => sum + one.amount - one.amount_reversed,
    0,
  );
  const left = charge.amount - charge.amount_refunded - passedOn;
  if (amount > left)
    throw new StripeRefusal(
      `Cannot create transfers from a source transaction that exceed the source amount: ${Math.max(0, left)} is left, ${amount} was asked for.`,
      { param: "source_transaction" },
    );
  const { available_on } = await find(tx, "balance_transaction", charge.balance_transaction ?? "");
  return { charge, availableOn: Math.max(available_on, seconds()) };
}
