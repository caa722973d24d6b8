// kill -9 at each step of the card saga, on the built app: started again, everything stands as if nothing had happened. The
// card provider (the sandbox, in this process) lives on, as Stripe would.
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { reconcile } from "#app/domain/payments/reconciliation/reconcile.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { makeCardLife, standOfLife, type CardLife } from "#tests/factories/card-life.ts";
import { makeReady } from "#tests/factories/card-work.ts";
import { startBuiltApp, type BuiltApp } from "#tests/support/built-app.ts";
import { layCardLine, type CardLine } from "#tests/support/card-line.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";
import { allIsDone, makeCardStops, tenSecondsGoBy, type Matter } from "#tests/support/card-stops.ts";

/** Killed before the call arrives; when it is done and its answer on the way; while that is written down; when it is written. */
const POINTS = ["before", "after", "middle", "written"] as const;
type Point = (typeof POINTS)[number];
type Lives = Record<Point, CardLife>;

const sandbox = useCardSandbox();
let line: CardLine;
let stops: Awaited<ReturnType<typeof makeCardStops>>;
let app: BuiltApp | undefined;
let everybody: CardLife[] = [];
let kills = 0;

async function makeLives(): Promise<Lives> {
  const [before, after, middle, written] = await Promise.all(POINTS.map(() => makeCardLife()));
  if (!before || !after || !middle || !written) throw new Error("nobody");
  return { before, after, middle, written };
}
async function start(): Promise<void> {
  const own = new URL(inject("serverUrl"));
  own.pathname = new URL(db().connectionString).pathname;
  const { webhookSecret } = await db().prisma.sandboxCardSetting.findUniqueOrThrow({ where: { id: 1 } });
  app = await startBuiltApp({
    DATABASE_URL: own.href,
    STRIPE_SECRET_KEY: sandbox.key(),
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_BASE: line.url,
  });
  for (const life of everybody) life.at(app.url);
}
async function until(what: () => Promise<boolean>): Promise<void> {
  for (const began = Date.now(); !(await what());) {
    if (Date.now() - began > 18_000) throw new Error(`it never came to that:\n${app?.output() ?? ""}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
async function kill(): Promise<void> {
  expect(await app?.end("SIGKILL")).toBeNull();
  kills++;
  line.clear();
  await stops.clear();
  await tenSecondsGoBy();
}

const calls: Record<Matter, (life: CardLife) => Promise<{ call: RegExp; words?: string[] }>> = {
  checkout: () => Promise.resolve({ call: /^POST \/v1\/checkout\/sessions$/ }),
  recipient: ({ asPlanner }) =>
    Promise.resolve({ call: /^POST \/v2\/core\/accounts$/, words: [asPlanner.planner.name] }),
  expire: async ({ card }) => ({ call: new RegExp(`^POST .*/${(await card()).sessionId ?? ""}/expire$`) }),
  fulfil: async ({ card }) => ({
    call: new RegExp(`^GET /v1/checkout/sessions/${(await card()).sessionId ?? ""}$`),
  }),
  transfer: async ({ card }) => ({ call: /^POST \/v1\/transfers$/, words: [(await card()).id] }),
  reversal: async ({ card }) => {
    const { outsideId } = await db().prisma.cardStep.findFirstOrThrow({
      where: { cardPaymentId: (await card()).id, purpose: "transfer" },
    });
    return { call: new RegExp(`^POST /v1/transfers/${outsideId ?? ""}/reversals$`) };
  },
  refund: async ({ card }) => ({
    call: /^POST \/v1\/refunds$/,
    words: [(await card()).paymentIntentId ?? "nothing"],
  }),
};

/** Makes a matter of one life stand still at a point. @returns whether it does. */
async function stopAt(point: Point, matter: Matter, life: CardLife): Promise<() => boolean> {
  if (point === "before" || point === "after") {
    const stopped = line.stop(await calls[matter](life), point);
    return () => stopped.there;
  }
  await stops.stop(point, matter, life.area.id);
  return () => true; // counted together, below
}

type Press = (life: CardLife) => Promise<{ status: number } | null>;
/** What somebody presses and waits for, killed meanwhile. `written`: they have just had their answer. */
async function pressed(point: Point, matter: Matter, life: CardLife, press: Press) {
  const stopped = point === "written" ? null : await stopAt(point, matter, life);
  let answered = false;
  const answer = press(life).then(
    (given) => (answered = given !== null && given.status === 303),
    () => undefined,
  );
  return {
    there: () => (stopped ? stopped() : answered),
    gone: () => answer,
    sleeps: point === "middle" ? 1 : 0,
  };
}
type Pressed = Awaited<ReturnType<typeof pressed>>;

type Held = { there: () => boolean; sleeps: number };
/** Makes a matter of two lives stand still, each at its own point. */
async function hold(matter: Matter, points: readonly [Point, Point], lives: Lives): Promise<Held> {
  const [one, other] = [
    await stopAt(points[0], matter, lives[points[0]]),
    await stopAt(points[1], matter, lives[points[1]]),
  ];
  const sleeps = points.filter((point) => point === "middle" || point === "written").length;
  return { there: () => one() && other(), sleeps };
}
/** Once both jobs, and perhaps a press, stand still, the app is killed. It starts again, and `meanwhile` is before that. */
async function killAndStart<T>(held: Held, press: Pressed | null, meanwhile: () => Promise<T>): Promise<T> {
  await until(
    async () =>
      held.there() &&
      (press?.there() ?? true) &&
      (await stops.standing()) === held.sleeps + (press?.sleeps ?? 0),
  );
  await kill();
  await press?.gone();
  const next = await meanwhile();
  await start();
  return next;
}
async function round(
  matter: Matter,
  points: readonly [Point, Point],
  lives: Lives,
  begin: (life: CardLife) => Promise<unknown>,
  presses: () => Promise<Pressed | null> = () => Promise.resolve(null),
): Promise<void> {
  const held = await hold(matter, points, lives);
  for (const point of points) await begin(lives[point]);
  await killAndStart(held, await presses(), () => Promise.resolve());
  await allIsDone();
}
const EARLY = ["before", "after"] as const;
const LATE = ["middle", "written"] as const;

beforeAll(async () => {
  line = await layCardLine(sandbox.base());
  stops = await makeCardStops();
}, 60_000);
afterAll(async () => {
  await app?.end();
  await line.end();
});

test("killed at each step, before and after each call and in the middle of writing: the same state as without", async () => {
  const [calm, calmBuyer] = [await makeCardLife(), await makeCardLife()];
  const [lives, buyers] = [await makeLives(), await makeLives()];
  const all = Object.values(lives);
  everybody = [calm, calmBuyer, ...all, ...Object.values(buyers)];
  for (const life of [calm, ...all]) await makeReady(life);
  // All of that was done here
  await db().owner.query("DELETE FROM graphile_worker._private_jobs");
  await start();

  // Without: one life to its end, and somebody who pays, with a planner who asks to be paid
  const press303 = async (press: ReturnType<Press>) => expect((await press)?.status).toBe(303);
  const begun = async (life: CardLife) => press303(life.goToPay(true));
  await Promise.all([calm, ...all].map((life) => press303(life.goToPay(false))));
  await begun(calm);
  await press303(calmBuyer.goToPay(true));
  await press303(calmBuyer.goToBePaid());
  await allIsDone();
  await calm.pay();
  await calmBuyer.pay();
  await allIsDone();
  for (const go of ["work", "agree", "credit"] as const) {
    await calm[go]();
    await allIsDone();
  }

  const goesToPay = (point: Point) => () =>
    pressed(point, "checkout", buyers[point], (life) => life.goToPay(true));
  const goesToBePaid = (point: Point) => () =>
    pressed(point, "recipient", buyers[point], (life) => life.goToBePaid());
  for (const points of [EARLY, LATE]) await round("expire", points, lives, begun);
  await round("fulfil", EARLY, lives, (life) => life.pay(), goesToPay("before"));
  await round("fulfil", LATE, lives, (life) => life.pay(), goesToPay("after"));
  await Promise.all(all.map((life) => life.work()));
  await round("transfer", EARLY, lives, (life) => life.agree(), goesToPay("middle"));
  await round("transfer", LATE, lives, (life) => life.agree(), goesToPay("written"));
  for (const [points, first, second] of [
    [EARLY, "before", "after"],
    [LATE, "middle", "written"],
  ] as const) {
    const reversals = await hold("reversal", points, lives);
    for (const point of points) await lives[point].credit();
    // The refund begins by itself once the reversal has recovered, and stands still in its turn
    const refunds = await killAndStart(reversals, await goesToBePaid(first)(), () =>
      hold("refund", points, lives),
    );
    await killAndStart(refunds, await goesToBePaid(second)(), () => Promise.resolve());
    await allIsDone();
  }
  expect(kills).toBe(10);

  // Whoever saw no answer presses again, in the page that they still have
  for (const point of POINTS) {
    await press303(buyers[point].goToPay(true));
    await press303(buyers[point].goToBePaid());
    await buyers[point].pay();
  }
  await allIsDone();
  const expected = await standOfLife(calm);
  for (const point of POINTS)
    expect({ point, ...(await standOfLife(lives[point])) }).toEqual({ point, ...expected });
  const bought = await standOfLife(calmBuyer);
  for (const point of POINTS)
    expect({ point, ...(await standOfLife(buyers[point])) }).toEqual({ point, ...bought });
  expect(expected.attention).toEqual([]);
  expect(expected.steps.filter((step) => !step.includes('"state":"done"'))).toEqual([]);
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [], orphanHolds: [] });
  expect(await reconcile()).toMatchObject({ ok: true, value: { found: 0 } });
}, 300_000);
