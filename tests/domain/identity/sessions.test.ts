import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { AccountAccess } from "#app/domain/access/access.ts";
import { changePassword } from "#app/domain/identity/change-password.server.ts";
import { disableAccount, enableAccount } from "#app/domain/identity/disable-account.server.ts";
import { endSessions } from "#app/domain/identity/end-sessions.server.ts";
import { findAccounts } from "#app/domain/identity/find-accounts.server.ts";
import { findSessions } from "#app/domain/identity/find-sessions.server.ts";
import { hashToken } from "#app/domain/identity/lucia.server.ts";
import { signIn } from "#app/domain/identity/sign-in.server.ts";
import { findRoles, switchRole } from "#app/domain/identity/switch-role.server.ts";
import { whoIs } from "#app/domain/identity/who-is.server.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { actorOf, cookieOf, makeAccount, PASSWORD } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makePerson } from "#tests/factories/person.ts";

let area: { id: string; slug: string };
beforeAll(async () => {
  area = await makeArea();
});
type Made = Awaited<ReturnType<typeof makeAccount>>;
const idOf = (cookie: string) => hashToken(cookie.split(";")[0]?.split("=")[1] ?? "");
const asking = (cookie: string) =>
  whoIs(new Request("http://x/", { headers: { Cookie: cookie.split(";")[0] ?? "" } }));
const accessOf = (account: Made, cookie = ""): AccountAccess => ({
  actor: { ...actorOf(account), sessionId: idOf(cookie) },
  requestId: "test",
  formToken: "test",
  subject: null,
  grant: null,
});
/** A core-service worker's session in which they act for somebody. */
async function actingSession() {
  const worker = await makeAccount("core_worker", area.id);
  const { person } = await makePerson(area.id);
  const cookie = await cookieOf(worker);
  const grant = await db().prisma.accessGrant.create({
    data: {
      personId: person.id,
      holderAccountId: worker.id,
      basis: "consent",
      given: "voice",
      script: "May I?",
      decidedBy: "Asha Test",
      scopes: ["engage_planners"],
      validFrom: new Date(0),
      validUntil: new Date("2100-01-01"),
      recordedByAccountId: worker.id,
    },
  });
  const running = await db().prisma.assistedSession.create({
    data: {
      grantId: grant.id,
      personId: person.id,
      workerAccountId: worker.id,
      sessionId: idOf(cookie),
      channel: "phone",
    },
  });
  const state = () => db().prisma.assistedSession.findUniqueOrThrow({ where: { id: running.id } });
  return { worker, cookie, state };
}

