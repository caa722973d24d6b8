// The sandbox as anybody meets it who speaks Stripe's protocol: raw HTTP, without the library.
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { setFaults } from "#app/gateways/payments/sandbox/control.server.ts";
import type { Fault } from "#app/gateways/payments/sandbox/faults.server.ts";
import { checkoutInput, makePaid } from "#tests/factories/card-payment.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";

type Answer = { status: number; headers: Headers; body: Body };
type Body = {
  id?: string;
  error?: { type: string; code?: string; message: string; param?: string };
  data?: { id: string; created: number }[];
  has_more?: boolean;
  latest_charge?: unknown;
};
const sandbox = useCardSandbox();

async function ask(path: string, form?: string, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(new URL(path, sandbox.base()), {
    headers: { Authorization: `Bearer ${sandbox.key()}`, ...headers },
    ...(form === undefined ? {} : { method: "POST", body: form }),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
}
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const checkout = (more: Record<string, string> = {}) =>
  new URLSearchParams({
    mode: "payment",
    success_url: "https://own.test/paid",
    "line_items[0][quantity]": "1",
    "line_items[0][price_data][currency]": "gbp",
    "line_items[0][price_data][unit_amount]": "18000",
    "line_items[0][price_data][product_data][name]": "Support planning",
    ...more,
  }).toString();

describe("the key", () => {
  test("is asked for, as Bearer or Basic", async () => {
    expect(await ask("/v1/balance", undefined, { Authorization: "" })).toMatchObject({ status: 401 });
    const wrong = await ask("/v1/balance", undefined, { Authorization: "Bearer sk_test_somebodyelse" });
    expect(wrong).toMatchObject({ status: 401, body: { error: { type: "invalid_request_error" } } });
    expect(wrong.body.error?.message).not.toContain("somebodyelse");
    const basic = Buffer.from(`${sandbox.key()}:`).toString("base64");
    expect(await ask("/v1/balance", undefined, { Authorization: `Basic ${basic}` })).toMatchObject({
      status: 200,
    });
  });
});

describe("every answer", () => {
  test("has a request's id and the version that was asked for; an address that is none is an error with a body", async () => {
    const answer = await ask("/v1/wallets", undefined, { "Stripe-Version": "2026-10-28.endive" });
    expect(answer).toMatchObject({ status: 404, body: { error: { type: "invalid_request_error" } } });
    expect(answer.headers.get("Request-Id")).toMatch(/^req_/);
    expect(answer.headers.get("Stripe-Version")).toBe("2026-10-28.endive");
  });
  test.each([
    ["/v1/checkout/sessions/cs_test_nothing", 404, "resource_missing"],
    ["/v1/payment_intents/pi_nothing", 404, "resource_missing"],
    ["/v1/refunds/re_nothing", 404, "resource_missing"],
    ["/v1/transfers/tr_nothing", 404, "resource_missing"],
    ["/v1/events/evt_nothing", 404, "resource_missing"],
    ["/v2/core/accounts/acct_nothing", 404, "not_found"],
    ["/v1/refunds/re_%00", 404, "resource_missing"],
    ["/v1/events?limit=101", 400, "parameter_invalid_integer"],
    ["/v1/events?starting_after=evt_nothing", 400, "resource_missing"],
    ["/v1/balance?colour=red", 400, "parameter_unknown"],
  ])("%s is %i %s", async (path, status, code) => {
    expect(await ask(path)).toMatchObject({ status, body: { error: { code } } });
  });
});

describe("a checkout is refused", () => {
  test.each([
    ["under 30p", { "line_items[0][price_data][unit_amount]": "29" }, "amount_too_small"],
    ["of a million", { "line_items[0][price_data][unit_amount]": "100000000" }, "amount_too_large"],
    ["of less than nothing", { "line_items[0][price_data][unit_amount]": "-1" }, "parameter_invalid_integer"],
    ["in Arabic digits", { "line_items[0][price_data][unit_amount]": "١٨٠٠٠" }, "parameter_invalid_integer"],
    ["in euros", { "line_items[0][price_data][currency]": "eur" }, undefined],
    ["ending too soon", { expires_at: String(inSeconds(29 * 60)) }, undefined],
    ["ending too late", { expires_at: String(inSeconds(25 * 3600)) }, undefined],
    ["without a way back", { success_url: "nowhere" }, "url_invalid"],
    ["with a parameter of no meaning", { colour: "red" }, "parameter_unknown"],
    ["that takes a fee", { "payment_intent_data[application_fee_amount]": "100" }, undefined],
    ["for a subscription", { mode: "subscription" }, undefined],
  ])("%s", async (_name, more, code) => {
    const { status, body } = await ask("/v1/checkout/sessions", checkout(more));
    expect(status).toBe(400);
    expect(body.error?.type).toBe("invalid_request_error");
    expect(body.error?.code).toBe(code);
  });
  test("and the same as it should be is taken", async () => {
    expect(await ask("/v1/checkout/sessions", checkout())).toMatchObject({ status: 200 });
  });
});

describe("an idempotency key", () => {
  const withKey = (key: string, form: string) =>
    ask("/v1/checkout/sessions", form, { "Idempotency-Key": key });
  test("gives the same answer again and says so", async () => {
    const key = randomUUID();
    const first = await withKey(key, checkout());
    expect(first.headers.get("Idempotent-Replayed")).toBeNull();
    const again = await withKey(key, checkout());
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("Idempotent-Replayed")).toBe("true");
    expect(again.headers.get("Request-Id")).toBe(first.headers.get("Request-Id"));
  });
  test("is refused for another body, and the first stands", async () => {
    const key = randomUUID();
    await withKey(key, checkout());
    const other = await withKey(key, checkout({ "line_items[0][price_data][unit_amount]": "100" }));
    expect(other).toMatchObject({ status: 400, body: { error: { type: "idempotency_error" } } });
    expect(await withKey(key, checkout())).toMatchObject({ status: 200 });
  });
  test("keeps a refusal that was executed, and forgets one that was not", async () => {
    const { paymentIntentId } = await makePaid();
    const refund = (key: string, amount: string) =>
      ask("/v1/refunds", `payment_intent=${paymentIntentId}&amount=${amount}`, { "Idempotency-Key": key });
    const tooMuch = randomUUID();
    expect(await refund(tooMuch, "18001")).toMatchObject({ status: 400 });
    const again = await refund(tooMuch, "18001");
    expect(again.headers.get("Idempotent-Replayed")).toBe("true");
    const wrong = randomUUID();
    expect(await refund(wrong, "ten")).toMatchObject({ status: 400 });
    expect(await refund(wrong, "10")).toMatchObject({ status: 200 });
  });
  test("used many times at once makes one thing: the others are told to wait", async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => withKey(key, checkout())));
    const made = answers.filter(({ status }) => status === 200);
    const waiting = answers.filter(({ status }) => status === 409);
    expect(made.length + waiting.length).toBe(8);
    expect(waiting.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    expect(waiting[0]?.body.error?.code).toBe("idempotency_key_in_use");
  });
});

