import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { findViewer } from "#app/http/viewer.server.ts";
import { visitorForm } from "#app/http/visitor.server.ts";
import { db } from "#app/db.server.ts";
import * as environment from "#app/env.server.ts";
import type { Role } from "#app/generated/prisma/enums.ts";
import { cookieOf, makeAccount, PASSWORD } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { emailsTo } from "#tests/factories/mailbox.ts";
import { call, loadRoute, routeTable } from "#tests/support/route-table.ts";

// The mode is read from the environment once; here one test says production
const mode = vi.hoisted(() => ({ production: false }));
vi.mock("#app/env.server.ts", async (original) => {
  const real = await original<typeof environment>();
  return { ...real, demonstration: () => !mode.production };
});
afterEach(() => {
  mode.production = false;
});
let area: { id: string; slug: string };
beforeAll(async () => {
  area = await makeArea();
  await db().prisma.area.update({ where: { id: area.id }, data: { openForSignUp: true } });
});
const routeOf = async (path: string) => {
  const row = routeTable.find((one) => one.path === path);
  if (!row) throw new Error(`no route ${path}`);
  return loadRoute(row);
};
/** Sends a form as a visitor who has opened a page with one. */
async function sendAsVisitor(path: string, fields: Record<string, string>, query = "") {
  const opened = await visitorForm(new Request(`http://own.test${path}`));
  const request = new Request(`http://own.test${path}${query}`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, csrf: opened.token }),
    headers: {
      Cookie: opened.headers.get("Set-Cookie")?.split(";")[0] ?? "",
      "x-client-address": randomUUID(),
    },
  });
  return call((await routeOf(path)).action as never, request, {});
}
async function sendAs(cookie: string, path: string, fields: Record<string, string>, params = {}) {
  const viewer = await findViewer(new Request("http://own.test/", { headers: { Cookie: cookie } }));
  const request = new Request(`http://own.test${path}`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, csrf: viewer?.formToken ?? "" }),
    headers: { Cookie: cookie },
  });
  return call((await routeOf(path)).action as never, request, params);
}
async function openAs(cookie: string, path: string, params = {}) {
  const request = new Request(`http://own.test${path}`, { headers: cookie ? { Cookie: cookie } : {} });
  return call((await routeOf(path)).loader as never, request, params);
}

