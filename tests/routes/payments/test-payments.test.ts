// The pages that stand in for the card provider's own, as a browser without JavaScript uses them.
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import * as environment from "#app/env.server.ts";
import { now, setNow } from "#app/lib/clock.ts";
import { checkoutInput } from "#tests/factories/card-payment.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";
import { wholeApp } from "#tests/support/whole-app.ts";

// The key is read from the environment once; here one test says that there is one
const real = vi.hoisted(() => ({ key: undefined as string | undefined }));
vi.mock("#app/env.server.ts", async (original) => {
  const { env, ...rest } = await original<typeof environment>();
  return { ...rest, env: () => ({ ...env(), STRIPE_SECRET_KEY: real.key }) };
});
afterEach(() => {
  real.key = undefined;
});
useCardSandbox();
let app: (request: Request) => Promise<Response>;
beforeAll(async () => {
  app = await wholeApp();
});

type Opened = { status: number; html: string; cookie: string; token: string };
async function open(path: string): Promise<Opened> {
  const answer = await app(new Request(`http://own.test${path}`));
  const html = await answer.text();
  return {
    status: answer.status,
    html,
    cookie: answer.headers.get("Set-Cookie")?.split(";")[0] ?? "",
    token: /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? "",
  };
}
const send = (path: string, { cookie, token }: Opened, fields: Record<string, string>) =>
  app(
    new Request(`http://own.test${path}`, {
      method: "POST",
      body: new URLSearchParams({ csrf: token, ...fields }),
      headers: { Cookie: cookie },
    }),
  );
async function press(path: string, which: string): Promise<string> {
  const answer = await send(path, await open(path), { press: which });
  return answer.headers.get("Location") ?? `${answer.status}`;
}
const LABEL = "Test payments: no card is charged, no money moves";
const makeCheckout = async () => {
  const { id, url } = await cardGateway().createCheckout(checkoutInput());
  return { id, url: url ?? "" };
};

describe("the pay page", () => {
  test("says that no money moves, what for and how much, and changes nothing by being opened", async () => {
    const { id, url } = await makeCheckout();
    const { status, html } = await open(url);
    expect(status).toBe(200);
    for (const words of [LABEL, "Support planning", "£180", "Leave without paying", 'href="/not-paid"'])
      expect(html).toContain(words);
    expect(await cardGateway().findCheckout(id)).toMatchObject({ status: "open", paymentIntentId: null });
  });
  test("pays once, and goes back to where the app said, with the checkout's id", async () => {
    const { id, url } = await makeCheckout();
    const opened = await open(url);
    const [first, second] = await Promise.all([
      send(url, opened, { press: "pay" }),
      send(url, opened, { press: "pay" }),
    ]);
    expect([first.status, second.status]).toEqual([302, 302]);
    expect(first.headers.get("Location")).toBe(`/paid?checkout=${id}`);
    const { paymentIntentId } = await cardGateway().findCheckout(id);
    expect(await cardGateway().findPayment(paymentIntentId ?? "")).toMatchObject({ receivedPence: 18_000 });
    const after = await open(url);
    expect(after.html).toContain("This is paid");
    expect(after.html).not.toContain("The card is declined");
    const { availablePence, pendingPence } = await cardGateway().balance();
    expect(availablePence + pendingPence).toBe(17_710);
  });
  test("declined, asked by the bank and refused, then let through", async () => {
    const { url } = await makeCheckout();
    expect(await press(url, "decline")).toBe(url);
    expect((await open(url)).html).toContain("The payment was not let through");
    await press(url, "authenticate");
    expect((await open(url)).html).toContain("Is it you who is paying?");
    await press(url, "refuse");
    expect((await open(url)).html).toContain("The payment was not let through");
    await press(url, "authenticate");
    expect(await press(url, "approve")).toMatch(/^\/paid/);
  });
  test.each([
    ["bank-pays", "This is paid"],
    ["bank-fails", "The bank did not pay"],
  ])("ordered from a bank (%s): goes on, waits, and can be made to answer", async (which, words) => {
    const { url } = await makeCheckout();
    expect(await press(url, which)).toMatch(/^\/paid/);
    expect((await open(url)).html).toContain("We are waiting for the bank");
    await press(url, "settle");
    expect((await open(url)).html).toContain(words);
  });
  test("is too late after its time", async () => {
    const { url } = await makeCheckout();
    const opened = await open(url);
    setNow(new Date(now().getTime() + 2 * 3_600_000));
    await send(url, opened, { press: "pay" });
    expect((await open(url)).html).toContain("It is too late to pay here");
  });
  test("refuses a button that is none, and a form of somebody else", async () => {
    const { id, url } = await makeCheckout();
    const opened = await open(url);
    expect((await send(url, opened, { press: "give me the money" })).status).toBe(422);
    expect((await send(url, { ...opened, token: "guess" }, { press: "pay" })).status).toBe(403);
    expect(await cardGateway().findCheckout(id)).toMatchObject({ status: "open" });
  });
});

describe("the page for people who are to be paid", () => {
  const makeLink = async () => {
    const { id } = await cardGateway().createRecipient({
      idempotencyKey: `recipient:${now().getTime()}`,
      supplierId: "s",
      displayName: "Jo",
      email: "jo@planner.test",
      country: "gb",
      business: "individual",
    });
    const link = { accountId: id, returnPath: "/money", refreshPath: "/money?again=1" };
    return { id, url: (await cardGateway().createOnboardingLink(link)).url };
  };
  test("makes their transfers active only when they finish", async () => {
    const { id, url } = await makeLink();
    const opened = await open(url);
    expect(opened.html).toContain(LABEL);
    expect(await cardGateway().findRecipient(id)).toMatchObject({ transfersActive: false });
    expect((await send(url, opened, {})).headers.get("Location")).toBe("/money");
    expect(await cardGateway().findRecipient(id)).toMatchObject({ transfersActive: true });
    expect((await open(url)).html).toContain("You can be paid");
  });
  test("runs out after ten minutes", async () => {
    const { id, url } = await makeLink();
    const opened = await open(url);
    setNow(new Date(now().getTime() + 11 * 60_000));
    await send(url, opened, {});
    expect((await open(url)).html).toContain("This page has run out");
    expect(await cardGateway().findRecipient(id)).toMatchObject({ transfersActive: false });
  });
});

describe("neither page is there", () => {
  test.each(["/sandbox/pay/cs_test_nothing", "/sandbox/onboard/onb_nothing"])(
    "at an address of nothing: %s",
    async (path) => {
      expect((await open(path)).status).toBe(404);
    },
  );
  test("where real card payments are in use", async () => {
    const { id, url } = await makeCheckout();
    const opened = await open(url);
    real.key = "sk_test_abc";
    expect((await open(url)).status).toBe(404);
    expect((await send(url, opened, { press: "pay" })).status).toBe(404);
    real.key = undefined;
    expect(await cardGateway().findCheckout(id)).toMatchObject({ status: "open" });
  });
});
