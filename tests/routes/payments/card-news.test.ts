import { expect, test } from "vitest";
import { db } from "#app/db.server.ts";
import { takeNews } from "#app/gateways/payments/sandbox/deliver-news.server.ts";
import { press } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import { action, loader } from "#app/routes/payments/card-news.ts";
import { beginPaying, makeSelfFunder } from "#tests/factories/card-work.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";

useCardSandbox();
const send = (body: string, signature?: string, method = "POST") =>
  action({
    request: new Request("http://own.test/webhooks/stripe", {
      method,
      body,
      headers: signature === undefined ? {} : { "Stripe-Signature": signature },
    }),
    params: {},
    context: {},
  } as never);

test("signed news is kept and answered at once; the same again is kept once; nothing else is kept", async () => {
  const { session } = await beginPaying(await makeSelfFunder());
  await takeNews();
  await press(session, "pay");
  const news = await takeNews();
  expect(news.length).toBeGreaterThan(0);
  for (const { body, signature } of [...news, ...news])
    expect((await send(body, signature)).status).toBe(200);
  expect(await db().prisma.cardEvent.count()).toBe(news.length);
  const [one] = news;
  expect((await send(one?.body ?? "")).status).toBe(400);
  expect((await send(one?.body ?? "", "t=1,v1=beef")).status).toBe(400);
  expect((await send("", one?.signature)).status).toBe(400);
  expect((await send("not json", one?.signature)).status).toBe(400);
  expect((await send("y".repeat(600_000), one?.signature)).status).toBe(400);
  expect(await db().prisma.cardEvent.count()).toBe(news.length);
});

test("nobody reads there, and only what is posted is taken", async () => {
  expect(loader().status).toBe(405);
  expect(loader().headers.get("Allow")).toBe("POST");
  expect((await send("x", "y", "PUT")).status).toBe(405);
});
