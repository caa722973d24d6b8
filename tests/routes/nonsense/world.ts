import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, vi } from "vitest";
import { findViewer } from "#app/http/viewer.server.ts";
import { sign } from "#app/secret.server.ts";
import { db } from "#app/db.server.ts";
import { cookieOf } from "#tests/factories/account.ts";
import { makeEverything, makeViewer, ROLES, type Everything } from "#tests/factories/everything.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import { call, fill, loadRoute, routeTable } from "#tests/support/route-table.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";
import { wholeApp } from "#tests/support/whole-app.ts";
import { NASTY, wordsIn } from "#tests/routes/nonsense/words.ts";

// QUALITY: Bad input. `npm run nonsense` sends 1,000 generated inputs to each route, and takes hours; every run sends a few
export const RUNS = Number(process.env.NONSENSE ?? 6);
const VISITOR = "f".repeat(32);

// Everything there is for the pages to be about
let all: Everything;
let serve: (request: Request) => Promise<Response>;
export let cookies: string[] = [];
export const tokens = new Map<string, string>();
let ids: string[] = [];
let slugs: string[] = [];

export async function makeWorld() {
  cookies = [];
  all = await makeEverything();
  const accounts = await Promise.all(ROLES.map((role) => makeViewer(role, all.area.id)));
  const own = [all.parties.asPerson, all.parties.asPlanner].map((access) => ({ id: access.actor.accountId }));
  for (const account of [...own, ...own, ...accounts]) cookies.push(await cookieOf(account));
  const assisted = await makeAssisted(all.person, {
    scopes: ["search_and_advice", "engage_planners", "money"],
  });
  cookies.push(assisted.cookie, assisted.cookie);
  for (const cookie of cookies) {
    const viewer = await findViewer(new Request("http://own.test/", { headers: { Cookie: cookie } }));
    tokens.set(cookie, viewer?.formToken ?? "");
  }
  const visitor = `visitor=${btoa(JSON.stringify(VISITOR))}`;
  cookies.push(visitor);
  tokens.set(visitor, sign("visitor", VISITOR));
  const pots = await db().prisma.pot.findMany({ select: { id: true } });
  ids = [
    all.person.id,
    all.engagementId,
    all.upgradeId,
    all.grant.id,
    assisted.grant.id,
    all.session.id,
    assisted.session.id,
    all.letter.id,
    all.submitted.id,
    all.assistant.id,
    all.conversation.id,
    all.coreCase.id,
    ...pots.map((pot) => pot.id),
    all.carePot.budgetId,
    all.spending.id,
    all.area.id,
    all.planner.id,
    randomUUID(),
  ];
  slugs = [all.planner.slug, all.assistant.slug, all.area.slug, "how-it-works", "medium", "about"];
}
/** To be called at the top of a file of tests. */
export function useWholeApp() {
  useCardSandbox();
  beforeAll(async () => {
    serve = await wholeApp();
  });
}

export const pick = <T>(from: readonly T[]) => fc.nat().map((n) => from[n % from.length] as T);
export const nasty = fc.oneof(
  pick(NASTY),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ maxLength: 12 }),
);
export const paramsOf = () =>
  fc.record({
    good: fc.boolean(),
    id: fc.oneof({ weight: 3, arbitrary: fc.constant("own") }, nasty),
    n: fc.nat(),
    other: nasty,
  });

