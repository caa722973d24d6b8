import { inject, afterAll, beforeAll, expect, test } from "vitest";
import { balance } from "#app/domain/ledger/ledger.server.ts";
import { db } from "#app/db.server.ts";
import { cookieOf } from "#tests/factories/account.ts";
import { makeDraft, makeParties, type Parties } from "#tests/factories/engagement.ts";
import { startBuiltApp, type BuiltApp } from "#tests/support/built-app.ts";
import { HttpVisitor } from "#tests/support/http-visitor.ts";

// The built app and this file's own database: what is made here is what the app serves
let app: BuiltApp;
let parties: Parties;
let cookie: string;
beforeAll(async () => {
  parties = await makeParties(18_000);
  cookie = await cookieOf({ id: parties.asPerson.actor.accountId });
  app = await startOnThisDatabase();
}, 120_000);
afterAll(() => app.end());

/** With the owner's rights, as a given DATABASE_URL has. */
function startOnThisDatabase(): Promise<BuiltApp> {
  const own = new URL(inject("serverUrl"));
  own.pathname = new URL(db().connectionString).pathname;
  return startBuiltApp({ DATABASE_URL: own.href });
}
const path = (draft: { id: string }, slug = parties.planner.slug) =>
  `/planners/${slug}/engage/check?draft=${draft.id}`;
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("64 people press the last £180 at once, over HTTP: exactly one succeeds", async () => {
  const others = await Promise.all(Array.from({ length: 8 }, () => makeParties(0)));
  const tries = await Promise.all(
    Array.from({ length: 64 }, async (_, i) => {
      const planner = others[i % 8]?.planner ?? parties.planner;
      return { slug: planner.slug, draft: await makeDraft({ ...parties, planner }) };
    }),
  );
  const visitor = new HttpVisitor(app.url, cookie);
  const [first] = tries;
  if (!first) throw new Error("no tries");
  const fields = await visitor.hiddenFields(path(first.draft, first.slug));
  expect(fields).toMatchObject({ feePence: "18000" });
  const answers = await Promise.all(tries.map(({ slug, draft }) => visitor.post(path(draft, slug), fields)));
  const won = answers.filter((answer) => answer.status === 303);
  expect(won).toHaveLength(1);
  expect(won[0]?.location).toMatch(/^\/engagements\/[0-9a-f-]{36}\?done=requested$/);
  for (const answer of answers.filter((one) => one.status !== 303)) {
    expect(answer.status).toBe(422);
    expect(answer.body).toMatch(/Nothing was set aside|Nothing more was set aside/);
  }
  expect(await balance(db().prisma, parties.pot.availableAccountId)).toBe(0);
  expect(await balance(db().prisma, parties.pot.heldAccountId)).toBe(18_000);
});

test("the same form from 20 tabs at once, and again from the Back button: one engagement, the same page each time", async () => {
  const own = await makeParties(32_000);
  const visitor = new HttpVisitor(app.url, await cookieOf({ id: own.asPerson.actor.accountId }));
  const draft = await makeDraft(own);
  const fields = await visitor.hiddenFields(path(draft, own.planner.slug));
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => visitor.post(path(draft, own.planner.slug), fields)),
  );
  const again = await visitor.post(path(draft, own.planner.slug), fields);
  expect(new Set([...answers, again].map((answer) => `${answer.status} ${answer.location ?? ""}`)).size).toBe(
    1,
  );
  expect(again.status).toBe(303);
  expect(await db().prisma.engagement.count({ where: { personId: own.person.id } })).toBe(1);
});

test("no token, another's token, another site: refused, and nothing is set aside", async () => {
  const own = await makeParties(18_000);
  const visitor = new HttpVisitor(app.url, await cookieOf({ id: own.asPerson.actor.accountId }));
  const stranger = await makeParties(18_000);
  const strangers = new HttpVisitor(app.url, await cookieOf({ id: stranger.asPerson.actor.accountId }));
  const draft = await makeDraft(own);
  const fields = await visitor.hiddenFields(path(draft, own.planner.slug));
  const theirs = await strangers.hiddenFields(path(await makeDraft(stranger), stranger.planner.slug));
  expect((await visitor.post(path(draft, own.planner.slug), { feePence: "18000" })).status).toBe(403);
  expect(
    (await visitor.post(path(draft, own.planner.slug), { ...fields, csrf: theirs.csrf ?? "" })).status,
  ).toBe(403);
  const foreign = {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Origin: "https://elsewhere.example" },
  };
  expect((await visitor.send(path(draft, own.planner.slug), foreign)).status).toBe(403);
  expect((await strangers.post(path(draft, own.planner.slug), theirs)).status).toBe(404);
  expect(await balance(db().prisma, own.pot.availableAccountId)).toBe(18_000);
});

test.each(["-1", "1e9", "180.05", "NaN", "٣٢٠", "", "999999999999"])(
  "a fee of %j is refused with a sentence",
  async (feePence) => {
    const own = await makeParties(18_000);
    const visitor = new HttpVisitor(app.url, await cookieOf({ id: own.asPerson.actor.accountId }));
    const draft = await makeDraft(own);
    const fields = await visitor.hiddenFields(path(draft, own.planner.slug));
    const answer = await visitor.post(path(draft, own.planner.slug), { ...fields, feePence });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain("There is a problem");
    expect(answer.body).toContain("<title>Error: ");
    expect(await balance(db().prisma, own.pot.availableAccountId)).toBe(18_000);
  },
);

test("killed in the middle of 24 askings: after the next start every engagement has its hold and every hold its engagement", async () => {
  const many = await Promise.all(Array.from({ length: 24 }, () => makeParties(18_000)));
  const sends = await Promise.all(
    many.map(async (own) => {
      const visitor = new HttpVisitor(app.url, await cookieOf({ id: own.asPerson.actor.accountId }));
      const draft = await makeDraft(own);
      return {
        visitor,
        at: path(draft, own.planner.slug),
        fields: await visitor.hiddenFields(path(draft, own.planner.slug)),
      };
    }),
  );
  const answers = sends.map(({ visitor, at, fields }) => visitor.post(at, fields).catch(() => null));
  await wait(60);
  await app.end("SIGKILL");
  await Promise.all(answers);
  app = await startOnThisDatabase();
  const [torn] = await db().prisma.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM ledger.open_hold h
    FULL JOIN (SELECT * FROM engagement WHERE status = 'requested') e ON e.hold_transfer_id = h.id WHERE e.id IS NULL OR h.id IS NULL`;
  expect(torn?.n).toBe(0n);
  // Those who saw no answer press again in the same page, which is still good: each ends with one engagement
  for (const { visitor, at, fields } of sends) {
    visitor.base = app.url;
    expect((await visitor.post(at, fields)).status).toBe(303);
  }
  expect(
    await db().prisma.engagement.count({ where: { personId: { in: many.map(({ person }) => person.id) } } }),
  ).toBe(24);
});