test("twelve at once with keys of their own are all answered", async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      ask("/v1/checkout/sessions", checkout(), { "Idempotency-Key": randomUUID() }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
});

test("a list comes in pages, newest first, and what is expanded is given whole", async () => {
  await makePaid();
  const first = await ask("/v1/events?limit=3");
  expect(first.body).toMatchObject({ has_more: true });
  expect(first.body.data).toHaveLength(3);
  const next = await ask(`/v1/events?limit=3&starting_after=${first.body.data?.[2]?.id ?? ""}`);
  const ids = [...(first.body.data ?? []), ...(next.body.data ?? [])].map(({ id }) => id);
  expect(new Set(ids).size).toBe(6);
  const back = await ask(`/v1/events?limit=3&ending_before=${next.body.data?.[0]?.id ?? ""}`);
  expect(back.body.data).toEqual(first.body.data);
  const { paymentIntentId } = await makePaid();
  const plain = await ask(`/v1/payment_intents/${paymentIntentId}`);
  expect(plain.body.latest_charge).toMatch(/^ch_/);
  const whole = await ask(
    `/v1/payment_intents/${paymentIntentId}?expand[0]=latest_charge.balance_transaction`,
  );
  expect(whole.body.latest_charge).toMatchObject({ object: "charge", balance_transaction: { fee: 290 } });
  const wrong = await ask(`/v1/payment_intents/${paymentIntentId}?expand[0]=latest_charge.colour`);
  expect(wrong.status).toBe(400);
});

describe("when the line breaks", () => {
  const once = (kind: Fault["kind"], times = 1) => setFaults([{ call: "POST /v1/refunds", kind, times }]);
  const give = (paymentIntentId: string, idempotencyKey: string) =>
    cardGateway().refund({ idempotencyKey, paymentIntentId, amountPence: 500, reference: "r" });
  test.each([
    ["error-before", 0],
    ["error-after", 1],
    ["too-many", 0],
  ] as const)("%s: nobody knows, and asking tells", async (kind, happened) => {
    const { paymentIntentId } = await makePaid();
    const key = randomUUID();
    await once(kind);
    await expect(give(paymentIntentId, key)).rejects.toMatchObject({ name: "CardUnreachable" });
    expect(await cardGateway().listRefunds(paymentIntentId)).toHaveLength(happened);
    const made = await give(paymentIntentId, key);
    expect(await cardGateway().listRefunds(paymentIntentId)).toEqual([made]);
  });
  test.each([
    ["cut-before", 0],
    ["cut-after", 1],
  ] as const)(
    "%s, again and again: the library tries once more, then nobody knows",
    async (kind, happened) => {
      const { paymentIntentId } = await makePaid();
      const key = randomUUID();
      await once(kind, 2);
      await expect(give(paymentIntentId, key)).rejects.toMatchObject({ name: "CardUnreachable" });
      expect(await cardGateway().listRefunds(paymentIntentId)).toHaveLength(happened);
      await give(paymentIntentId, key);
      expect(await cardGateway().listRefunds(paymentIntentId)).toHaveLength(1);
    },
  );
  test("a key used for something else is our own fault, and said to be refused", async () => {
    const { paymentIntentId } = await makePaid();
    const input = checkoutInput();
    await cardGateway().createCheckout(input);
    await expect(give(paymentIntentId, input.idempotencyKey)).rejects.toMatchObject({
      name: "CardRefused",
      code: "idempotency_error",
    });
  });
});
