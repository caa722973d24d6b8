import { describe, expect, test } from "vitest";
import { db } from "#app/db.server.ts";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { requirePerson } from "#app/http/guards.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { cookieOf, makeAccount } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeAssisted, makeGrant, makeRepresentative } from "#tests/factories/grant.ts";
import { makePerson } from "#tests/factories/person.ts";

const ask = (cookie: string, method = "GET") =>
  new Request("http://own.test/engagements", { method, headers: { Cookie: cookie } });
type Thrown = { status?: number; init?: { status?: number }; data?: { words?: string } };
/** What a guard answers: the access, or the status and words of its refusal. */
async function guarded(cookie: string, scope: Parameters<typeof requirePerson>[1], method = "GET") {
  try {
    return { access: await requirePerson(ask(cookie, method), scope), status: 200, words: "" };
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    if (thrown instanceof Response)
      return { access: null, status: thrown.status, words: thrown.headers.get("Location") ?? "" };
    const { init, data } = thrown as Thrown;
    return { access: null, status: init?.status ?? 0, words: data?.words ?? "" };
  }
}
const refusalsOf = async (actorAccountId: string) =>
  (
    await db().prisma.auditEvent.findMany({
      where: { actorAccountId, action: "assisted.refused" },
      orderBy: { seq: "asc" },
    })
  ).map(({ personId, grantId, detail }) => ({ personId, grantId, ...(detail as { reason: string }) }));
const somebody = async () => makePerson((await makeArea()).id);

describe("a worker", () => {
  test("in an assisted session is given the person and the grant", async () => {
    const { person } = await somebody();
    const { cookie, grant, session } = await makeAssisted(person);
    const { access } = await guarded(cookie, "engage_planners");
    expect(access?.subject.personId).toBe(person.id);
    expect(access?.grant).toMatchObject({
      id: grant.id,
      assistedSessionId: session.id,
      channel: "phone",
    });
  });
  test("without one is sent to start one, and may send nothing", async () => {
    const { person } = await somebody();
    const worker = await makeAccount("core_worker", person.areaId);
    const cookie = await cookieOf(worker);
    expect(await guarded(cookie, "search_and_advice")).toMatchObject({
      status: 302,
      words: "/assist?needed=session",
    });
    expect((await guarded(cookie, "search_and_advice", "POST")).status).toBe(403);
    expect(await refusalsOf(worker.id)).toEqual([
      { personId: null, grantId: null, reason: "nobody" },
      { personId: null, grantId: null, reason: "nobody" },
    ]);
  });
  test.each(["GET", "POST"])(
    "is refused as soon as the person withdraws, and the session ends: %s",
    async (method) => {
      const { person } = await somebody();
      const { cookie, grant, session, worker } = await makeAssisted(person);
      await db().prisma.accessGrant.update({ where: { id: grant.id }, data: { withdrawnAt: new Date() } });
      const refused = await guarded(cookie, "search_and_advice", method);
      expect(refused.status).toBe(403);
      expect(refused.words).toContain("has withdrawn their permission");
      expect(await refusalsOf(worker.id)).toEqual([
        { personId: person.id, grantId: grant.id, reason: "grant-withdrawn" },
      ]);
      expect(
        await db().prisma.assistedSession.findUniqueOrThrow({ where: { id: session.id } }),
      ).toMatchObject({ endReason: "withdrawn" });
      // And from then on there is no session at all
      expect((await guarded(cookie, "search_and_advice", "POST")).words).toContain("not acting for anybody");
    },
  );
  test("is refused when the permission has run out", async () => {
    const { person } = await somebody();
    const { cookie, grant, worker, session } = await makeAssisted(person, {
      validUntil: new Date(Date.now() + 60_000),
    });
    setNow(grant.validUntil);
    const refused = await guarded(cookie, "search_and_advice");
    expect(refused).toMatchObject({ status: 403, access: null });
    expect(refused.words).toContain("until a time that has passed");
    expect(await refusalsOf(worker.id)).toMatchObject([{ reason: "grant-expired" }]);
    expect(await db().prisma.assistedSession.findUniqueOrThrow({ where: { id: session.id } })).toMatchObject({
      endReason: "expired",
    });
  });
  test("is refused what the permission does not cover, and may go on with what it does", async () => {
    const { person } = await somebody();
    const { cookie, grant, worker } = await makeAssisted(person);
    expect((await guarded(cookie, "money")).words).toContain("does not cover money");
    expect(await refusalsOf(worker.id)).toEqual([
      { personId: person.id, grantId: grant.id, reason: "not-covered-money" },
    ]);
    expect((await guarded(cookie, "engage_planners")).status).toBe(200);
  });
  test("whose session has ended is refused", async () => {
    const { person } = await somebody();
    const { cookie, session } = await makeAssisted(person);
    await db().prisma.assistedSession.update({ where: { id: session.id }, data: { endedAt: new Date() } });
    expect((await guarded(cookie, "search_and_advice", "POST")).status).toBe(403);
  });
  test("signed in a second time acts for nobody there", async () => {
    const { person } = await somebody();
    const { worker } = await makeAssisted(person);
    expect((await guarded(await cookieOf(worker), "search_and_advice", "POST")).status).toBe(403);
  });
  test("who switches person leaves forms of the first one useless", async () => {
    const { person } = await somebody();
    const other = await makePerson(person.areaId, "Bea");
    const { cookie, session, worker, access } = await makeAssisted(person);
    const before = (await guarded(cookie, "search_and_advice")).access?.formToken;
    await db().prisma.assistedSession.update({ where: { id: session.id }, data: { endedAt: new Date() } });
    const grant = await makeGrant(other.person, worker);
    await db().prisma.assistedSession.create({
      data: {
        grantId: grant.id,
        personId: other.person.id,
        workerAccountId: worker.id,
        sessionId: access.actor.sessionId,
        channel: "phone",
      },
    });
    const after = (await guarded(cookie, "search_and_advice")).access;
    expect(after?.subject.personId).toBe(other.person.id);
    expect(after?.formToken).not.toBe(before);
  });
});

