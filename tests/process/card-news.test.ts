// News of card payments, posted to the built app as the card provider would: three times at once, backwards, an hour late, never.
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { declineEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { addJob, db } from "#app/db.server.ts";
import { setWebhookBehaviour } from "#app/gateways/payments/sandbox/control.server.ts";
import { makeCardLife, standOfLife, type CardLife } from "#tests/factories/card-life.ts";
import { startBuiltApp, type BuiltApp } from "#tests/support/built-app.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";
import { allIsDone } from "#tests/support/card-stops.ts";

const HOUR = 3600;
type Event = { id: string; created: number };
const sandbox = useCardSandbox();
let app: BuiltApp;
let secret: string;
let calm: CardLife;

beforeAll(async () => {
  calm = await makeCardLife(); // an empty database would be given the demonstration
  const own = new URL(inject("serverUrl"));
  own.pathname = new URL(db().connectionString).pathname;
  secret = (await db().prisma.sandboxCardSetting.findUniqueOrThrow({ where: { id: 1 } })).webhookSecret;
  app = await startBuiltApp({
    DATABASE_URL: own.href,
    STRIPE_SECRET_KEY: sandbox.key(),
    STRIPE_WEBHOOK_SECRET: secret,
    STRIPE_API_BASE: sandbox.base().href,
  });
}, 120_000);
afterAll(() => app.end());

const moment = () => Math.floor(Date.now() / 1000);
/** Signed as it is sent: a message that is sent again is signed again. @returns what the app answers. */
async function post(event: Event, signedAt = moment(), by = secret): Promise<number> {
  const body = JSON.stringify(event);
  const signature = createHmac("sha256", by).update(`${signedAt}.${body}`).digest("hex");
  const headers = {
    "Content-Type": "application/json",
    "Stripe-Signature": `t=${signedAt},v1=${signature}`,
  };
  const answer = await fetch(`${app.url}/webhooks/stripe`, { method: "POST", body, headers });
  await answer.text();
  return answer.status;
}
/** Everything that the provider tells of one life, in the order in which it happened. */
async function newsOf({ area }: CardLife): Promise<Event[]> {
  const { rows } = await db().owner.query<{ body: Event }>(
    `SELECT e.body FROM sandbox_card_object e, card_payment c WHERE e.kind = 'event' AND c.area_id = $1
       AND (e.body::text LIKE '%' || c.id || '%' OR e.body::text LIKE '%' || c.session_id || '%') ORDER BY e.position`,
    [area.id],
  );
  return rows.map(({ body }) => body);
}
const taken = (statuses: number[]) => {
  expect(statuses.length).toBeGreaterThan(0);
  expect(new Set(statuses)).toEqual(new Set([200]));
};
const inTurn = async (events: Event[]) => {
  for (const event of events) taken([await post(event)]);
};
/** What the app does by the clock every ten minutes. */
async function theClock(): Promise<void> {
  await addJob(db().prisma, "sweep-cards", {});
  await allIsDone();
}
/** As if an hour had gone by since all that is known of this life. */
async function anHourGoesBy({ area }: CardLife): Promise<void> {
  await db().owner.query(
    `UPDATE card_payment SET created_at = created_at - interval '1 hour', expires_at = expires_at - interval '1 hour',
       paid_at = paid_at - interval '1 hour' WHERE area_id = $1`,
    [area.id],
  );
  await db().owner.query(
    `UPDATE card_step SET created_at = created_at - interval '1 hour', done_at = done_at - interval '1 hour',
       next_try_at = next_try_at - interval '1 hour' WHERE area_id = $1`,
    [area.id],
  );
}
const late = (events: Event[]) => events.map((event) => ({ ...event, created: event.created - HOUR }));

/** Paid; the planner says no; all of it goes back. After each, the news comes in its own way. */
async function live(life: CardLife, comes: (life: CardLife) => Promise<void>): Promise<void> {
  life.at(app.url);
  expect((await life.goToPay(true)).status).toBe(303);
  await life.pay();
  if (life !== calm) expect(await life.card()).toMatchObject({ status: "open" });
  await comes(life);
  await allIsDone();
  expect(await life.card()).toMatchObject({ status: "paid", outcome: "engaged" });
  const declined = await declineEngagement(life.asPlanner, { ...(await life.step()), reason: "No time" });
  expect(declined).toMatchObject({ ok: true });
  await allIsDone();
  await comes(life);
  await allIsDone();
}
let expected: Awaited<ReturnType<typeof standOfLife>>;
beforeAll(async () => {
  await live(calm, () => Promise.resolve());
  expected = await standOfLife(calm);
  expect(expected.attention).toEqual([]);
  expect(expected.payments.join()).toContain('"returned_pence":18000');
  expect(await db().prisma.cardEvent.count({ where: { workedAt: { not: null } } })).toBe(
    (await newsOf(calm)).length,
  );
  await setWebhookBehaviour({ lose: "all" });
}, 120_000);

test("each message three times, all at once", async () => {
  const life = await makeCardLife();
  await live(life, async () => {
    const news = await newsOf(life);
    taken(await Promise.all([...news, ...news, ...news].map((event) => post(event))));
  });
  expect(await standOfLife(life)).toEqual(expected);
});

test("backwards, and all of it again with the refund's", async () => {
  const life = await makeCardLife();
  await live(life, async () => inTurn((await newsOf(life)).reverse()));
  expect(await standOfLife(life)).toEqual(expected);
});

test("an hour late, and nothing else has asked meanwhile", async () => {
  const life = await makeCardLife();
  await live(life, async () => {
    await anHourGoesBy(life);
    await inTurn(late(await newsOf(life)));
  });
  expect(await standOfLife(life)).toEqual(expected);
});

test("a message as it was signed an hour ago, by another, or by nobody: nothing is kept", async () => {
  const life = await makeCardLife();
  life.at(app.url);
  await life.goToPay(true);
  await life.pay();
  const before = await db().prisma.cardEvent.count();
  for (const event of await newsOf(life)) {
    expect(await post(event, moment() - HOUR)).toBe(400);
    expect(await post(event, moment(), "whsec_another")).toBe(400);
  }
  expect((await fetch(`${app.url}/webhooks/stripe`, { method: "POST", body: "{}" })).status).toBe(400);
  await allIsDone();
  expect(await db().prisma.cardEvent.count()).toBe(before);
  expect(await life.card()).toMatchObject({ status: "open" });
});

test("never: the clock finds out; and when all of it comes in the end, nothing changes", async () => {
  const life = await makeCardLife();
  await live(life, async () => theClock());
  expect(await standOfLife(life)).toEqual(expected);
  await theClock();
  await inTurn(late(await newsOf(life)));
  await allIsDone();
  expect(await standOfLife(life)).toEqual(expected);
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [], orphanHolds: [] });
});
