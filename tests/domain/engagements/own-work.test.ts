import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { changePlanningPot } from "#app/domain/budgets/change-planning-pot.server.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { saveAnswers, saveTier } from "#app/domain/engagements/draft-engagement.server.ts";
import { agreeEnding, proposeEnding } from "#app/domain/engagements/end-early.server.ts";
import { requestEngagement } from "#app/domain/engagements/request-engagement.server.ts";
import { makeRun } from "#app/domain/payments/runs/make-run.server.ts";
import { makePersonLive } from "#app/domain/people/make-person-live.server.ts";
import { MakeLiveForm } from "#app/domain/people/person-form.ts";
import type { PersonAccess } from "#app/domain/access/access.ts";
import { db } from "#app/db.server.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeDraft, makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";
import { makeAssisted, makeRepresentative } from "#tests/factories/grant.ts";
import { makePerson, makePlanningPot } from "#tests/factories/person.ts";
import { runOf } from "#tests/factories/run.ts";

/** The planner of these parties is also the person's representative. */
async function asRepresentative({ person, planner }: Parties): Promise<PersonAccess> {
  const { grant, access } = await makeRepresentative(person);
  if (!access || !planner.accountId) throw new Error("no grant");
  await db().prisma.accessGrant.update({
    where: { id: grant.id },
    data: { holderAccountId: planner.accountId },
  });
  return { ...access, actor: { ...access.actor, accountId: planner.accountId } };
}
const version = async (id: string) =>
  (await db().prisma.engagement.findUniqueOrThrow({ where: { id } })).version;

test("a planner cannot engage themselves for somebody whom they represent", async () => {
  const parties = await makeParties();
  const draft = await makeDraft(parties);
  const access = await asRepresentative(parties);
  const result = await requestEngagement(access, { draftId: draft.id, feePence: 18_000 });
  expect(result).toMatchObject({ ok: false, refusal: { code: "own-work" } });
});
test("a planner cannot agree their own work for somebody whom they represent", async () => {
  const parties = await makeParties();
  const { id } = await makeEngagement(parties, "delivered");
  const access = await asRepresentative(parties);
  expect(await agreeDelivery(access, { id, version: await version(id) })).toMatchObject({
    ok: false,
    refusal: { code: "own-work" },
  });
  expect((await db().prisma.engagement.findUniqueOrThrow({ where: { id } })).status).toBe("delivered");
});
test("a planner cannot agree an ending of their own for somebody whom they represent", async () => {
  const parties = await makeParties();
  const { id } = await makeEngagement(parties, "worked");
  const ending = { id, version: await version(id), reason: "Moving away", feeDuePence: 7_200 };
  expect(await proposeEnding(parties.asPlanner, ending)).toMatchObject({ ok: true });
  const access = await asRepresentative(parties);
  expect(await agreeEnding(access, { id, version: await version(id) })).toMatchObject({
    ok: false,
    refusal: { code: "own-work" },
  });
});
test("nobody is their own planner, whoever acts for them", async () => {
  const parties = await makeParties();
  const { account, person } = await makePerson(parties.area.id, "Both");
  await makePlanningPot(person, 32_000);
  await db().prisma.planner.update({ where: { id: parties.planner.id }, data: { accountId: account.id } });
  const draft = await makeDraft({ ...parties, person });
  const { access } = await makeAssisted(person);
  const decision = { question: "Yes?", words: "Yes" };
  expect(await requestEngagement(access, { draftId: draft.id, feePence: 18_000, decision })).toMatchObject({
    ok: false,
    refusal: { code: "own-work" },
  });
});

const LIVE = MakeLiveForm.parse({
  firstName: "Me",
  lastName: "Myself",
  contactBy: "email",
  email: "me@test.example",
  weekly: "100",
  periodFrom: { day: "1", month: "4", year: "2026" },
  periodTo: { day: "31", month: "3", year: "2027" },
  contribution: "gross",
  careRoute: "council_held",
  tier: "medium",
  submissionKey: randomUUID(),
});
test("nobody gives themselves a budget or money", async () => {
  const { area, person, pot } = await makeParties();
  const practitioner = await makeAccount("practitioner", area.id);
  await db().prisma.person.update({
    where: { id: person.id },
    data: { accountId: practitioner.id, liveAt: null },
  });
  const access = areaAccessOf(practitioner, area);
  const refused = { ok: false, refusal: { code: "oneself" } };
  expect(await makePersonLive(access, person.id, LIVE, 18_000)).toMatchObject(refused);
  const change = { tier: "high", add: 10_000, reason: "I want it", submissionKey: randomUUID() } as const;
  expect(await changePlanningPot(access, person.id, pot.id, change)).toMatchObject(refused);
});
test("nobody records a payment to themselves", async () => {
  const parties = await makeParties();
  const { id } = await makeEngagement(parties, "delivered");
  await agreeDelivery(parties.asPerson, { id, version: await version(id) });
  const practitioner = await makeAccount("practitioner", parties.area.id);
  await db().prisma.planner.update({
    where: { id: parties.planner.id },
    data: { accountId: practitioner.id },
  });
  const invoice = await db().prisma.invoice.findFirstOrThrow({ where: { engagementId: id } });
  expect(await makeRun(areaAccessOf(practitioner, parties.area), runOf(invoice.id))).toMatchObject({
    ok: false,
    refusal: { code: "oneself" },
  });
});

test("answers about planning are not kept under a permission withdrawn meanwhile, and are audited", async () => {
  const parties = await makeParties();
  const { access, grant } = await makeAssisted(parties.person);
  const saved = await saveAnswers(access, parties.planner.id, null, { knows: "exactly" });
  if (!saved.ok) throw new Error(saved.refusal.words);
  expect(await db().prisma.auditEvent.count({ where: { objectId: saved.value, grantId: grant.id } })).toBe(1);
  await db().prisma.accessGrant.update({ where: { id: grant.id }, data: { withdrawnAt: new Date() } });
  expect(await saveAnswers(access, parties.planner.id, saved.value, { knows: "no-idea" })).toMatchObject({
    ok: false,
    refusal: { code: "grant-withdrawn" },
  });
  expect(await saveTier(access, saved.value, { tier: "high", note: "" })).toMatchObject({ ok: false });
  const draft = await db().prisma.engagementDraft.findUniqueOrThrow({ where: { id: saved.value } });
  expect(draft).toMatchObject({ knows: "exactly", tier: null });
});
test("somebody else's draft is never written over", async () => {
  const [mine, theirs] = [await makeParties(), await makeParties()];
  const draft = await makeDraft(theirs);
  const saved = await saveAnswers(mine.asPerson, theirs.planner.id, draft.id, { knows: "exactly" });
  expect(saved).toMatchObject({ ok: true });
  expect(saved.ok && saved.value).not.toBe(draft.id);
});
