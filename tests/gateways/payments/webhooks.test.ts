import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#app/db.server.ts";
import { WebhookForged } from "#app/gateways/payments/card-errors.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { setWebhookBehaviour } from "#app/gateways/payments/sandbox/control.server.ts";
import { deliverNews, takeNews } from "#app/gateways/payments/sandbox/deliver-news.server.ts";
import { press } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import { now, setNow } from "#app/lib/clock.ts";
import { checkoutInput, makePaid, makeRecipient } from "#tests/factories/card-payment.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";

useCardSandbox();
let app: Server;
let to: URL;
let came: { id: string; type: string }[] = [];
let answers = 200;

beforeAll(async () => {
  app = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const { id, type } = cardGateway().readWebhook(body, String(request.headers["stripe-signature"]));
      came.push({ id, type });
      response.writeHead(answers).end();
    });
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  to = new URL(`http://127.0.0.1:${(app.address() as AddressInfo).port}/webhooks/stripe`);
});
afterAll(() => {
  app.close();
});
beforeEach(async () => {
  await setWebhookBehaviour({});
  await takeNews();
  came = [];
  answers = 200;
});
const waiting = () =>
  db().prisma.sandboxCardDelivery.findMany({ where: { sentAt: null }, orderBy: { position: "asc" } });
const PAID = [
  "payment_intent.created",
  "charge.succeeded",
  "payment_intent.succeeded",
  "checkout.session.completed",
];

describe("what is told", () => {
  test("is signed so that the library takes it: type, object and moment, and nothing to believe", async () => {
    const { id } = await makePaid();
    const news = await takeNews();
    const hints = news.map(({ body, signature }) => cardGateway().readWebhook(body, signature));
    expect(hints.map(({ type }) => type)).toEqual(PAID);
    expect(hints.at(-1)).toMatchObject({ objectId: id, objectType: "checkout.session", mode: "test" });
    expect(await cardGateway().findEvent(hints.at(-1)?.id ?? "")).toEqual(hints.at(-1));
  });
  test("of an account is a thin event of v2: which account, and no more", async () => {
    const accountId = await makeRecipient();
    const news = await takeNews();
    const hints = news.map(({ body, signature }) => cardGateway().readWebhook(body, signature));
    expect(hints.map(({ type }) => type)).toEqual([
      "v2.core.account.created",
      "v2.core.account[requirements].updated",
      "v2.core.account[configuration.recipient].capability_status_updated",
    ]);
    for (const hint of hints)
      expect(hint).toMatchObject({ objectId: accountId, objectType: "v2.core.account", mode: "test" });
  });
  test.each([
    ["another word in it", (body: string) => body.replace("gbp", "usd"), (signature: string) => signature],
    [
      "another's signature",
      (body: string) => body,
      (signature: string) => signature.replace(/v1=.*/, `v1=${"0".repeat(64)}`),
    ],
    ["no signature", (body: string) => body, () => ""],
    ["words for a signature", (body: string) => body, () => "hello"],
    ["no body", () => "", (signature: string) => signature],
    ["a thin look", () => '{"object":"v2.core.event"}', (signature: string) => signature],
  ])("with %s is not believed", async (_name, changed, signed) => {
    await makePaid();
    const [first] = await takeNews();
    const { body = "", signature = "" } = first ?? {};
    expect(() => cardGateway().readWebhook(changed(body), signed(signature))).toThrow(WebhookForged);
    expect(() => cardGateway().readWebhook(body, signature)).not.toThrow();
  });
  test("is too old after five minutes, though the signature is good", async () => {
    await makePaid();
    const [first] = await takeNews();
    setNow(new Date(now().getTime() + 6 * 60_000));
    expect(() => cardGateway().readWebhook(first?.body ?? "", first?.signature ?? "")).toThrow(WebhookForged);
  });
});

describe("sending", () => {
  test("is a job for each message, in the transaction that made it", async () => {
    await makePaid();
    const jobs = await db().owner.query<{ key: string }>(
      `SELECT payload ->> 'id' AS key FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'deliver-card-news'`,
    );
    const ids = (await waiting()).map(({ id }) => id);
    expect(ids).toHaveLength(PAID.length);
    expect(jobs.rows.map(({ key }) => key)).toEqual(expect.arrayContaining(ids));
    for (const id of ids) await deliverNews(id, to);
    expect(came.map(({ type }) => type)).toEqual(PAID);
    for (const id of ids) await deliverNews(id, to);
    expect(came).toHaveLength(PAID.length);
  });
  test("that is not answered well fails the job, and is sent again by the next try", async () => {
    await makePaid();
    const [first] = await waiting();
    answers = 500;
    await expect(deliverNews(first?.id ?? "", to)).rejects.toThrow(/500/);
    await expect(deliverNews(first?.id ?? "", null)).rejects.toThrow(/not listening/);
    answers = 200;
    await deliverNews(first?.id ?? "", to);
    expect(came.map(({ id }) => id)).toEqual([first?.eventId, first?.eventId]);
  });
});

describe("on demand", () => {
  test("each message comes three times", async () => {
    await setWebhookBehaviour({ duplicate: 3 });
    await makePaid();
    for (const { id } of await waiting()) await deliverNews(id, to);
    expect(came).toHaveLength(3 * PAID.length);
    expect(new Set(came.map(({ id }) => id)).size).toBe(PAID.length);
  });
  test("they come backwards", async () => {
    await setWebhookBehaviour({ reverse: true });
    await makePaid();
    await deliverNews("reverse", to);
    expect(came.map(({ type }) => type)).toEqual([...PAID].reverse());
  });
  test("they come an hour late", async () => {
    await setWebhookBehaviour({ delaySeconds: 3_600 });
    await makePaid();
    const late = await waiting();
    expect(late.every(({ dueAt }) => dueAt.getTime() > now().getTime() + 3_500_000)).toBe(true);
  });
  test("they never come, and Stripe can still be asked", async () => {
    const since = now();
    await setWebhookBehaviour({ lose: "all" });
    const { id } = await makePaid();
    for (const delivery of await waiting()) await deliverNews(delivery.id, to);
    expect(came).toEqual([]);
    expect(await takeNews()).toEqual([]);
    const types = [];
    for await (const event of cardGateway().listEvents(since))
      if (event.objectId === id) types.push(event.type);
    expect(types).toEqual(["checkout.session.completed"]);
  });
  test("one sort is lost", async () => {
    await setWebhookBehaviour({ lose: ["checkout.session.completed"] });
    const { id } = await cardGateway().createCheckout(checkoutInput());
    await press(id, "pay");
    const news = await takeNews();
    expect(news.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(PAID.slice(0, 3));
  });
});
