import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { partOf, type Part } from "#app/domain/plans/comments/comment-forms.ts";
import { countOpenComments, findComments } from "#app/domain/plans/comments/find-comments.server.ts";
import { settleComment } from "#app/domain/plans/comments/settle-comment.server.ts";
import { writeComment } from "#app/domain/plans/comments/write-comment.server.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { db } from "#app/db.server.ts";
import { must } from "#tests/factories/budget.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import { makePlan, personParty, plannerParty } from "#tests/factories/plan.ts";

let parties: Parties;
let own: PlanParty;
let planner: PlanParty;
let stranger: PlanParty;
let made: Awaited<ReturnType<typeof makePlan>>;
beforeAll(async () => {
  parties = await makeParties(96_000);
  await makeEngagement(parties, "worked");
  [own, planner] = [personParty(parties.asPerson), plannerParty(parties.asPlanner)];
  const others = await makeParties(96_000);
  await makeEngagement(others, "worked");
  stranger = plannerParty(others.asPlanner);
  made = await makePlan(own, parties.person.id);
});
const say = (party: PlanParty, about: Part, words = "Is this right?", submissionKey: string = randomUUID()) =>
  writeComment(party, made.id, { about, words, submissionKey });
const shown = async (party: PlanParty) => {
  const plan = await findPlan(party, made.id);
  if (!plan) throw new Error("no plan");
  return findComments(plan, 1);
};
const WHOLE: Part = { about: "plan", item: "" };

test("a part is the whole, the money, a section or an item; nothing else", () => {
  expect(partOf("plan")).toEqual(WHOLE);
  expect(partOf("section:matters")).toEqual({ about: "section", item: "matters" });
  expect(partOf(`need:${made.needId.toUpperCase()}`)).toEqual({ about: "need", item: made.needId });
  for (const words of [
    "",
    "plan:x",
    "section:",
    "section:constructor",
    "need:",
    "need:1",
    "need:a:b",
    "__proto__",
    "aside:x",
  ])
    expect(partOf(words), words).toBeNull();
});

describe("a comment", () => {
  test("is kept with who said it and what about, is seen by every party, and is settled once with who did", async () => {
    const { id } = must(await say(planner, { about: "need", item: made.needId }, "How often? <b>"));
    const waiting = (await shown(own)).open.find((one) => one.id === id);
    expect(waiting).toMatchObject({
      about: "Need: Getting into the shower",
      by: planner.access.actor.name,
      words: "How often? <b>",
    });
    expect(await countOpenComments(made.id)).toMatchObject({ [`need:${made.needId}`]: 1 });
    must(await settleComment(own, made.id, { commentId: id, words: "Twice a week" }));
    const after = await shown(planner);
    expect(after.open.find((one) => one.id === id)).toBeUndefined();
    expect(after.settled.find((one) => one.id === id)).toMatchObject({ settledWords: "Twice a week" });
    expect(after.settled[0]?.settled).toMatch(/^Asha Test, /);
  });
  test("changes nothing of the plan, and is allowed when the plan is frozen", async () => {
    await db().prisma.plan.update({ where: { id: made.id }, data: { status: "agreed" } });
    const before = await db().prisma.plan.findUniqueOrThrow({ where: { id: made.id } });
    const { id } = must(await say(own, { about: "section", item: "matters" }));
    must(await settleComment(own, made.id, { commentId: id, words: "" }));
    expect(await db().prisma.plan.findUniqueOrThrow({ where: { id: made.id } })).toEqual(before);
    await db().prisma.plan.update({ where: { id: made.id }, data: { status: "draft" } });
  });
  test("sent twice at once is one; the same key with other words is refused", async () => {
    const key = randomUUID();
    const twice = await Promise.all([say(own, WHOLE, "Once", key), say(own, WHOLE, "Once", key)]);
    expect(new Set(twice.map((one) => must(one).id)).size).toBe(1);
    expect(await db().prisma.planComment.count({ where: { submissionKey: key } })).toBe(1);
    expect(await say(own, WHOLE, "Twice", key)).toMatchObject({ refusal: { code: "sent-before" } });
    expect(await say(planner, WHOLE, "Once", key)).toMatchObject({ refusal: { code: "sent-before" } });
  });
  test("settled by two at once: one does, the other is told who", async () => {
    const { id } = must(await say(own, WHOLE));
    const both = await Promise.all([
      settleComment(own, made.id, { commentId: id, words: "a" }),
      settleComment(planner, made.id, { commentId: id, words: "b" }),
    ]);
    expect(both.filter(({ ok }) => ok).length).toBe(1);
    const told = both.find(({ ok }) => !ok);
    expect(told).toMatchObject({ refusal: { code: "stale" } });
    const events = { action: "plan.comment-settled", objectId: made.id };
    const seen = await db().prisma.auditEvent.findMany({ where: events });
    expect(seen.filter(({ detail }) => (detail as { comment: string }).comment === id).length).toBe(1);
  });
  test("cannot be changed or taken away, not by the program either", async () => {
    const { id } = must(await say(own, WHOLE));
    const { prisma } = db();
    await expect(prisma.planComment.update({ where: { id }, data: { words: "Other" } })).rejects.toThrow();
    await expect(prisma.planComment.delete({ where: { id } })).rejects.toThrow();
    must(await settleComment(own, made.id, { commentId: id, words: "" }));
    await expect(
      prisma.planComment.update({ where: { id }, data: { settledAt: null, settledBy: null } }),
    ).rejects.toThrow();
  });
});

describe("nobody", () => {
  test("of another person's side says, settles or sees anything", async () => {
    const { id } = must(await say(own, WHOLE));
    expect(await say(stranger, WHOLE)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await settleComment(stranger, made.id, { commentId: id, words: "" })).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(await findPlan(stranger, made.id)).toBeNull();
  });
  test("comments on a part of another plan, or settles another plan's comment", async () => {
    const others = await makeParties(96_000);
    const theirs = personParty(others.asPerson);
    const plan = await makePlan(theirs, others.person.id);
    for (const [about, item] of [
      ["need", plan.needId],
      ["outcome", plan.outcomeId],
      ["action", plan.actionId],
    ] as const)
      expect(await say(own, { about, item })).toMatchObject({ refusal: { code: "other-part" } });
    const { id } = must(
      await writeComment(theirs, plan.id, { about: WHOLE, words: "x", submissionKey: randomUUID() }),
    );
    for (const commentId of [id, "nonsense", randomUUID()])
      expect(await settleComment(own, made.id, { commentId, words: "" })).toMatchObject({
        refusal: { code: "not-found" },
      });
  });
  test("acts by a permission that was withdrawn meanwhile", async () => {
    const { access, grant } = await makeAssisted(parties.person);
    const worker = personParty(access);
    const { id } = must(await say(worker, WHOLE, "By phone"));
    expect((await shown(own)).open.find((one) => one.id === id)?.by).toBe("Jo Worker, for Asha Test");
    await db().prisma.accessGrant.update({
      where: { id: grant.id },
      data: { withdrawnAt: new Date(), withdrawnByAccountId: access.actor.accountId, withdrawnWords: "Stop" },
    });
    expect(await say(worker, WHOLE)).toMatchObject({ refusal: { code: "grant-withdrawn" } });
    expect(await settleComment(worker, made.id, { commentId: id, words: "" })).toMatchObject({
      refusal: { code: "grant-withdrawn" },
    });
  });
});