test("the owner sees where they are signed in, here first, and ends one or all others", async () => {
  const account = await makeAccount("person", area.id);
  const [here, phone, library] = [await cookieOf(account), await cookieOf(account), await cookieOf(account)];
  const access = accessOf(account, here);
  expect((await findSessions(access)).map((session) => session.here)).toEqual([true, false, false]);
  expect(await endSessions(access, { id: idOf(phone) })).toEqual({ ok: true, value: 1 });
  expect(await asking(phone)).toBeNull();
  expect(await asking(library)).not.toBeNull();
  expect(await endSessions(access, { id: idOf(phone) })).toMatchObject({
    refusal: { code: "no-such-session" },
  });
  expect(await endSessions(access, "others")).toEqual({ ok: true, value: 1 });
  expect(await asking(library)).toBeNull();
  expect(await asking(here)).not.toBeNull();
});
test("somebody else's session cannot be ended", async () => {
  const [one, other] = [await makeAccount("person", area.id), await makeAccount("person", area.id)];
  const theirs = await cookieOf(other);
  expect(await endSessions(accessOf(one, await cookieOf(one)), { id: idOf(theirs) })).toMatchObject({
    ok: false,
  });
  expect(await asking(theirs)).not.toBeNull();
});
test("the password changes with the old one only; other places are signed out, this one stays", async () => {
  const account = await makeAccount("person", area.id);
  const [here, elsewhere] = [await cookieOf(account), await cookieOf(account)];
  const access = accessOf(account, here);
  const address = randomUUID();
  const newPassword = "four wet dogs running";
  const change = (currentPassword: string, chosen = newPassword) =>
    changePassword(access, { currentPassword, newPassword: chosen, address });
  expect(await change("a wrong one")).toMatchObject({ refusal: { code: "wrong-password" } });
  expect(await change(PASSWORD, "password1234")).toMatchObject({ refusal: { code: "weak-password" } });
  expect(await asking(elsewhere)).not.toBeNull();
  expect(await change(PASSWORD)).toMatchObject({ ok: true });
  expect(await asking(elsewhere)).toBeNull();
  expect(await asking(here)).not.toBeNull();
  const enter = (password: string) =>
    signIn({ email: account.email, password, userAgent: "", address, current: null });
  expect(await enter(PASSWORD)).toMatchObject({ ok: false });
  expect(await enter(newPassword)).toMatchObject({ ok: true });
});
test("a session left open is no place to guess the password", async () => {
  const account = await makeAccount("person", area.id);
  const access = accessOf(account, await cookieOf(account));
  const guess = () =>
    changePassword(access, {
      currentPassword: "guess",
      newPassword: "four wet dogs running",
      address: "lib",
    });
  for (let i = 0; i < 5; i++) await guess();
  expect(await guess()).toMatchObject({ refusal: { code: "too-many-tries" } });
});
test("a disabled account is out at once, with whatever it was doing for somebody; enabled, it signs in anew", async () => {
  const admin = accessOf(await makeAccount("admin", null));
  const { worker, cookie, state } = await actingSession();
  expect(await disableAccount(admin, area.slug, worker.id)).toMatchObject({ ok: true });
  expect(await asking(cookie)).toBeNull();
  expect(await state()).toMatchObject({ endReason: "account disabled" });
  const enter = () =>
    signIn({ email: worker.email, password: PASSWORD, userAgent: "", address: randomUUID(), current: null });
  expect(await enter()).toMatchObject({ ok: false });
  expect(await enableAccount(admin, area.slug, worker.id)).toMatchObject({ ok: true });
  expect(await enter()).toMatchObject({ ok: true });
  const rows = await db().prisma.auditEvent.findMany({
    where: { objectId: worker.id },
    orderBy: { seq: "asc" },
  });
  expect(rows.map((row) => row.action)).toEqual(["account.disabled", "account.enabled", "account.signed-in"]);
});
test("an account disabled behind the program's back is out at its next request", async () => {
  const account = await makeAccount("person", area.id);
  const cookie = await cookieOf(account);
  await db().prisma.account.update({ where: { id: account.id }, data: { disabledAt: new Date() } });
  expect(await asking(cookie)).toBeNull();
  expect(await db().prisma.session.count({ where: { userId: account.id } })).toBe(0);
});
test("only an administrator shuts accounts, never their own, and only one of the area named", async () => {
  const target = await makeAccount("person", area.id);
  const commissioner = accessOf(await makeAccount("commissioner", area.id));
  expect(await disableAccount(commissioner, area.slug, target.id)).toMatchObject({
    refusal: { code: "not-found" },
  });
  expect(await findAccounts(commissioner, area.slug, "", 1)).toBeNull();
  const both = await makeAccount("admin", null);
  await db().prisma.accountRole.create({
    data: { accountId: both.id, role: "commissioner", areaId: area.id },
  });
  expect(await disableAccount(accessOf(both), area.slug, both.id)).toMatchObject({
    refusal: { code: "yourself" },
  });
  const elsewhere = await makeArea();
  expect(await disableAccount(accessOf(both), elsewhere.slug, target.id)).toMatchObject({
    refusal: { code: "not-found" },
  });
  expect(await findAccounts(accessOf(both), area.slug, target.email, 1)).toMatchObject({
    total: 1,
    accounts: [{ id: target.id, disabled: false }],
  });
});
test("a role is switched in a new session that keeps its age; acting for somebody ends; a form of the old role is stale", async () => {
  const { worker, cookie, state } = await actingSession();
  const second = await db().prisma.accountRole.create({
    data: { accountId: worker.id, role: "assistant", areaId: area.id },
  });
  const began = new Date(Date.now() - 3_600_000);
  await db().prisma.session.update({ where: { id: idOf(cookie) }, data: { createdAt: began } });
  const access = accessOf(worker, cookie);
  expect((await findRoles(access)).map((role) => role.role)).toEqual(["core_worker", "assistant"]);
  const switched = await switchRole(access, second.id);
  const now = switched.ok ? await asking(switched.value) : null;
  expect(now).toMatchObject({ role: "assistant", roleId: second.id });
  expect(await asking(cookie)).toBeNull();
  expect(await state()).toMatchObject({ endReason: "changed role" });
  const session = await db().prisma.session.findUniqueOrThrow({ where: { id: now?.sessionId ?? "" } });
  expect(session.createdAt).toEqual(began);
});
test("somebody else's role, and one that has ended, are refused and the session stays as it was", async () => {
  const account = await makeAccount("person", area.id);
  const cookie = await cookieOf(account);
  const other = await makeAccount("admin", null);
  const ended = await db().prisma.accountRole.create({
    data: { accountId: account.id, role: "commissioner", areaId: area.id, endedAt: new Date() },
  });
  for (const id of [other.roles[0]?.id ?? "", ended.id, randomUUID()])
    expect(await switchRole(accessOf(account, cookie), id)).toMatchObject({ refusal: { code: "not-yours" } });
  expect(await asking(cookie)).toMatchObject({ role: "person" });
});
test("staff are out after 30 idle minutes and after 12 hours; a supported person is not", async () => {
  const [staff, person] = [await makeAccount("practitioner", area.id), await makeAccount("person", area.id)];
  const cookies = [await cookieOf(staff), await cookieOf(person)];
  setNow(new Date(Date.now() + 31 * 60_000));
  expect(await asking(cookies[0] ?? "")).toBeNull();
  expect(await asking(cookies[1] ?? "")).not.toBeNull();
  setNow(null);
  const busy = await cookieOf(staff);
  await db().prisma.session.update({
    where: { id: idOf(busy) },
    data: { createdAt: new Date(Date.now() - 12 * 3_600_000 - 1000) },
  });
  expect(await asking(busy)).toBeNull();
});
