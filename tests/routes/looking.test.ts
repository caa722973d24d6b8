// QUALITY: no change of state on GET, and views of personal data are audited. Everybody opens every page: nothing changes
// but the record of having looked, and who was shown something of somebody else has left one.
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#app/db.server.ts";
import { keyOf } from "#app/domain/community/group-key.server.ts";
import type { Role } from "#app/generated/prisma/enums.ts";
import { cookieOf } from "#tests/factories/account.ts";
import { makeEverything, makeViewer, ROLES, type Everything } from "#tests/factories/everything.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import { recordOf } from "#tests/support/records.ts";
import { call, fill, loadRoute, routeTable } from "#tests/support/route-table.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";

/** What looking may write: that somebody looked, that a session was used, and searches that found nobody (for the radar). */
const OF_LOOKING = ["public.session", "public.unmet_search"];

async function tables(): Promise<string[]> {
  const { rows } = await db().owner.query<{ name: string }>(
    `SELECT format('%s.%s', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'audit') AND tablename NOT LIKE 'audit%' ORDER BY 1`,
  );
  return rows.map(({ name }) => name).filter((name) => !OF_LOOKING.includes(name));
}
/** The content of every table, each as one figure. */
async function state(): Promise<Record<string, string>> {
  const names = await tables();
  const { rows } = await db().owner.query<Record<string, string>>(
    `SELECT ${names.map((name, i) => `(SELECT md5(coalesce(string_agg(row::text, '|' ORDER BY row::text), '')) FROM ${name} AS row) AS t${i}`).join(", ")}`,
  );
  return Object.fromEntries(names.map((name, i) => [name, rows[0]?.[`t${i}`] ?? ""]));
}

const rows = await Promise.all(
  routeTable.map(async (row) => ({ ...row, loader: (await loadRoute(row)).loader })),
);
/** What an address may hold besides somebody's record. */
const open = (all: Everything): Record<string, string> => ({
  "/planners": all.planner.slug,
  "/assistants": all.assistant.slug,
  "/admin/areas": all.area.slug,
  "/guides": "how-it-works",
  "/profile": "about",
  "/council/settings": "vat",
  "/pay": "none",
  "/sandbox": all.cardPayment.id,
  "/agencies": "none",
  "/community/mine": keyOf(all.group),
  "/community": "none",
});
/** The parameters to open a route with, one set after the other. */
function addresses(path: string, all: Everything): Record<string, string>[] {
  if (path === "/assist") return [{}, { "?q": CANARY }];
  const record = recordOf(path)?.(all);
  if (record) return [record];
  const value = Object.entries(open(all)).find(([start]) => path.startsWith(`${start}/`))?.[1];
  const names = [...path.matchAll(/:([a-zA-Z]+)/g)].map(([, name = ""]) => name);
  expect(value !== undefined || names.length === 0, `a record for ${path}`).toBe(true);
  return [Object.fromEntries(names.map((name) => [name, value ?? ""]))];
}

/** Stands in the names of people, and in everything else about them that is not public. */
const CANARY = "Canaria";
const SECRET = "Secretum";
/** Shows what would have been sent to invented people; it does not exist outside the demonstration. */
const ACTING = "somebody in an assisted session";
const INVENTED = ["/demonstration/mailbox"];
async function hideCanaries({ person, submitted, assistant, letter, conversation, coreCase }: Everything) {
  const tx = db().prisma;
  await tx.person.update({
    where: { id: person.id },
    data: { firstName: CANARY, lastName: CANARY, addressLines: [SECRET], language: SECRET },
  });
  await tx.planner.update({ where: { id: submitted.id }, data: { lastName: CANARY } });
  await tx.assistant.update({ where: { id: assistant.id }, data: { lastName: CANARY } });
  await tx.notification.update({ where: { id: letter.id }, data: { body: SECRET } });
  await tx.message.updateMany({ where: { conversationId: conversation.id }, data: { body: SECRET } });
  await tx.coreCase.update({ where: { id: coreCase.id }, data: { subject: SECRET } });
}
/** What a loader shows, or null where it refuses or leads on. */
async function shown(
  loader: (args: unknown) => unknown,
  request: Request,
  params: Record<string, string>,
): Promise<string | null> {
  let value: unknown = null;
  const { status } = await call(
    async (args) => {
      value = await loader(args);
      return value;
    },
    request,
    params,
  );
  if (status !== 200) return null;
  return value instanceof Response ? value.text() : JSON.stringify(value);
}
const looks = (accountId: string) => db().prisma.auditEvent.count({ where: { actorAccountId: accountId } });

/** Whether a page shows something that is not the viewer's own to see without a word. */
function personal(who: string, page: string): boolean {
  if (who === "person") return false;
  // Who acts for somebody sees their name on every page: beginning to act is recorded
  if (who === ACTING) return page.includes(SECRET);
  return page.includes(CANARY) || page.includes(SECRET);
}

let all: Everything;
const viewers = new Map<string, { accountId: string; cookie: string }>();
beforeAll(async () => {
  all = await makeEverything();
  await hideCanaries(all);
  const own: Partial<Record<Role, string>> = {
    person: all.parties.asPerson.actor.accountId,
    planner: all.parties.asPlanner.actor.accountId,
    core_worker: all.worker.id,
  };
  for (const role of ROLES) {
    const id = own[role];
    const account = id
      ? await db().prisma.account.findUniqueOrThrow({ where: { id } })
      : await makeViewer(role, all.area.id);
    viewers.set(role, { accountId: account.id, cookie: await cookieOf(account) });
  }
  const { access, cookie } = await makeAssisted(all.person);
  viewers.set(ACTING, { accountId: access.actor.accountId, cookie });
});

useCardSandbox();
describe.each(["visitor", ...ROLES, ACTING])("looking as %s", (who) => {
  test("changes nothing, and leaves a record where it shows something of others", async () => {
    const viewer = viewers.get(who);
    const before = await state();
    const unrecorded: string[] = [];
    let opened = 0;
    for (const { path, loader } of rows) {
      if (!loader) continue;
      for (const params of addresses(path, all)) {
        const query = params["?q"] ? `?q=${params["?q"]}` : "";
        const looked = viewer ? await looks(viewer.accountId) : 0;
        const request = new Request(`http://own.test${fill(path, params)}${query}`, {
          headers: viewer ? { Cookie: viewer.cookie } : {},
        });
        const page = await shown(loader, request, params);
        if (page === null) continue;
        opened++;
        if (INVENTED.includes(path) || !personal(who, page)) continue;
        if (!viewer || (await looks(viewer.accountId)) === looked) unrecorded.push(path);
      }
    }
    expect(opened).toBeGreaterThan(10);
    expect(unrecorded, "shown something of somebody, and no record of it").toEqual([]);
    expect(await state()).toEqual(before);
  }, 120_000);
});
