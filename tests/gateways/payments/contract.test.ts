// Every request that really goes out on the wire is one that Stripe's own library's types describe.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Stripe } from "stripe";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "#app/db.server.ts";
import type { CardGateway } from "#app/gateways/payments/card-gateway.ts";
import { checkParams } from "#app/gateways/payments/sandbox/check-params.ts";
import { findCall } from "#app/gateways/payments/sandbox/find-call.ts";
import { dispute } from "#app/gateways/payments/sandbox/control.server.ts";
import { press } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import { finishOnboarding } from "#app/gateways/payments/sandbox/onboard-page.server.ts";
import { readForm } from "#app/gateways/payments/sandbox/read-form.ts";
import { stripeGateway } from "#app/gateways/payments/stripe/stripe-gateway.ts";
import { checkoutInput, inAnHour } from "#tests/factories/card-payment.ts";
import { makeCardSchemas, SCHEMAS } from "#tests/support/card-schemas.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";

type Recorded = {
  method: string;
  url: URL;
  headers: Record<string, string | string[] | undefined>;
  body: string;
};
const sandbox = useCardSandbox();
const recorded: Recorded[] = [];
let recorder: Server;
let gateway: CardGateway;

const paramsOf = ({ method, url, body }: Recorded): Record<string, unknown> => {
  if (method === "GET") return readForm(url.search.slice(1));
  return url.pathname.startsWith("/v2/") ? (JSON.parse(body) as Record<string, unknown>) : readForm(body);
};
const callOf = ({ method, url }: Recorded) => {
  const found = findCall(method, url.pathname);
  if (!found) throw new Error(`no such call: ${method} ${url.pathname}`);
  return found.call;
};
const drain = async (all: AsyncIterable<unknown>): Promise<void> => {
  const seen = [];
  for await (const one of all) seen.push(one);
};

/** Uses everything that the gateway offers, against a server that writes down what comes and hands it to the sandbox. */
async function useEverything(): Promise<Set<string>> {
  const used = new Set<string>();
  const cards = new Proxy(gateway, {
    get(target, name) {
      used.add(String(name));
      return target[name as keyof CardGateway];
    },
  });
  const window = { from: new Date(0), before: inAnHour() };
  const once = () => randomUUID();
  const input = checkoutInput({ email: "asha@person.test" });
  const { id } = await cards.createCheckout(input);
  await press(id, "pay");
  const { paymentIntentId } = await cards.findCheckout(id);
  const intent = paymentIntentId ?? "";
  await cards.findCheckoutsOf(input.cardPaymentId, window);
  await cards.findCheckoutOfPayment(intent);
  await cards.expireCheckout((await cards.createCheckout(checkoutInput())).id);
  const { chargeId } = await cards.findPayment(intent);
  await cards.findPaymentOfCharge(chargeId ?? "");
  const refund = await cards.refund({
    idempotencyKey: once(),
    paymentIntentId: intent,
    amountPence: 100,
    reference: "r",
  });
  await cards.findRefund(refund.id);
  await cards.listRefunds(intent);
  const recipient = await cards.createRecipient({
    idempotencyKey: once(),
    supplierId: once(),
    displayName: "Jo",
    email: "jo@planner.test",
    country: "gb",
    business: "individual",
  });
  await cards.findRecipient(recipient.id);
  await cards.findRecipientsOf(recipient.reference ?? "");
  const link = await cards.createOnboardingLink({
    accountId: recipient.id,
    returnPath: "/a",
    refreshPath: "/b",
  });
  await finishOnboarding(link.url.split("/").at(-1) ?? "");
  const transfer = await cards.transfer({
    idempotencyKey: once(),
    amountPence: 5_000,
    destination: recipient.id,
    sourceChargeId: chargeId ?? "",
    transferGroup: input.transferGroup,
    reference: "t",
  });
  await cards.findTransfer(transfer.id);
  await cards.listTransfers(input.transferGroup);
  await cards.reverseTransfer({
    idempotencyKey: once(),
    transferId: transfer.id,
    amountPence: 50,
    reference: "v",
  });
  await cards.listReversals(transfer.id);
  await cards.findDispute(await dispute(intent));
  await cards.findPayment(intent);
  await cards.balance();
  await drain(cards.listBalanceTransactions(window));
  await drain(cards.listEvents(new Date(0)));
  const event = await db().prisma.sandboxCardObject.findFirstOrThrow({ where: { kind: "event" } });
  await cards.findEvent(event.id);
  return used;
}

let used: Set<string>;
beforeAll(async () => {
  recorder = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      recorded.push({ method, url: new URL(url, sandbox.base()), headers, body });
      const own = ["host", "connection", "content-length"];
      const passedOn = Object.entries(headers).filter(([name]) => !own.includes(name));
      void fetch(new URL(url, sandbox.base()), {
        method,
        headers: Object.fromEntries(passedOn) as Record<string, string>,
        ...(method === "POST" ? { body } : {}),
      }).then(async (answer) => {
        response.writeHead(answer.status, { "Content-Type": "application/json" });
        response.end(await answer.text());
      });
    });
  });
  await new Promise<void>((resolve) => recorder.listen(0, "127.0.0.1", resolve));
  const base = new URL(`http://127.0.0.1:${(recorder.address() as AddressInfo).port}`);
  gateway = stripeGateway({ key: sandbox.key(), webhookSecrets: [], base, sandbox: true });
  used = await useEverything();
});
afterAll(() => {
  recorder.close();
  recorder.closeAllConnections();
});