describe("after signing in", () => {
  test.each([
    ["/planners?page=2", "/planners?page=2"],
    ["//evil.example", "/home"],
    ["/\\evil.example", "/home"],
    ["https://evil.example/", "/home"],
    ["https:evil.example", "/home"],
    ["javascript:alert(1)", "/home"],
    ["", "/home"],
  ])("next=%s goes to %s", async (next, location) => {
    const { email } = await makeAccount("person", area.id);
    expect(await sendAsVisitor("/sign-in", { email, password: PASSWORD, next })).toEqual({
      status: 302,
      location,
    });
  });
});
test("sign up answers alike for a known and an unknown email, for forgotten passwords too", async () => {
  const { email } = await makeAccount("person", area.id);
  const unknown = `${randomUUID()}@post.example`;
  const signUp = (address: string) =>
    sendAsVisitor("/sign-up", {
      who: "planner",
      area: area.id,
      firstName: "Zoë",
      lastName: "Ó Néill",
      email: address,
      password: "four wet dogs running",
    });
  expect(await signUp(email)).toEqual({ status: 302, location: "/check-your-email" });
  expect(await signUp(unknown)).toEqual({ status: 302, location: "/check-your-email" });
  const never = `${randomUUID()}@post.example`;
  for (const path of ["/forgotten-password", "/confirm-email/again"] as const)
    expect(await sendAsVisitor(path, { email })).toEqual(await sendAsVisitor(path, { email: never }));
  expect(await emailsTo(never)).toEqual([]);
});
test("demonstration accounts sign in with one press, in a demonstration only, and only invented ones", async () => {
  const invented = await db().prisma.account.create({
    data: {
      email: `${randomUUID()}@demo.example`,
      name: "Invented Person",
      confirmedAt: new Date(),
      roles: { create: { role: "person", areaId: area.id } },
    },
  });
  const real = await makeAccount("admin", null);
  const press = (id: string) => sendAsVisitor("/sign-in", { demonstration: id });
  expect(await press(invented.id)).toEqual({ status: 302, location: "/home" });
  expect(await press(real.id)).toMatchObject({ status: 422 });
  expect(await press("nonsense")).toMatchObject({ status: 422 });
  mode.production = true;
  expect(await press(invented.id)).toMatchObject({ status: 422 });
});
test("the mailbox is not there in production", async () => {
  expect(await openAs("", "/demonstration/mailbox")).toMatchObject({ status: 200 });
  mode.production = true;
  expect(await openAs("", "/demonstration/mailbox")).toMatchObject({ status: 404 });
});
test("somebody else's role, an odd one and none are a page not found", async () => {
  const cookie = await cookieOf(await makeAccount("person", area.id));
  const other = await makeAccount("admin", null);
  for (const role of [other.roles[0]?.id ?? "", "1 OR 1=1", ""])
    expect(await sendAs(cookie, "/account/roles", { role })).toMatchObject({ status: 404 });
});
test("odd sessions to end are refused, never an error", async () => {
  const cookie = await cookieOf(await makeAccount("person", area.id));
  for (const session of ["\0", "x".repeat(500), "", "f".repeat(64)])
    expect(await sendAs(cookie, "/account/sessions", { session })).toMatchObject({ status: 422 });
});
test.each(["person", "commissioner", "core_manager", "planner"] as const satisfies Role[])(
  "administration does not exist for a %s",
  async (role) => {
    const cookie = await cookieOf(await makeAccount(role, area.id));
    expect(await openAs(cookie, "/admin")).toMatchObject({ status: 404 });
    expect(await openAs(cookie, "/admin/areas/:slug", { slug: area.slug })).toMatchObject({ status: 404 });
    const fields = { account: randomUUID(), change: "disable" };
    expect(await sendAs(cookie, "/admin/areas/:slug", fields, { slug: area.slug })).toMatchObject({
      status: 404,
    });
  },
);
test("the administrator shuts an account of the area named in the address, and its visit is written down", async () => {
  const cookie = await cookieOf(await makeAccount("admin", null));
  const target = await makeAccount("person", area.id);
  const elsewhere = await makeArea();
  expect(await openAs(cookie, "/admin")).toMatchObject({ status: 200 });
  expect(await openAs(cookie, "/admin/areas/:slug", { slug: area.slug })).toMatchObject({ status: 200 });
  expect(await db().prisma.auditEvent.count({ where: { action: "accounts.viewed", areaId: area.id } })).toBe(
    1,
  );
  const shut = (slug: string) =>
    sendAs(cookie, "/admin/areas/:slug", { account: target.id, change: "disable" }, { slug });
  expect(await shut(elsewhere.slug)).toMatchObject({ status: 404 });
  expect(await shut(area.slug)).toMatchObject({ status: 302 });
  expect(await db().prisma.account.findUniqueOrThrow({ where: { id: target.id } })).toMatchObject({
    disabledAt: expect.any(Date) as Date,
  });
});
test("a page of the account is its owner's: name and password pages open when signed in", async () => {
  const cookie = await cookieOf(await makeAccount("person", area.id));
  for (const path of [
    "/account",
    "/account/name",
    "/account/password",
    "/account/sessions",
    "/account/roles",
    "/home",
  ])
    expect(await openAs(cookie, path)).toMatchObject({ status: 200 });
  expect(await sendAs(cookie, "/account/name", { name: "  " })).toMatchObject({ status: 422 });
  expect(await sendAs(cookie, "/account/name", { name: "New Name" })).toMatchObject({
    location: "/account?saved=name",
  });
});
