import { addJob } from "#app/db.server.ts";
import { siteAddress } from "#app/env.server.ts";
import type { CardCalls } from "#app/gateways/payments/contract/card-calls.ts";
import type { Answers } from "#app/gateways/payments/sandbox/endpoints/call.ts";
import type { SessionHidden } from "#app/gateways/payments/sandbox/kept.ts";
import { pageOf } from "#app/gateways/payments/sandbox/list.ts";
import { metadataOf, onlyThese } from "#app/gateways/payments/sandbox/only-these.ts";
import { runOut } from "#app/gateways/payments/sandbox/paying.server.ts";
import { StripeRefusal } from "#app/gateways/payments/sandbox/refusal.ts";
import { all, find, keep, newId, seconds } from "#app/gateways/payments/sandbox/store.server.ts";

type Create = CardCalls["POST /v1/checkout/sessions"];
const LEAST_PENCE = 30;
const MOST_PENCE = 99_999_999;
const SHORTEST = 30 * 60;
const LONGEST = 24 * 3600;
const KNOWN =
  "mode line_items client_reference_id customer_email expires_at success_url cancel_url locale metadata payment_intent_data ui_mode submit_type expand".split(
    " ",
  );

export const checkoutSessions: Answers<
  | "POST /v1/checkout/sessions"
  | "GET /v1/checkout/sessions"
  | "GET /v1/checkout/sessions/:id"
  | "POST /v1/checkout/sessions/:id/expire"
> = {
  async "POST /v1/checkout/sessions"({ tx, params }) {
    onlyThese(params, KNOWN);
    onlyThese(params.payment_intent_data, ["transfer_group", "metadata"], "payment_intent_data");
    const { pence, description } = priceOf(params.line_items);
    if (params.mode !== "payment")
      throw new StripeRefusal("This sandbox models mode=payment only.", { param: "mode" });
    if (params.ui_mode !== undefined && params.ui_mode !== "hosted_page")
      throw new StripeRefusal("This sandbox models ui_mode=hosted_page only.", { param: "ui_mode" });
    const success_url = addressIn(params.success_url, "success_url");
    const cancel_url = params.cancel_url === undefined ? null : addressIn(params.cancel_url, "cancel_url");
    const expires_at = endOf(params.expires_at);
    const id = newId("cs_test");
    const hidden: SessionHidden = {
      description,
      transferGroup: params.payment_intent_data?.transfer_group ?? null,
      paymentMetadata: metadataOf(params.payment_intent_data?.metadata),
      later: null,
    };
    const dueAt = new Date(expires_at * 1000);
    await addJob(tx, "settle-card-sandbox", {}, { runAt: dueAt });
    return keep(
      tx,
      {
        id,
        object: "checkout.session",
        amount_subtotal: pence,
        amount_total: pence,
        cancel_url,
        client_reference_id: params.client_reference_id ?? null,
        created: seconds(),
        currency: "gbp",
        customer_email: null,
        expires_at,
        livemode: false,
        metadata: metadataOf(params.metadata),
        mode: "payment",
        payment_intent: null,
        payment_method_types: ["card", "pay_by_bank"],
        payment_status: "unpaid",
        status: "open",
        success_url,
        ui_mode: "hosted_page",
        url: siteAddress(`/sandbox/pay/${id}`),
      },
      { hidden, dueAt },
    );
  },
  "GET /v1/checkout/sessions/:id": ({ tx, id }) => find(tx, "checkout.session", id),
  async "GET /v1/checkout/sessions"({ tx, params }) {
    onlyThese(params, [
      "limit",
      "starting_after",
      "ending_before",
      "created",
      "payment_intent",
      "status",
      "expand",
    ]);
    const { payment_intent, status } = params;
    const found = (
      await all(tx, "checkout.session", payment_intent === undefined ? {} : { payment_intent })
    ).filter((session) => status === undefined || session.status === status);
    return pageOf("/v1/checkout/sessions", "checkout.session", found, params);
  },
  async "POST /v1/checkout/sessions/:id/expire"({ tx, id }) {
    const session = await find(tx, "checkout.session", id);
    if (session.status !== "open")
      throw new StripeRefusal(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
      );
    return runOut(tx, { session });
  },
};

function priceOf(items: Create["line_items"]): { pence: number; description: string } {
  if (!items || items.length === 0)
    throw new StripeRefusal("Missing required param: line_items.", {
      code: "parameter_missing",
      param: "line_items",
    });
  let pence = 0;
  for (const [i, { price_data: price, quantity = 1, ...rest }] of items.entries()) {
    onlyThese(rest, [], `line_items[${i}]`);
    onlyThese(price, ["currency", "unit_amount", "product_data"], `line_items[${i}][price_data]`);
    if (price?.unit_amount === undefined || !price.product_data)
      throw new StripeRefusal(
        "This sandbox models line items with price_data, unit_amount and product_data.",
        {
          param: `line_items[${i}][price_data]`,
        },
      );
    if (price.currency.toLowerCase() !== "gbp")
      throw new StripeRefusal(
        `Invalid currency: ${price.currency}. This sandbox's account takes pounds (gbp).`,
        {
          param: `line_items[${i}][price_data][currency]`,
        },
      );
    if (price.unit_amount < 0 || quantity < 1)
      throw new StripeRefusal("Invalid non-negative integer", {
        code: "parameter_invalid_integer",
        param: `line_items[${i}][price_data][unit_amount]`,
      });
    pence += price.unit_amount * quantity;
  }
  if (pence < LEAST_PENCE)
    throw new StripeRefusal("The Checkout Session's total amount due must add up to at least £0.30 gbp", {
      code: "amount_too_small",
    });
  if (pence > MOST_PENCE)
    throw new StripeRefusal("The Checkout Session's total amount due must be no more than £999,999.99", {
      code: "amount_too_large",
    });
  return { pence, description: items.map((item) => item.price_data?.product_data?.name ?? "").join(", ") };
}

function addressIn(given: string | undefined, param: string): string {
  if (given === undefined)
    throw new StripeRefusal(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  if (!URL.canParse(given) || !/^https?:/.test(given))
    throw new StripeRefusal("Not a valid URL", { code: "url_invalid", param });
  return given;
}

function endOf(given: number | undefined): number {
  const inSeconds = given === undefined ? LONGEST : given - seconds();
  if (inSeconds < SHORTEST)
    throw new StripeRefusal(
      "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
      { param: "expires_at" },
    );
  if (inSeconds > LONGEST)
    throw new StripeRefusal(
      "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
      { param: "expires_at" },
    );
  return seconds() + inSeconds;
}
