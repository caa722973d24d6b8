import { describe, expect, test } from "vitest";
import { findActing } from "#app/domain/access/acting.server.ts";
import {
  closeSessionsLeftOpen,
  endAssistedSession,
} from "#app/domain/assisted-access/end-assisted-session.server.ts";
import { startAssistedSession } from "#app/domain/assisted-access/start-assisted-session.server.ts";
import { withdrawGrant } from "#app/domain/assisted-access/withdraw-grant.server.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { openSession } from "#app/domain/identity/open-session.server.ts";
import { db } from "#app/db.server.ts";
import { areaAccessOf, makeAccount, personAccessOf } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeAssisted, makeGrant } from "#tests/factories/grant.ts";
import { makePerson } from "#tests/factories/person.ts";

async function workerOf(area: { id: string; slug: string; name: string }) {
  const account = await makeAccount("core_worker", area.id, "Jo Worker");
  await openSession(db().prisma, account.id, "tests");
  const { id: sessionId } = await db().prisma.session.findFirstOrThrow({ where: { userId: account.id } });
  const access = areaAccessOf(account, area);
  return { account, access: { ...access, actor: { ...access.actor, sessionId } } };
}
async function scene() {
  const area = await makeArea();
  const { person, account: personAccount } = await makePerson(area.id);
  const { account, access } = await workerOf(area);
  const grant = await makeGrant(person, account);
  const start = { grantId: grant.id, personId: person.id, areaId: area.id, channel: "phone" as const };
  return { area, person, personAccount, worker: account, access, grant, start };
}
const running = (workerAccountId: string) =>
  db().prisma.assistedSession.count({ where: { workerAccountId, endedAt: null } });
const refusals = async (actorAccountId: string) =>
  (
    await db().prisma.auditEvent.findMany({
      where: { actorAccountId, action: "assisted.refused" },
      orderBy: { seq: "asc" },
    })
  ).map((event) => (event.detail as { reason: string }).reason);

describe("starting", () => {
  test("ties the session to the worker's own signed-in session, and says so in the chain", async () => {
    const { access, start, person, grant } = await scene();
    const result = await startAssistedSession(access, start);
    expect(result.ok).toBe(true);
    expect((await findActing(access.actor.sessionId))?.subject.personId).toBe(person.id);
    expect(
      await db().prisma.auditEvent.findFirstOrThrow({
        where: { action: "assisted.started", personId: person.id },
      }),
    ).toMatchObject({
      grantId: grant.id,
      assistedSessionId: result.ok ? result.value.id : "",
      actorAccountId: access.actor.accountId,
      detail: { channel: "phone" },
    });
  });
  test("a second time is refused with words and ends nothing", async () => {
    const { access, start, area, worker } = await scene();
    const other = await makePerson(area.id, "Bea");
    const second = await makeGrant(other.person, worker);
    await startAssistedSession(access, start);
    const refused = await startAssistedSession(access, {
      ...start,
      grantId: second.id,
      personId: other.person.id,
    });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "already-acting" } });
    expect(refused.ok ? "" : refused.refusal.words).toContain("still acting for Asha Test");
    expect(await running(worker.id)).toBe(1);
    expect((await findActing(access.actor.sessionId))?.subject.name).toBe("Asha Test");
  });
  test("twice at the same moment leaves one", async () => {
    const { access, start, worker } = await scene();
    const results = await Promise.all([1, 2, 3, 4].map(() => startAssistedSession(access, start)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await running(worker.id)).toBe(1);
    expect(await refusals(worker.id)).toEqual(["already-acting", "already-acting", "already-acting"]);
  });
  test("where signed in elsewhere is refused too", async () => {
    const { access, start, worker } = await scene();
    await startAssistedSession(access, start);
    await openSession(db().prisma, worker.id, "another");
    const { id } = await db().prisma.session.findFirstOrThrow({
      where: { userId: worker.id, id: { not: access.actor.sessionId } },
    });
    const elsewhere = { ...access, actor: { ...access.actor, sessionId: id } };
    expect(await startAssistedSession(elsewhere, start)).toMatchObject({
      ok: false,
      refusal: { code: "already-acting" },
    });
  });
  test("one left open by signing out is ended first, and told", async () => {
    const { access, start, worker } = await scene();
    const first = await startAssistedSession(access, start);
    await db().prisma.session.delete({ where: { id: access.actor.sessionId } });
    await openSession(db().prisma, worker.id, "again");
    const { id } = await db().prisma.session.findFirstOrThrow({ where: { userId: worker.id } });
    const again = { ...access, actor: { ...access.actor, sessionId: id } };
    expect((await startAssistedSession(again, start)).ok).toBe(true);
    const old = await db().prisma.assistedSession.findUniqueOrThrow({
      where: { id: first.ok ? first.value.id : "" },
    });
    expect(old).toMatchObject({ endReason: "signed-out" });
    await closeSessionsLeftOpen(again);
    expect(await running(worker.id)).toBe(1);
  });
});