describe("a representative", () => {
  test("with one permission acts for that person in their own account", async () => {
    const { person } = await somebody();
    const { account } = await makeRepresentative(person);
    const { access } = await guarded(await cookieOf(account), "engage_planners");
    expect(access).toMatchObject({ subject: { personId: person.id }, grant: { assistedSessionId: null } });
  });
  test("with several chooses first, and with none is told", async () => {
    const { person } = await somebody();
    const other = await makePerson(person.areaId, "Bea");
    const { account, grant } = await makeRepresentative(person);
    const second = await makeGrant(other.person, account, { basis: "nominated" });
    const cookie = await cookieOf(account);
    expect(await guarded(cookie, "search_and_advice")).toMatchObject({
      status: 302,
      words: "/assist/act-for",
    });
    expect((await guarded(cookie, "search_and_advice", "POST")).status).toBe(403);
    await db().prisma.accessGrant.updateMany({
      where: { id: { in: [grant.id, second.id] } },
      data: { withdrawnAt: new Date() },
    });
    expect((await guarded(cookie, "search_and_advice", "POST")).status).toBe(403);
    expect((await refusalsOf(account.id)).length).toBe(3);
  });
  test("whose other role is a worker does not carry one session into the other role", async () => {
    const { person } = await somebody();
    const { worker, cookie, session } = await makeAssisted(person);
    await db().prisma.assistedSession.update({ where: { id: session.id }, data: { channel: null } });
    expect((await guarded(cookie, "search_and_advice", "POST")).status).toBe(403);
    expect(await refusalsOf(worker.id)).toMatchObject([{ reason: "nobody" }]);
  });
});

test("others see no such page, and the audit chain is whole after it all", async () => {
  const { person } = await somebody();
  const planner = await makeAccount("planner", person.areaId);
  expect((await guarded(await cookieOf(planner), "search_and_advice")).status).toBe(404);
  expect((await verifyAudit()).ok).toBe(true);
});