type Params = Record<string, string>;
const RIGHT: [RegExp, () => Params][] = [
  [/^\/plans\/:id\/reviews/, () => ({ id: all.review.planId, reviewId: all.review.id })],
  [/^\/council\/plans\//, () => ({ id: all.plan.id })],
  [/^\/plans\/:id\/outcomes/, () => ({ id: all.plan.id, itemId: all.plan.outcomeId })],
  [/^\/plans\/:id\/actions/, () => ({ id: all.plan.id, itemId: all.plan.actionId })],
  [
    /^\/plans\//,
    () => ({
      id: all.plan.id,
      itemId: all.plan.needId,
      asideId: all.plan.asideId,
      commentId: all.plan.commentId,
      remarkId: all.plan.remarkId,
      section: "matters",
      kind: "need",
      number: "1",
    }),
  ],
  [/^\/engagements\//, () => ({ id: all.engagementId })],
  [/^\/messages\//, () => ({ id: all.conversation.id })],
  [/^\/assist\/people\//, () => ({ id: all.person.id, grantId: all.grant.id })],
  [/^\/assist\/sessions\//, () => ({ id: all.session.id })],
  [/^\/account\/activity\//, () => ({ grantId: all.grant.id })],
  [/^\/core\/ideas\//, () => ({ id: all.idea.id })],
  [/^\/desk\/templates\//, () => ({ id: all.template.id })],
  [/^\/core\/community\//, () => ({ id: all.group.id })],
  [/^\/community\/mine\//, () => ({ key: all.group.key })],
  [/^\/community\//, () => ({ slug: all.group.slug })],
  [/^\/core\/cases\//, () => ({ id: all.coreCase.id })],
  [/^\/core\/letters\//, () => ({ id: all.letter.id })],
  [/^\/core\/profiles\/planner\//, () => ({ id: all.submitted.id })],
  [/^\/core\/profiles\/assistant\//, () => ({ id: all.assistant.id })],
  [/^\/council\/upgrades\//, () => ({ id: all.upgradeId })],
  [/^\/council\/people\//, () => ({ id: all.person.id, potId: all.parties.pot.id })],
  [/^\/council\/payments\//, () => ({ slug: all.planner.slug })],
  [/^\/planners\//, () => ({ slug: all.planner.slug })],
  [/^\/assistants\//, () => ({ slug: all.assistant.slug })],
  [/^\/admin\//, () => ({ slug: all.area.slug, rule: "tier" })],
  [/^\/council\/settings\//, () => ({ rule: "fee-source" })],
];
const rightParams = (path: string): Params =>
  RIGHT.find(([pattern]) => pattern.test(path))?.[1]() ?? { slug: "how-it-works", section: "about" };

/** Who gets past the guard of a page: most of the nonsense is theirs, the rest anybody's. By place in the list: each world is made alike. */
const insiders = new Map<string, number[]>();
export async function whoMayOpen(path: string): Promise<string[]> {
  const known = insiders.get(path);
  if (known) return known.map((place) => cookies[place] ?? "");
  const url = addressOf(path, { good: true, n: 0, other: "" }, []);
  const loader = rows.find((row) => row.path === path)?.module.loader;
  const may: number[] = [];
  const silent = vi.spyOn(console, "error").mockImplementation(() => undefined);
  for (const [place, cookie] of cookies.entries()) {
    const request = new Request(url, { headers: { Cookie: cookie } });
    // The guard alone says it where there is a loader; the page need not be drawn
    const { status, location } = loader
      ? await call(loader, request, rightParams(path))
      : await serve(request).then((answer) => ({
          status: answer.status,
          location: answer.headers.get("Location"),
        }));
    if (status < 400 && !/^\/(sign-in|assist\?|assist\/act-for$)/.test(location ?? "")) may.push(place);
  }
  silent.mockRestore();
  insiders.set(path, may);
  return may.map((place) => cookies[place] ?? "");
}
export const cookieFor = async (path: string, who: number): Promise<string> => {
  const may = await whoMayOpen(path);
  const from = who % 5 === 0 || may.length === 0 ? cookies : may;
  return from[Math.floor(who / 5) % from.length] ?? "";
};

export async function send(request: Request, what: unknown) {
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  try {
    const response = await serve(request);
    const body = await response.text();
    const complaint = said.mock.calls
      .map((call) =>
        call
          .map((one) => (one instanceof Error ? (one.stack ?? one.message) : JSON.stringify(one)))
          .join(" "),
      )
      .join("\n");
    expect(response.status, `${complaint}\n${JSON.stringify(what).slice(0, 2_000)}`).toBeLessThan(500);
    expect(complaint, JSON.stringify(what).slice(0, 2_000)).toBe("");
    if (response.status >= 400)
      expect(body.replace(/<[^>]+>/g, " ").trim().length, JSON.stringify(what).slice(0, 500)).toBeGreaterThan(
        20,
      );
  } finally {
    said.mockRestore();
  }
}

export const rows = await Promise.all(
  routeTable.map(async (row) => ({ ...row, module: await loadRoute(row), ...wordsIn(row.file) })),
);

export const addressOf = (
  path: string,
  choice: { good: boolean; n: number; other: string },
  query: [string, string][],
) => {
  const right = rightParams(path);
  const names = [...path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => name ?? "");
  const params = Object.fromEntries(
    names.map((name) => [
      name,
      encodeURIComponent(
        (choice.good || choice.n % 3 === 0 ? right[name] : undefined) ??
          (choice.n % 3 === 1 ? [...ids, ...slugs][choice.n % (ids.length + slugs.length)] : undefined) ??
          choice.other,
      ).replaceAll("%20", "+"),
    ]),
  );
  const search = new URLSearchParams(query).toString();
  return `http://own.test${fill(path, params)}${search ? `?${search}` : ""}`;
};
export const value = (values: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: pick(values.length ? values : ["x"]) },
    { weight: 3, arbitrary: nasty },
    fc.nat().map((n) => ids[n % ids.length] ?? "x"),
  );
