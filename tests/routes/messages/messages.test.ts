import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "#app/db.server.ts";
import { findViewer } from "#app/http/viewer.server.ts";
import * as ask from "#app/routes/messages/ask.tsx";
import * as list from "#app/routes/messages/list.tsx";
import * as show from "#app/routes/messages/show.tsx";
import { cookieOf, makeAccount } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeAssisted, makeRepresentative } from "#tests/factories/grant.ts";
import { makePerson } from "#tests/factories/person.ts";
import { makePlanner } from "#tests/factories/planner.ts";

const AT = "http://ownway.test";
type Args = Parameters<typeof ask.action>[0];
const args = (request: Request, params: Record<string, string>) => ({ request, params, context: {} }) as Args;
const get = (path: string, cookie = "") =>
  new Request(`${AT}${path}`, { headers: cookie ? { Cookie: cookie } : {} });

async function post(path: string, cookie: string, fields: Record<string, string>, csrf?: string) {
  const token = csrf ?? (await findViewer(get(path, cookie)))?.formToken ?? "";
  const body = new URLSearchParams({ csrf: token, submissionKey: randomUUID(), ...fields });
  return new Request(`${AT}${path}`, { method: "POST", body, headers: cookie ? { Cookie: cookie } : {} });
}
/** What a loader or action answered or threw: a redirect's address, or a status. */
async function outcome(work: () => unknown): Promise<{ status: number; location?: string; data?: unknown }> {
  const read = (value: unknown) => {
    if (value instanceof Response)
      return { status: value.status, location: value.headers.get("Location") ?? "" };
    if (value instanceof Error) throw value;
    const { init, data } = value as { init?: { status?: number } | null; data?: unknown };
    return { status: init?.status ?? 200, data: data ?? value };
  };
  try {
    return read(await work());
  } catch (thrown) {
    return read(thrown);
  }
}

async function setting() {
  const area = await makeArea();
  const asha = await makePerson(area.id);
  const rosa = await makePlanner(area.id);
  const slug = rosa.planner.slug;
  const path = `/planners/${slug}/ask`;
  const cookie = await cookieOf(asha.account);
  return { area, asha, rosa, slug, path, cookie };
}
const sent = () => db().prisma.message.count();

describe("asking", () => {
  test("a visitor is sent to sign in, and back to the question", async () => {
    const { path, slug } = await setting();
    expect(await outcome(() => ask.loader(args(get(path), { slug })))).toEqual({
      status: 302,
      location: `/sign-in?next=${encodeURIComponent(path)}`,
    });
    const before = await sent();
    const posted = await post(path, "", { body: "Hello" }, "");
    expect(await outcome(() => ask.action(args(posted, { slug })))).toMatchObject({
      status: 302,
      location: "/sign-in",
    });
    expect(await sent()).toBe(before);
  });
  test("a person asks and lands in the conversation; the planner finds it there", async () => {
    const { path, slug, cookie, rosa } = await setting();
    const { location } = await outcome(async () =>
      ask.action(args(await post(path, cookie, { body: "Hello" }), { slug })),
    );
    expect(location).toMatch(/^\/messages\/[0-9a-f-]{36}\?done=sent$/);
    const id = /messages\/([^?]+)/.exec(location ?? "")?.[1] ?? "";
    const planner = await cookieOf(rosa.account);
    const listed = await list.loader(args(get("/messages", planner), {}));
    expect(listed.lines.map((line) => line.id)).toEqual([id]);
    expect((await show.loader(args(get(`/messages/${id}`, planner), { id }))).messages[0]?.body).toBe(
      "Hello",
    );
  });
  test("looking leaves a message new; the button marks it as read, and only in one's own conversation", async () => {
    const { path, slug, cookie, rosa, area } = await setting();
    const { location } = await outcome(async () =>
      ask.action(args(await post(path, cookie, { body: "Hello" }), { slug })),
    );
    const id = /messages\/([^?]+)/.exec(location ?? "")?.[1] ?? "";
    const planner = await cookieOf(rosa.account);
    const look = () => show.loader(args(get(`/messages/${id}`, planner), { id }));
    await look();
    const { fresh, upTo } = await look();
    expect(fresh).toBe(1);
    const press = async (who: string) =>
      outcome(async () =>
        show.action(args(await post(`/messages/${id}`, who, { do: "mark-read", upTo }), { id })),
      );
    const stranger = await cookieOf((await makePlanner(area.id)).account);
    expect((await press(stranger)).status).toBe(404);
    expect((await look()).fresh).toBe(1);
    expect(await press(planner)).toEqual({ status: 303, location: `/messages/${id}?done=read` });
    expect((await look()).fresh).toBe(0);
  });
  test("without the page's token nothing is sent", async () => {
    const { path, slug, cookie } = await setting();
    const before = await sent();
    const posted = await post(path, cookie, { body: "Hello" }, "forged");
    expect((await outcome(() => ask.action(args(posted, { slug })))).status).toBe(403);
    expect(await sent()).toBe(before);
  });
  test("50,000 letters come back as they were, with what to do", async () => {
    const { path, slug, cookie } = await setting();
    const body = "a".repeat(50_000);
    const answer = await outcome(async () => ask.action(args(await post(path, cookie, { body }), { slug })));
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({ values: { body } });
    expect(JSON.stringify((answer.data as { errors: unknown }).errors)).toContain("45,000 letters too long");
  });
  test("nobody there, or a draft: not found; paused: the page says so", async () => {
    const { path, slug, cookie, rosa } = await setting();
    expect(
      (await outcome(() => ask.loader(args(get("/planners/nobody/ask", cookie), { slug: "nobody" })))).status,
    ).toBe(404);
    // A planner's address among the assistants is nobody's
    expect(
      (await outcome(() => ask.loader(args(get(`/assistants/${slug}/ask`, cookie), { slug })))).status,
    ).toBe(404);
    await db().prisma.planner.update({ where: { id: rosa.planner.id }, data: { status: "paused" } });
    expect((await ask.loader(args(get(path, cookie), { slug }))).asked.open).toBe(false);
    const answer = await outcome(async () =>
      ask.action(args(await post(path, cookie, { body: "Hello" }), { slug })),
    );
    expect(answer.status).toBe(422);
    await db().prisma.planner.update({ where: { id: rosa.planner.id }, data: { status: "draft" } });
    expect((await outcome(() => ask.loader(args(get(path, cookie), { slug })))).status).toBe(404);
  });
});