describe("starting is refused, kept in the chain, and starts nothing", () => {
  test("without a grant", async () => {
    const { access, start, worker, grant } = await scene();
    await db().prisma.accessGrant.delete({ where: { id: grant.id } });
    expect(await startAssistedSession(access, start)).toMatchObject({
      ok: false,
      refusal: { code: "no-grant" },
    });
    expect(await refusals(worker.id)).toEqual(["no-grant-of-theirs"]);
    expect(await running(worker.id)).toBe(0);
  });
  test.each([
    ["withdrawn", { withdrawnAt: new Date() }],
    ["expired", { validUntil: new Date(Date.now() - 1000) }],
    ["not-yet", { validFrom: new Date(Date.now() + 60_000) }],
  ] as const)("with a grant that is %s", async (problem, change) => {
    const { access, start, worker, grant, person } = await scene();
    await db().prisma.accessGrant.update({ where: { id: grant.id }, data: change });
    expect(await startAssistedSession(access, start)).toMatchObject({
      ok: false,
      refusal: { code: `grant-${problem}` },
    });
    expect(await refusals(worker.id)).toEqual([`grant-${problem}`]);
    expect(await running(worker.id)).toBe(0);
    expect(
      await db().prisma.auditEvent.count({ where: { personId: person.id, action: "assisted.started" } }),
    ).toBe(0);
  });
  test("with a colleague's grant, for another person, and in another area", async () => {
    const { area, access, start, worker, person } = await scene();
    const colleague = await workerOf(area);
    const theirs = await makeGrant(person, colleague.account);
    const other = await makePerson(area.id, "Bea");
    const farArea = await makeArea("Far");
    const far = await makePerson(farArea.id, "Far");
    const farGrant = await makeGrant(far.person, worker);
    const tries = [
      { ...start, grantId: theirs.id },
      { ...start, personId: other.person.id },
      { ...start, grantId: farGrant.id, personId: far.person.id },
    ];
    for (const attempt of tries)
      expect(await startAssistedSession(access, attempt)).toMatchObject({
        ok: false,
        refusal: { code: "no-grant" },
      });
    expect(await refusals(worker.id)).toHaveLength(3);
    expect(await running(worker.id)).toBe(0);
  });
  test("for oneself", async () => {
    const { access, start, worker, person } = await scene();
    await db().prisma.person.update({ where: { id: person.id }, data: { accountId: worker.id } });
    expect(await startAssistedSession(access, start)).toMatchObject({
      ok: false,
      refusal: { code: "oneself" },
    });
    expect(await refusals(worker.id)).toEqual(["oneself"]);
  });
});

describe("ending", () => {
  test("writes one read-back, however often, of what was seen and done", async () => {
    const { person } = await makePerson((await makeArea()).id);
    await db().prisma.person.update({
      where: { id: person.id },
      data: { contactBy: "letter", addressLines: ["1 Test Way"], postcode: "SO14 1AA" },
    });
    const { access, session } = await makeAssisted(person);
    await recordView(access, { action: "budget.viewed", objectType: "person", objectId: person.id });
    const account = { ...access, subject: null, grant: null };
    expect(await endAssistedSession(account, session.id, "stopped")).toMatchObject({ byWorker: true });
    await endAssistedSession(account, session.id, "stopped");
    const letters = await db().prisma.notification.findMany({ where: { personId: person.id } });
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ channel: "letter", recipient: "1 Test Way\nSO14 1AA", sentAt: null });
    expect(letters[0]?.body).toContain("- We looked at your budget.");
    expect(letters[0]?.body).toContain("No money was set aside or paid.");
    const ended = await db().prisma.auditEvent.findMany({
      where: { personId: person.id, action: "assisted.ended" },
    });
    expect(ended).toHaveLength(1);
  });
  test("where nothing was seen or done writes no letter", async () => {
    const { person } = await makePerson((await makeArea()).id);
    const { access, session } = await makeAssisted(person);
    await endAssistedSession({ ...access, subject: null, grant: null }, session.id, "stopped");
    expect(await db().prisma.notification.count({ where: { personId: person.id } })).toBe(0);
  });
  test("somebody else's session is not one's own to end", async () => {
    const { person } = await makePerson((await makeArea()).id);
    const { session } = await makeAssisted(person);
    const { access: other } = await makeAssisted(person);
    expect(
      await endAssistedSession({ ...other, subject: null, grant: null }, session.id, "stopped"),
    ).toBeNull();
  });
});

describe("withdrawing", () => {
  test("by the person takes effect at once, twice is once, and the holder is told", async () => {
    const { person, personAccount, grant, worker } = await scene();
    const access = personAccessOf(personAccount, person);
    const input = {
      grantId: grant.id,
      personId: person.id,
      areaId: person.areaId,
      words: "Enough.",
      heldBy: "anybody" as const,
    };
    const first = await withdrawGrant(access, input);
    expect(await withdrawGrant(access, { ...input, words: "Again." })).toEqual(first);
    expect(await db().prisma.accessGrant.findUniqueOrThrow({ where: { id: grant.id } })).toMatchObject({
      withdrawnByAccountId: personAccount.id,
      withdrawnWords: "Enough.",
    });
    expect(await db().prisma.notification.count({ where: { accountId: worker.id } })).toBe(1);
    expect(
      await db().prisma.auditEvent.count({ where: { personId: person.id, action: "grant.withdrawn" } }),
    ).toBe(1);
  });
  test("of another person's permission, or in another area, changes nothing", async () => {
    const { person, personAccount, grant, area } = await scene();
    const other = await makePerson(area.id, "Bea");
    const access = personAccessOf(personAccount, person);
    const input = { grantId: grant.id, areaId: area.id, words: "", heldBy: "anybody" as const };
    expect((await withdrawGrant(access, { ...input, personId: other.person.id })).ok).toBe(false);
    const far = await makeArea();
    expect((await withdrawGrant(access, { ...input, personId: person.id, areaId: far.id })).ok).toBe(false);
    expect((await withdrawGrant(access, { ...input, personId: person.id, heldBy: "me" })).ok).toBe(false);
    expect(
      (await db().prisma.accessGrant.findUniqueOrThrow({ where: { id: grant.id } })).withdrawnAt,
    ).toBeNull();
  });
});

test("the audit chain is whole after all of it", async () => {
  expect((await verifyAudit()).ok).toBe(true);
});