test("the schemas are what the library's types say today (npm run card-schemas)", () => {
  expect(readFileSync(SCHEMAS, "utf8") === makeCardSchemas()).toBe(true);
});

describe("what goes out", () => {
  test("everything that the gateway offers was used", () => {
    const offered = Object.keys(gateway).filter((name) => !["mode", "sandbox", "readWebhook"].includes(name));
    expect(offered.filter((name) => !used.has(name))).toEqual([]);
    expect(new Set(recorded.map(callOf)).size).toBeGreaterThanOrEqual(21);
  });
  test("is, every one, of the contract", () => {
    const wrong = recorded.flatMap((one) => {
      try {
        checkParams(callOf(one), one.url.pathname.startsWith("/v2/") ? v2(paramsOf(one)) : paramsOf(one));
        return [];
      } catch (error) {
        return [`${callOf(one)}: ${(error as Error).message}`];
      }
    });
    expect(wrong).toEqual([]);
  });
  test("names the version of the API that the library was made for, and carries the test key", () => {
    for (const { headers } of recorded) {
      expect(headers["stripe-version"]).toBe(Stripe.API_VERSION);
      expect(headers.authorization).toBe(`Bearer ${sandbox.key()}`);
    }
  });
  test("whatever makes something carries a key", () => {
    const posts = recorded.filter(({ method }) => method === "POST");
    expect(posts.length).toBeGreaterThanOrEqual(8);
    expect(posts.filter(({ headers }) => !headers["idempotency-key"])).toEqual([]);
    const checkout = posts.find((one) => callOf(one) === "POST /v1/checkout/sessions");
    expect(checkout?.headers["idempotency-key"]).toMatch(/^checkout:.*:1$/);
  });
  test("takes no fee out of anybody's payment, and passes money on from its own charge only", () => {
    const all = recorded.map(
      ({ url, body }) => `${decodeURIComponent(url.search)} ${decodeURIComponent(body)}`,
    );
    expect(all.filter((one) => /application_fee|transfer_data|on_behalf_of/.test(one))).toEqual([]);
    const transfers = recorded.filter((one) => callOf(one) === "POST /v1/transfers").map(paramsOf);
    expect(transfers.length).toBeGreaterThan(0);
    for (const params of transfers) expect(params.source_transaction).toMatch(/^ch_/);
  });
  test("says nothing of a person but the email address that was given for the receipt", () => {
    const checkouts = recorded.filter((one) => callOf(one) === "POST /v1/checkout/sessions").map(paramsOf);
    const marks = checkouts.map(({ metadata }) => Object.keys(metadata as object));
    expect(marks).toEqual(checkouts.map(() => ["ownway_reference", "ownway_key"]));
    expect(checkouts.map(({ customer_email }) => customer_email)).toEqual(["asha@person.test", undefined]);
  });
});

const v2 = (params: Record<string, unknown>) =>
  typeof params.limit === "string" ? { ...params, limit: Number(params.limit) } : params;

describe("what is not of the contract is refused", () => {
  const sent = (call: string): Record<string, unknown> => {
    const found = recorded.find((one) => callOf(one) === call);
    if (!found) throw new Error(`${call} was never sent`);
    return structuredClone(paramsOf(found));
  };
  const set = (params: Record<string, unknown>, path: string, value: unknown) => {
    const steps = path.split(".");
    let at = params;
    for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>;
    const last = steps.at(-1) ?? "";
    if (value === undefined) Reflect.deleteProperty(at, last);
    else at[last] = value;
    return params;
  };
  test.each([
    [
      "POST /v1/checkout/sessions",
      "line_items.0.price_data.unit_amount",
      "lots",
      "parameter_invalid_integer",
    ],
    [
      "POST /v1/checkout/sessions",
      "line_items.0.price_data.unit_amount",
      "18.5",
      "parameter_invalid_integer",
    ],
    ["POST /v1/checkout/sessions", "line_items.0.price_data.currency", undefined, "parameter_missing"],
    ["POST /v1/checkout/sessions", "line_items.0.price_data.price", "1", "parameter_unknown"],
    ["POST /v1/checkout/sessions", "payment_intent_data.fee", "1", "parameter_unknown"],
    ["POST /v1/checkout/sessions", "expires_at", "tomorrow", "parameter_invalid_integer"],
    ["POST /v1/refunds", "amount", "ten", "parameter_invalid_integer"],
    ["POST /v1/refunds", "amount_pence", "10", "parameter_unknown"],
    ["POST /v1/transfers", "destination", undefined, "parameter_missing"],
    ["POST /v1/transfers", "currency", undefined, "parameter_missing"],
    ["POST /v1/transfers", "metadata", "words", undefined],
    ["POST /v1/transfers/:id/reversals", "amount", "NaN", "parameter_invalid_integer"],
    ["POST /v2/core/accounts", "dashboard", "everything", "invalid_fields"],
    ["POST /v2/core/accounts", "identity.nation", "gb", "invalid_fields"],
    ["POST /v2/core/account_links", "account", undefined, "invalid_fields"],
    ["POST /v2/core/account_links", "use_case.type", 7, "invalid_fields"],
    ["GET /v1/balance_transactions", "created.gte", "then", "parameter_invalid_integer"],
    ["GET /v1/events", "since", "1", "parameter_unknown"],
  ] as const)("%s with %s = %s", (call, path, value, code) => {
    const good = sent(call);
    expect(() => checkParams(call, good)).not.toThrow();
    expect(() => checkParams(call, set(good, path, value))).toThrow(
      expect.objectContaining({ name: "StripeRefusal", status: 400, code }) as Error,
    );
  });
});
