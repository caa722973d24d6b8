import { describe, expect, test } from "vitest";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import type { PersonAccess } from "#app/domain/access/access.ts";
import { personAccessOf } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeAssisted, makeRepresentative } from "#tests/factories/grant.ts";
import { makePerson } from "#tests/factories/person.ts";

const SAID = { question: "Shall I ask Rosa Martin to plan with you?", words: "Yes, ask her." };

/** Decides, and does something with it in the same transaction. */
const decide = (access: PersonAccess, said: { question?: string; words?: string } = SAID) =>
  act(access, async (tx) => {
    const id = await recordDecision(tx, access, "request-engagement", said);
    await tx.person.update({ where: { id: access.subject.personId }, data: { language: "Decided" } });
    return id;
  });
async function somebody() {
  return makePerson((await makeArea()).id);
}
const decidedFor = async (id: string) =>
  (await db().prisma.person.findUniqueOrThrow({ where: { id } })).language === "Decided";
const refusals = (personId: string) =>
  db().prisma.auditEvent.findMany({ where: { personId, action: "assisted.refused" } });

describe("a decision in an assisted session", () => {
  test("keeps the question and the person's own words with the session and the grant", async () => {
    const { person } = await somebody();
    const { access, session, grant } = await makeAssisted(person);
    const result = await decide(access);
    expect(result.ok).toBe(true);
    expect(
      await db().prisma.assistedDecision.findFirstOrThrow({ where: { personId: person.id } }),
    ).toMatchObject({
      id: result.ok ? result.value : "",
      assistedSessionId: session.id,
      grantId: grant.id,
      decision: "request-engagement",
      channel: "phone",
      ...SAID,
    });
  });
  test.each([{}, { question: "Shall I?" }, { words: "Yes" }, { question: "  ", words: "\n" }])(
    "is refused without both question and words: %o",
    async (said) => {
      const { person } = await somebody();
      const { access } = await makeAssisted(person);
      expect(await decide(access, said)).toMatchObject({ ok: false, refusal: { code: "words-needed" } });
      expect(await decidedFor(person.id)).toBe(false);
    },
  );
  test("is refused when the grant was withdrawn after the guard, and the refusal is kept", async () => {
    const { person } = await somebody();
    const { access, grant } = await makeAssisted(person);
    await db().prisma.accessGrant.update({ where: { id: grant.id }, data: { withdrawnAt: new Date() } });
    expect(await decide(access)).toMatchObject({ ok: false, refusal: { code: "grant-withdrawn" } });
    expect(await decidedFor(person.id)).toBe(false);
    expect(await db().prisma.assistedDecision.count({ where: { personId: person.id } })).toBe(0);
    expect(await refusals(person.id)).toMatchObject([
      { grantId: grant.id, detail: { reason: "grant-withdrawn" }, actorAccountId: access.actor.accountId },
    ]);
    expect((await verifyAudit()).ok).toBe(true);
  });
  test("is refused when the grant ran out after the guard", async () => {
    const { person } = await somebody();
    const { access, grant } = await makeAssisted(person);
    setNow(grant.validUntil);
    expect(await decide(access)).toMatchObject({ ok: false, refusal: { code: "grant-expired" } });
  });
  test("is refused when the session has ended", async () => {
    const { person } = await somebody();
    const { access, session } = await makeAssisted(person);
    await db().prisma.assistedSession.update({ where: { id: session.id }, data: { endedAt: new Date() } });
    expect(await decide(access)).toMatchObject({ ok: false, refusal: { code: "session-ended" } });
    expect(await refusals(person.id)).toHaveLength(1);
  });
  test("is refused for another person, and for another worker, than the grant names", async () => {
    const { person } = await somebody();
    const other = await makePerson(person.areaId, "Bea");
    const { access } = await makeAssisted(person);
    const { access: colleague } = await makeAssisted(person);
    const forOther = { ...access, subject: { ...access.subject, personId: other.person.id } };
    expect(await decide(forOther)).toMatchObject({ ok: false, refusal: { code: "grant-missing" } });
    const byOther = { ...access, actor: colleague.actor };
    expect(await decide(byOther)).toMatchObject({ ok: false, refusal: { code: "grant-missing" } });
    expect(await decidedFor(other.person.id)).toBe(false);
  });
  test("and a withdrawal at the same moment: one comes first, and what is refused changes nothing", async () => {
    const { person } = await somebody();
    const { access, grant } = await makeAssisted(person);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const order: string[] = [];
    const deciding = act(access, async (tx) => {
      await recordDecision(tx, access, "request-engagement", SAID);
      order.push("decided");
      await held;
      order.push("written");
    });
    while (order.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const withdrawing = db()
      .prisma.accessGrant.update({ where: { id: grant.id }, data: { withdrawnAt: new Date() } })
      .then(() => order.push("withdrawn"));
    await new Promise((resolve) => setTimeout(resolve, 100));
    release();
    await Promise.all([deciding, withdrawing]);
    expect(order).toEqual(["decided", "written", "withdrawn"]);
    expect(await decide(access)).toMatchObject({ ok: false, refusal: { code: "grant-withdrawn" } });
  });
});

describe("nobody is asked for words that are their own to say", () => {
  test("a person who decides for themselves", async () => {
    const { person, account } = await somebody();
    expect(await decide(personAccessOf(account, person), {})).toEqual({ ok: true, value: null });
  });
  test("a representative, whose grant is still read again", async () => {
    const { person } = await somebody();
    const { access, grant } = await makeRepresentative(person);
    if (!access) throw new Error("no access");
    expect(await decide(access, {})).toEqual({ ok: true, value: null });
    await db().prisma.accessGrant.update({ where: { id: grant.id }, data: { withdrawnAt: new Date() } });
    expect(await decide(access, {})).toMatchObject({ ok: false, refusal: { code: "grant-withdrawn" } });
  });
});
