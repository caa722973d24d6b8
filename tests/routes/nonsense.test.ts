import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { findViewer } from "#app/http/viewer.server.ts";
import { sign } from "#app/secret.server.ts";
import { brokenAddress } from "#app/process/broken-address.ts";
import { db } from "#app/db.server.ts";
import { cookieOf } from "#tests/factories/account.ts";
import { makeEverything, makeViewer, ROLES, type Everything } from "#tests/factories/everything.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import { fill, loadRoute, routeTable } from "#tests/support/route-table.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";
import { wholeApp } from "#tests/support/whole-app.ts";

// QUALITY: Bad input. 1,000 generated inputs a route with NONSENSE=1000; fewer in every run
const RUNS = Number(process.env.NONSENSE ?? 20);
useCardSandbox();
const VISITOR = "f".repeat(32);

/** What stands in the source of a page and of what it imports from its own folders: names of fields and words they take. */
function wordsIn(file: string): { names: string[]; values: string[] } {
  const seen = new Set<string>();
  const read = (path: string, deep: boolean): string => {
    if (seen.has(path)) return "";
    seen.add(path);
    const text = readFileSync(path, "utf8");
    const more = deep ? [...text.matchAll(/from "#(app\/(?:domain|routes|ui)\/[^"]+)"/g)] : [];
    return text + more.map(([, one]) => read(one ?? "", !one?.startsWith("app/ui/"))).join("\n");
  };
  const text = read(`app/${file}`, true);
  const names = [
    ...text.matchAll(/^\s+"?([a-zA-Z][a-zA-Z0-9.-]*)"?: (?:z\.|[a-z]\w*\(|[A-Z]\w*Field)/gm),
  ].map(([, one]) => one ?? "");
  const said = [
    ...text.matchAll(/(?:\bname=|get(?:All)?\(|said\(|field\(|answers?\([a-z]+, )"([a-zA-Z.]+)"/g),
  ].map(([, one]) => one ?? "");
  const values = [...text.matchAll(/"([a-z][a-z_-]{1,30})"/g)].map(([, one]) => one ?? "");
  return {
    names: [...new Set([...said, ...names, "submissionKey", "version", "decision.words"])],
    values: [...new Set(values)],
  };
}

const NASTY = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\u0000".repeat(50),
  "x".repeat(70_000),
  "9".repeat(400),
  "-1",
  "0",
  "1e99",
  "1e-7",
  "NaN",
  "Infinity",
  "0x10",
  "１２",
  "٣",
  "2147483648",
  "9007199254740993",
  "99999999999999999999",
  "3.7",
  "1,5",
  "£-3",
  "null",
  "undefined",
  "true",
  "[]",
  "{}",
  "[object Object]",
  "__proto__",
  "constructor",
  "' OR 1=1 --",
  "%",
  "_",
  "\\",
  "%00",
  "%zz",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "\r\nSet-Cookie: a=b",
  "2026-02-31",
  "0000-01-01",
  "9999-12-31",
  "2026-11-22",
  "31",
  "12",
  "2026",
  "0001",
  "9999",
  "24:00",
  "25:61",
  "😀".repeat(300),
  "\u202Eabc",
  "e\u0301",
  "\uFFFD",
  "\uD7FF",
  "SO17 1BJ",
  "SO17",
  "ZZ99 9ZZ",
  "a@b.example",
  "yes",
  "on",
  "no",
  "1",
  "18000",
  "*",
  "(",
  "a.b.c",
];
const PREFIXES = [
  "__proto__.x",
  "constructor.prototype.x",
  "a[99999999]",
  "a[-1]",
  "a[b]",
  "born[day].x",
  ".",
  "..",
  "[]",
  "csrf.x",
  "",
];

// Everything there is for the pages to be about, made anew before each form: forms use it up
let all: Everything;
let serve: (request: Request) => Promise<Response>;
let cookies: string[] = [];
const tokens = new Map<string, string>();
let ids: string[] = [];
let slugs: string[] = [];

async function makeWorld() {
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
useCardSandbox();
beforeAll(async () => {
  serve = await wholeApp();
});

const pick = <T>(from: readonly T[]) => fc.nat().map((n) => from[n % from.length] as T);
const nasty = fc.oneof(
  pick(NASTY),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ maxLength: 12 }),
);
const paramsOf = () =>
  fc.record({
    good: fc.boolean(),
    id: fc.oneof({ weight: 3, arbitrary: fc.constant("own") }, nasty),
    n: fc.nat(),
    other: nasty,
  });

type Params = Record<string, string>;
const RIGHT: [RegExp, () => Params][] = [
  [/^\/plans\/:id\/outcomes/, () => ({ id: all.plan.id, itemId: all.plan.outcomeId })],
  [/^\/plans\/:id\/actions/, () => ({ id: all.plan.id, itemId: all.plan.actionId })],
  [
    /^\/plans\//,
    () => ({
      id: all.plan.id,
      itemId: all.plan.needId,
      asideId: all.plan.asideId,
      section: "matters",
      kind: "need",
    }),
  ],
  [/^\/engagements\//, () => ({ id: all.engagementId })],
  [/^\/messages\//, () => ({ id: all.conversation.id })],
  [/^\/assist\/people\//, () => ({ id: all.person.id, grantId: all.grant.id })],
  [/^\/assist\/sessions\//, () => ({ id: all.session.id })],
  [/^\/account\/activity\//, () => ({ grantId: all.grant.id })],
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
async function whoMayOpen(path: string): Promise<string[]> {
  const known = insiders.get(path);
  if (known) return known.map((place) => cookies[place] ?? "");
  const url = addressOf(path, { good: true, n: 0, other: "" }, []);
  const may: number[] = [];
  const silent = vi.spyOn(console, "error").mockImplementation(() => undefined);
  for (const [place, cookie] of cookies.entries()) {
    const { status, headers } = await serve(new Request(url, { headers: { Cookie: cookie } }));
    if (status < 400 && !/^\/(sign-in|assist\?|assist\/act-for$)/.test(headers.get("Location") ?? ""))
      may.push(place);
  }
  silent.mockRestore();
  insiders.set(path, may);
  return may.map((place) => cookies[place] ?? "");
}
const cookieFor = async (path: string, who: number): Promise<string> => {
  const may = await whoMayOpen(path);
  const from = who % 5 === 0 || may.length === 0 ? cookies : may;
  return from[Math.floor(who / 5) % from.length] ?? "";
};

async function send(request: Request, what: unknown) {
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

const rows = await Promise.all(
  routeTable.map(async (row) => ({ ...row, module: await loadRoute(row), ...wordsIn(row.file) })),
);

const addressOf = (
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
const value = (values: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: pick(values.length ? values : ["x"]) },
    { weight: 3, arbitrary: nasty },
    fc.nat().map((n) => ids[n % ids.length] ?? "x"),
  );

// Words that mean something to the language or the database, in every place of the query that a page reads
const SHARP = ["constructor", "__proto__", "1e99", "99999999999", "-1", "2026-02-31", "'"];

describe("pages", () => {
  beforeAll(makeWorld);
  test.each(rows.filter((row) => row.module.loader ?? row.module.default))(
    "$path with sharp words in its query",
    async ({ path, names }) => {
      const [cookie = cookies[0] ?? ""] = await whoMayOpen(path);
      for (const word of SHARP) {
        const pairs = ["page", "q", "done", "saved", ...names].map((name): [string, string] => [name, word]);
        const url = addressOf(path, { good: true, n: 0, other: "" }, pairs);
        await send(new Request(url, { headers: { Cookie: cookie } }), { url });
      }
    },
  );
  test.each(rows.filter((row) => row.module.loader ?? row.module.default))(
    "$path",
    async ({ path, names, values }) => {
      const query = fc.array(
        fc.tuple(
          fc.oneof({ weight: 6, arbitrary: pick(["page", "q", "next", "token", ...names]) }, nasty),
          value(values),
        ),
        { maxLength: 8 },
      );
      await fc.assert(
        fc.asyncProperty(paramsOf(), query, fc.nat(), async (choice, pairs, who) => {
          const url = addressOf(path, choice, pairs);
          if (brokenAddress(new URL(url).pathname + new URL(url).search)) return;
          const cookie = await cookieFor(path, who);
          await send(new Request(url, { headers: { Cookie: cookie } }), {
            url,
            who: cookies.indexOf(cookie),
          });
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
  );
}, 600_000);

describe("forms", () => {
  beforeEach(makeWorld);
  test.each(rows.filter((row) => row.module.action))("$path", async ({ path, names, values }) => {
    const field = fc.tuple(
      fc.oneof(
        { weight: 9, arbitrary: pick(names) },
        { weight: 1, arbitrary: fc.oneof(pick(PREFIXES), nasty) },
      ),
      value(values),
    );
    await fc.assert(
      fc.asyncProperty(
        paramsOf(),
        fc.array(field, { maxLength: 3 * names.length }),
        fc.nat(),
        fc.boolean(),
        async (choice, pairs, who, file) => {
          const url = addressOf(path, choice, []);
          if (brokenAddress(new URL(url).pathname)) return;
          const cookie = await cookieFor(path, who);
          const seen = await findViewer(new Request(url, { headers: { Cookie: cookie } }));
          const token = seen?.formToken ?? tokens.get(cookie) ?? "";
          const body = file && who % 7 === 0 ? new FormData() : new URLSearchParams();
          for (const [name, one] of [["csrf", token] as [string, string], ...pairs]) body.append(name, one);
          if (body instanceof FormData)
            body.append(names[who % names.length] ?? "x", new File(["\u0000\u0001"], "a.exe"));
          await send(new Request(url, { method: "POST", headers: { Cookie: cookie }, body }), {
            url,
            who: cookies.indexOf(cookie),
            pairs,
          });
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
}, 600_000);
