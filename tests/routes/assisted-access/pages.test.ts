import { describe, expect, test } from "vitest";
import { findActing } from "#app/domain/access/acting.server.ts";
import { findActivity } from "#app/domain/assisted-access/find-activity.server.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { db } from "#app/db.server.ts";
import { requireAccount } from "#app/http/guards.server.ts";
import * as end from "#app/routes/assisted-access/end.ts";
import * as stop from "#app/routes/assisted-access/grant-stop.tsx";
import * as withdraw from "#app/routes/assisted-access/grant-withdraw.tsx";
import * as personShow from "#app/routes/assisted-access/person-show.tsx";
import * as readBack from "#app/routes/assisted-access/read-back.tsx";
import * as letterShow from "#app/routes/core-service/letter-show.tsx";
import { cookieOf, makeAccount, personAccessOf } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeAssisted, makeGrant, makeRepresentative } from "#tests/factories/grant.ts";
import { makePerson } from "#tests/factories/person.ts";
import { call } from "#tests/support/route-table.ts";

const get = (cookie: string) => new Request("http://own.test/x", { headers: { Cookie: cookie } });
const tokenOf = async (cookie: string) => (await requireAccount(get(cookie))).formToken;
const send = (cookie: string, csrf: string, fields: Record<string, string> = {}) =>
  new Request("http://own.test/x", {
    method: "POST",
    headers: { Cookie: cookie },
    body: new URLSearchParams({ csrf, ...fields }),
  });
type Run = (args: unknown) => unknown;
const somebody = async () => makePerson((await makeArea()).id);

describe("a person's page", () => {
  test("is audited when opened, and is nobody's in another area", async () => {
    const { person } = await somebody();
    const worker = await makeAccount("core_worker", person.areaId);
    const far = await makeAccount("core_worker", (await makeArea()).id);
    const params = { id: person.id };
    expect((await call(personShow.loader as Run, get(await cookieOf(worker)), params)).status).toBe(200);
    expect((await call(personShow.loader as Run, get(await cookieOf(far)), params)).status).toBe(404);
    expect((await call(personShow.loader as Run, get(await cookieOf(worker)), { id: "1'" })).status).toBe(
      404,
    );
    const views = await db().prisma.auditEvent.findMany({
      where: { personId: person.id, action: "person.viewed" },
    });
    expect(views).toMatchObject([{ actorAccountId: worker.id }]);
  });
  test("starts acting by its form, and a form from before the start is useless after it", async () => {
    const { person } = await somebody();
    const other = await makePerson(person.areaId, "Bea");
    const worker = await makeAccount("core_worker", person.areaId);
    const grant = await makeGrant(person, worker);
    const second = await makeGrant(other.person, worker);
    const cookie = await cookieOf(worker);
    const stale = await tokenOf(cookie);
    const params = { id: person.id };
    const fields = { grantId: grant.id, channel: "phone" };
    expect(await call(personShow.action as Run, send(cookie, stale, fields), params)).toEqual({
      status: 302,
      location: "/home",
    });
    const later = { grantId: second.id, channel: "phone" };
    const again = await call(personShow.action as Run, send(cookie, stale, later), { id: other.person.id });
    expect(again.status).toBe(403);
    expect(await db().prisma.assistedSession.count({ where: { workerAccountId: worker.id } })).toBe(1);
  });
});

describe("stopping", () => {
  test("leads to what the person is told, and is harmless from an old page", async () => {
    const { person } = await somebody();
    const { cookie, session, access } = await makeAssisted(person);
    const token = await tokenOf(cookie);
    expect(await call(end.action as Run, send(cookie, token), {})).toEqual({
      status: 302,
      location: `/assist/sessions/${session.id}/read-back`,
    });
    expect(await findActing(access.actor.sessionId)).toBeNull();
    expect(await call(end.action as Run, send(cookie, token), {})).toEqual({
      status: 302,
      location: "/home",
    });
    expect((await call(readBack.loader as Run, get(cookie), { id: session.id })).status).toBe(200);
    const { cookie: colleague } = await makeAssisted(person);
    expect((await call(readBack.loader as Run, get(colleague), { id: session.id })).status).toBe(404);
  });
});

