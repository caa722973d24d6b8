import { describe, expect, test } from "vitest";
import { readEnv } from "#app/env.server.ts";

const production = {
  APP_MODE: "production",
  DATABASE_URL: "postgresql://a:b@c/d",
  SESSION_SECRET: "x".repeat(32),
  SMTP_URL: "smtp://mail.test",
  PUBLIC_URL: "https://own.test",
};
const secret = { STRIPE_WEBHOOK_SECRET: "whsec_abc" };
const test_ = { STRIPE_SECRET_KEY: "sk_test_abc", ...secret };
const live = { STRIPE_SECRET_KEY: "sk_live_abc", ...secret };

describe("card payments are taken", () => {
  test.each([
    ["in a demonstration without a word: the sandbox", {}],
    ["in a demonstration with a test key", test_],
    ["with a test key elsewhere than at Stripe", { ...test_, STRIPE_API_BASE: "http://127.0.0.1:12111" }],
    ["with two secrets", { ...test_, STRIPE_WEBHOOK_SECRET: "whsec_new,whsec_old" }],
    ["in production with a live key", { ...production, ...live }],
    [
      "in production with a restricted live key",
      { ...production, ...live, STRIPE_SECRET_KEY: "rk_live_abc" },
    ],
    ["in production with a test key", { ...production, ...test_ }],
    ["in production by the sandbox, asked for by name", { ...production, CARD_PAYMENTS: "sandbox" }],
  ])("%s", (_name, settings) => {
    expect(() => readEnv({ NODE_ENV: "test", ...settings })).not.toThrow();
  });
});

describe("the app does not start", () => {
  test.each([
    [
      "in production without a key or a word about the sandbox",
      production,
      /STRIPE_SECRET_KEY for card payments, or CARD_PAYMENTS=sandbox/,
    ],
    [
      "with a live key and a host of one's own",
      { ...production, ...live, STRIPE_API_BASE: "https://elsewhere.test" },
      /only ever sent to Stripe/,
    ],
    [
      "with a restricted live key and a host of one's own",
      { ...production, ...live, STRIPE_SECRET_KEY: "rk_live_abc", STRIPE_API_BASE: "http://127.0.0.1:1" },
      /only ever sent to Stripe/,
    ],
    ["with a live key in a demonstration", live, /no live STRIPE_SECRET_KEY/],
    [
      "with a key and no secret for its news",
      { STRIPE_SECRET_KEY: "sk_test_abc" },
      /needs STRIPE_WEBHOOK_SECRET/,
    ],
    ["with what is no key", { ...secret, STRIPE_SECRET_KEY: "pk_live_abc" }, /must begin with sk_test_/],
    ["with what is no secret", { ...test_, STRIPE_WEBHOOK_SECRET: "whsec_a, b" }, /must begin with whsec_/],
    ["with a host and no key", { STRIPE_API_BASE: "http://127.0.0.1:1" }, /of no use/],
    ["with what is no host", { ...test_, STRIPE_API_BASE: "ftp://a" }, /must be an address/],
    ["with a key and the sandbox", { ...test_, CARD_PAYMENTS: "sandbox" }, /exclude each other/],
    ["with another word for card payments", { CARD_PAYMENTS: "none" }, /can only be sandbox/],
  ])("%s", (_name, settings, says) => {
    expect(() => readEnv({ NODE_ENV: "test", ...settings })).toThrow(says);
  });
});