describe("for somebody else", () => {
  test("a worker without an assisted session is sent to Assist; with one they ask for the person", async () => {
    const { area, asha, path, slug } = await setting();
    const idle = await cookieOf(await makeAccount("core_worker", area.id));
    expect((await outcome(() => ask.loader(args(get(path, idle), { slug })))).location).toBe(
      "/assist?needed=session",
    );
    expect((await outcome(() => list.loader(args(get("/messages", idle), {})))).location).toBe(
      "/assist?needed=session",
    );
    const { cookie } = await makeAssisted(asha.person);
    const page = await ask.loader(args(get(path, cookie), { slug }));
    expect(page).toMatchObject({ onBehalf: true, shown: { name: "Asha" } });
  });
  test("a grant that does not cover advice, or withdrawn while the form was open, is refused and nothing is sent", async () => {
    const { asha, path, slug } = await setting();
    const narrow = await makeAssisted(asha.person, { scopes: ["engage_planners"] });
    const before = await sent();
    const forbidden = await outcome(() => ask.loader(args(get(path, narrow.cookie), { slug })));
    expect(forbidden.status).toBe(403);
    const { cookie, grant } = await makeAssisted(asha.person);
    const posted = await post(path, cookie, { body: "Hello" });
    await db().prisma.accessGrant.update({ where: { id: grant.id }, data: { withdrawnAt: new Date() } });
    expect((await outcome(() => ask.action(args(posted, { slug })))).status).toBe(403);
    expect(await sent()).toBe(before);
  });
  test("a representative with one grant asks for that person", async () => {
    const { asha, path, slug } = await setting();
    const { account, grant } = await makeRepresentative(asha.person);
    const cookie = await cookieOf(account);
    await outcome(async () => ask.action(args(await post(path, cookie, { body: "For Asha" }), { slug })));
    expect(await db().prisma.message.findFirst({ where: { grantId: grant.id } })).toMatchObject({
      fromName: "Rana Representative for Asha",
      fromAsker: true,
    });
  });
});

test("somebody else's conversation is not found, to read and to write", async () => {
  const { path, slug, cookie, area } = await setting();
  const { location } = await outcome(async () =>
    ask.action(args(await post(path, cookie, { body: "Private" }), { slug })),
  );
  const id = /messages\/([^?]+)/.exec(location ?? "")?.[1] ?? "";
  const other = await makePerson(area.id, "Ben");
  for (const stranger of [
    await cookieOf(other.account),
    await cookieOf((await makePlanner(area.id)).account),
    await cookieOf(await makeAccount("practitioner", area.id)),
    await cookieOf(await makeAccount("admin", null)),
    (await makeAssisted(other.person)).cookie,
  ]) {
    expect((await outcome(() => show.loader(args(get(`/messages/${id}`, stranger), { id })))).status).toBe(
      404,
    );
    const posted = await post(`/messages/${id}`, stranger, { body: "Let me in" });
    expect((await outcome(() => show.action(args(posted, { id })))).status).toBe(404);
  }
  expect(await db().prisma.message.count({ where: { conversationId: id } })).toBe(1);
});