describe("ending a permission", () => {
  test("by the person needs no reason", async () => {
    const { person, account } = await somebody();
    const { grant } = await makeAssisted(person);
    const cookie = await cookieOf(account);
    const answer = await call(stop.action as Run, send(cookie, await tokenOf(cookie)), {
      grantId: grant.id,
    });
    expect(answer).toEqual({ status: 302, location: "/account/activity?done=stopped" });
  });
  test("by a worker takes the person's words, in their own area only", async () => {
    const { person } = await somebody();
    const { grant } = await makeRepresentative(person);
    const near = await cookieOf(await makeAccount("core_worker", person.areaId));
    const far = await cookieOf(await makeAccount("core_worker", (await makeArea()).id));
    const params = { id: person.id, grantId: grant.id };
    const words = { words: "I do not want her to." };
    const status = async (cookie: string, fields: Record<string, string>) =>
      (await call(withdraw.action as Run, send(cookie, await tokenOf(cookie), fields), params)).status;
    expect(await status(near, {})).toBe(422);
    expect(await status(far, words)).toBe(404);
    const held = () => db().prisma.accessGrant.findUniqueOrThrow({ where: { id: grant.id } });
    expect((await held()).withdrawnAt).toBeNull();
    expect(await status(near, words)).toBe(302);
    expect((await held()).withdrawnWords).toBe("I do not want her to.");
  });
  test("of another person is not there to be found; nor by an advocate of somebody else's", async () => {
    const { person } = await somebody();
    const other = await makePerson(person.areaId, "Bea");
    const { grant } = await makeAssisted(person);
    const stranger = await cookieOf(other.account);
    const params = { grantId: grant.id };
    expect((await call(stop.loader as Run, get(stranger), params)).status).toBe(404);
    const { account } = await makeRepresentative(person, {
      basis: "advocate",
      scopes: ["search_and_advice"],
    });
    await db().prisma.accountRole.updateMany({
      where: { accountId: account.id },
      data: { role: "advocate" },
    });
    expect((await call(stop.loader as Run, get(await cookieOf(account)), params)).status).toBe(404);
  });
});

test("a letter is nobody's in another area", async () => {
  const { person } = await somebody();
  const letter = await db().prisma.notification.create({
    data: { personId: person.id, channel: "letter", recipient: "1 Way", subject: "S", body: "B" },
  });
  const far = await cookieOf(await makeAccount("core_worker", (await makeArea()).id));
  const near = await cookieOf(await makeAccount("core_manager", person.areaId));
  const params = { id: letter.id };
  const post = async (cookie: string) =>
    (await call(letterShow.action as Run, send(cookie, await tokenOf(cookie)), params)).status;
  expect((await call(letterShow.loader as Run, get(far), params)).status).toBe(404);
  expect(await post(far)).toBe(404);
  expect(await post(near)).toBe(302);
  expect(await post(near)).toBe(302);
  expect(
    await db().prisma.auditEvent.count({ where: { objectId: letter.id, action: "letter.posted" } }),
  ).toBe(1);
});

test("the activity page leaves out nothing that the chain holds about the person, fifty lines a page", async () => {
  const { person, account } = await somebody();
  const { access, worker } = await makeAssisted(person);
  await act(access, async (tx) => {
    await recordDecision(tx, access, "agree", { question: "Shall I?", words: "Aye." });
    for (let i = 0; i < 60; i++)
      tx.audit({ action: "budget.viewed", objectType: "person", objectId: person.id });
  });
  const own = personAccessOf(account, person);
  const pages = [await findActivity(own, 1), await findActivity(own, 2)];
  const [first, second] = pages;
  expect(first?.entries).toHaveLength(50);
  expect(second?.total).toBe(await db().prisma.auditEvent.count({ where: { personId: person.id } }));
  expect(first?.entries[0]).toMatchObject({ who: "You", what: "looked at what was done for you" });
  const decided = second?.entries.find((entry) => entry.decision);
  expect(decided).toMatchObject({
    who: worker.name,
    role: "Core service worker",
    authority: "Their own consent; decided by The person themselves",
    decision: { question: "Shall I?", words: "Aye." },
  });
  expect((await verifyAudit()).ok).toBe(true);
});
