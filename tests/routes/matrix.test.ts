import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#app/db.server.ts";
import { findViewer } from "#app/http/viewer.server.ts";
import { cookieOf } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeEverything, makeViewer, ROLES, type Everything } from "#tests/factories/everything.ts";
import { recordOf } from "#tests/support/records.ts";
import { call, fill, loadRoute, routeTable } from "#tests/support/route-table.ts";

/** Routes whose parameter names what anybody may see or choose, not somebody's record. */
const NOT_RECORDS = [
  /^\/guides\//,
  /^\/planners\/:slug/,
  /^\/assistants\/:slug/,
  /^\/agencies\/:slug/,
  /^\/admin\//,
  /^\/profile\//,
  // Whoever has the address of a test payment may press its buttons: they move no money
  /^\/sandbox\//,
  /^\/council\/settings\//,
  // Whoever has the address that was sent may pay: it shows nothing of who it is for
  /^\/pay\/:code$/,
  // Shown to everybody; and its leader's own page, whose address is the secret
  /^\/community\//,
];

const rows = (
  await Promise.all(routeTable.map(async (row) => ({ ...row, module: await loadRoute(row) })))
).filter((row) => row.path.includes(":") && !NOT_RECORDS.some((pattern) => pattern.test(row.path)));

/** Answers that most forms take as good, so that only the right to the record stands in the way. */
const ANSWERS = {
  version: "1",
  reason: "a good reason",
  words: "x",
  what: "x",
  body: "x",
  outcome: "x",
  note: "x",
  answer: "agree",
  tier: "medium",
  feePence: "18000",
  feeDuePence: "7200",
  hours: "1",
  minutes: "0",
  "worked.day": "22",
  "worked.month": "11",
  "worked.year": "2026",
  submissionKey: "4d9b4d7e-2b57-4b52-9a4e-0d4c2d6a3b11",
  channel: "phone",
  weekly: "100",
  confirm: "yes",
  status: "approved",
  contribution: "gross",
  amount: "100",
  every: "week",
  route: "council_held",
  kind: "one_off",
  name: "x",
  "from.day": "1",
  "from.month": "11",
  "from.year": "2026",
  "closedOn.day": "1",
  "closedOn.month": "11",
  "closedOn.year": "2026",
  "periodFrom.day": "1",
  "periodFrom.month": "4",
  "periodFrom.year": "2027",
  "periodTo.day": "31",
  "periodTo.month": "3",
  "periodTo.year": "2028",
  is: "open",
  day: "0",
  dayFormat: "dmy",
  description: "1",
  amounts: "two",
  moneyIn: "2",
  moneyOut: "3",
  how: "together",
  area: "food",
  eligible: "yes",
  choice: "used",
  about: "plan",
  form: "whole",
  parts: "section:matters",
  difficulties: "weighing",
  helper: "none",
  referralId: "4d9b4d7e-2b57-4b52-9a4e-0d4c2d6a3b11",
  understands: "yes",
  retains: "yes",
  weighs: "yes",
  communicates: "yes",
  finding: "has",
  helpGiven: "Pictures and time",
  assessedBy: "x",
  assessedRole: "x",
  "assessedOn.day": "1",
  "assessedOn.month": "11",
  "assessedOn.year": "2026",
  paperAt: "x",
  seen: "0",
  to: "started",
  decision: "plan",
  why: "It was found so",
};
/** Everything done and recorded, but for refusals, which are recorded too. */
const changes = () => db().prisma.auditEvent.count({ where: { NOT: { action: "assisted.refused" } } });

let all: Everything;
const cookies = new Map<string, string>();
beforeAll(async () => {
  all = await makeEverything();
  const elsewhere = await makeArea("Elsewhere");
  for (const role of ROLES) cookies.set(role, await cookieOf(await makeViewer(role, elsewhere.id)));
});

/** What a stranger may be told: that there is nothing, or that they act for nobody. Never anything of the record. */
const tellsNothing = ({ status, location }: { status: number; location: string | null }): boolean =>
  status === 404 ||
  (status === 302 && /^\/(assist|assist\/act-for|home)(\?needed=session)?$/.test(location ?? ""));

test("every route that names a record has somebody else's to try", () => {
  expect(rows.filter((row) => !recordOf(row.path)).map((row) => row.path)).toEqual([]);
  expect(rows.length).toBeGreaterThan(15);
});

describe.each(ROLES)("%s", (role) => {
  const headers = () => ({ Cookie: cookies.get(role) ?? "" });
  test.each(rows.filter((row) => row.module.loader))(
    "cannot open somebody else's $path",
    async ({ path, module }) => {
      const params = recordOf(path)?.(all) ?? {};
      const answer = await call(
        module.loader as never,
        new Request(`http://own.test${fill(path, params)}`, { headers: headers() }),
        params,
      );
      expect(answer, JSON.stringify(answer)).toSatisfy(tellsNothing);
    },
  );
  test.each(rows.filter((row) => row.module.action))(
    "cannot send somebody else's $path",
    async ({ path, module }) => {
      const params = recordOf(path)?.(all) ?? {};
      const url = `http://own.test${fill(path, params)}`;
      const viewer = await findViewer(new Request(url, { headers: headers() }));
      const body = new URLSearchParams({ ...ANSWERS, grantId: all.grant.id, csrf: viewer?.formToken ?? "" });
      const before = await changes();
      const answer = await call(
        module.action as never,
        new Request(url, { method: "POST", headers: headers(), body }),
        params,
      );
      // 403: a worker or representative who acts for nobody. 422: refused whatever the id; the page that would be drawn again is 404, as above
      expect(tellsNothing(answer) || [403, 422].includes(answer.status), JSON.stringify(answer)).toBe(true);
      expect(await changes()).toBe(before);
    },
  );
});
