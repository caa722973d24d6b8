// Stripe's own command-line tool drives the sandbox as a stranger would.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePaid } from "#tests/factories/card-payment.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";

const sandbox = useCardSandbox();
let home: string;
beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), "ownway-stripe-"));
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

type Said = { code: number | null; json: Record<string, unknown>; all: string };
/** Runs `stripe …` with a home of its own and no way to the world but the sandbox. */
function stripe(...args: string[]): Promise<Said> {
  const child = spawn(
    "node_modules/.bin/stripe",
    [...args, "--api-base", sandbox.base().origin, "--api-key", sandbox.key()],
    {
      env: {
        NODE_ENV: "test",
        PATH: process.env.PATH,
        HOME: home,
        XDG_CONFIG_HOME: home,
        STRIPE_CLI_TELEMETRY_OPTOUT: "1",
        STRIPE_CLI_DISABLE_UPDATE_CHECK: "1",
        HTTPS_PROXY: "http://127.0.0.1:9",
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let out = "";
  let all = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
    all += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => (all += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject).once("close", (code) => {
      const json = /\{[\s\S]*\}/.exec(out)?.[0];
      resolve({ code, all, json: json === undefined ? {} : (JSON.parse(json) as Record<string, unknown>) });
    });
  });
}
const CHECKOUT = [
  "mode=payment",
  "success_url=https://own.test/paid",
  "line_items[0][quantity]=1",
  "line_items[0][price_data][currency]=gbp",
  "line_items[0][price_data][unit_amount]=18000",
  "line_items[0][price_data][product_data][name]=Support planning",
].flatMap((one) => ["-d", one]);

describe("the tool", () => {
  test("makes a checkout and gets it again", async () => {
    const made = await stripe("checkout", "sessions", "create", ...CHECKOUT);
    expect(made.json).toMatchObject({ object: "checkout.session", amount_total: 18_000, status: "open" });
    const got = await stripe("checkout", "sessions", "retrieve", String(made.json.id));
    expect(got.json).toEqual(made.json);
    const ended = await stripe("checkout", "sessions", "expire", String(made.json.id));
    expect(ended.json).toMatchObject({ status: "expired", url: null });
  });
  test("lists events, and refunds", async () => {
    const { paymentIntentId } = await makePaid();
    const events = await stripe("events", "list", "--limit", "2");
    expect(events.json).toMatchObject({ object: "list", has_more: true });
    expect(events.json.data).toHaveLength(2);
    const refund = await stripe(
      "post",
      "/v1/refunds",
      "-d",
      `payment_intent=${paymentIntentId}`,
      "-d",
      "amount=500",
    );
    expect(refund.json).toMatchObject({ object: "refund", amount: 500, status: "succeeded" });
    const payment = await stripe(
      "get",
      `/v1/payment_intents/${paymentIntentId}`,
      "--expand",
      "latest_charge",
    );
    expect(payment.json).toMatchObject({ latest_charge: { amount_refunded: 500 } });
    const moved = await stripe("balance_transactions", "list");
    expect((moved.json.data as { type: string }[]).map(({ type }) => type)).toEqual(["refund", "charge"]);
  });
  test("is told what is wrong in Stripe's words", async () => {
    const { paymentIntentId } = await makePaid();
    const tooMuch = await stripe(
      "post",
      "/v1/refunds",
      "-d",
      `payment_intent=${paymentIntentId}`,
      "-d",
      "amount=18001",
    );
    expect(tooMuch.all).toMatch(/greater than unrefunded amount on charge \(£180\.00\)/);
    const unknown = await stripe(
      "post",
      "/v1/refunds",
      "-d",
      `payment_intent=${paymentIntentId}`,
      "-d",
      "colour=red",
    );
    expect(unknown.json).toMatchObject({ error: { code: "parameter_unknown", param: "colour" } });
    const nothing = await stripe("get", "/v1/charges/ch_nothing");
    expect(nothing.json).toMatchObject({ error: { code: "resource_missing" } });
  });
});
