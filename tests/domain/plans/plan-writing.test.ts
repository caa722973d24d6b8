import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { beginPlan } from "#app/domain/plans/begin-plan.server.ts";
import { findAside } from "#app/domain/plans/find-aside.server.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { findPlans } from "#app/domain/plans/find-plans.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { removeItem } from "#app/domain/plans/remove-item.server.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { saveMoney } from "#app/domain/plans/save-money.server.ts";
import { saveNeed } from "#app/domain/plans/save-need.server.ts";
import { saveOutcome } from "#app/domain/plans/save-outcome.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { settleAside } from "#app/domain/plans/settle-aside.server.ts";
import { db } from "#app/db.server.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { must } from "#tests/factories/budget.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import { anAction, fresh, makePlan, personParty, plannerParty } from "#tests/factories/plan.ts";

async function makeWriters(until: "requested" | "accepted" | "delivered" = "accepted") {
  const parties = await makeParties();
  const engagement = await makeEngagement(parties, until);
  const practitioner = areaAccessOf(await makeAccount("practitioner", parties.area.id), parties.area);
  return {
    ...parties,
    engagement,
    person_: personParty(parties.asPerson),
    planner_: plannerParty(parties.asPlanner),
    practitioner_: { side: "practitioner", access: practitioner } as PlanParty,
  };
}
const key = () => ({ submissionKey: randomUUID() });

describe("who may", () => {
  test("the person, their planner at work and a practitioner of the area begin and open it; nobody else", async () => {
    const { person, person_, planner_, practitioner_ } = await makeWriters();
    const others = await makeWriters();
    const begun = must(await beginPlan(planner_, { personId: person.id, ...key() }));
    expect(must(await beginPlan(person_, { personId: person.id, ...key() }))).toEqual({
      id: begun.id,
      began: false,
    });
    for (const party of [person_, planner_, practitioner_])
      expect(await findPlan(party, begun.id)).not.toBeNull();
    for (const party of [others.person_, others.planner_, others.practitioner_]) {
      expect(await findPlan(party, begun.id)).toBeNull();
      expect(await beginPlan(party, { personId: person.id, ...key() })).toMatchObject({
        refusal: { code: "not-found" },
      });
      expect(
        await saveMoney(party, begun.id, { version: 1, fields: { paidEvery: "week", overReason: "" } }),
      ).toMatchObject({
        refusal: { code: "not-found" },
      });
      expect((await findPlans(party)).plans).toEqual([]);
    }
  });
  test("a planner who was only asked sees nothing", async () => {
    const { person, person_, planner_ } = await makeWriters("requested");
    const { id } = must(await beginPlan(person_, { personId: person.id, ...key() }));
    expect(await findPlan(planner_, id)).toBeNull();
    expect((await findPlans(planner_)).people).toEqual([]);
  });
  test("a planner whose work is agreed sees no draft, and mends what they wrote when the council sends it back", async () => {
    const { person, person_, planner_, asPerson, engagement } = await makeWriters("delivered");
    const { id } = must(await beginPlan(person_, { personId: person.id, ...key() }));
    must(
      await saveSection(planner_, id, {
        section: "matters",
        version: 0,
        body: "Her garden",
        how: "together",
      }),
    );
    must(await agreeDelivery(asPerson, { id: engagement.id, version: await engagement.version() }));
    expect(await findPlan(planner_, id)).toBeNull();
    await db().prisma.plan.update({ where: { id }, data: { status: "sent_back" } });
    expect(await findPlan(planner_, id)).not.toBeNull();
  });
  test("permission withdrawn refuses inside the write, and nobody types as the person's own hand", async () => {
    const { person, person_ } = await makeWriters();
    const { id } = must(await beginPlan(person_, { personId: person.id, ...key() }));
    const { access, grant } = await makeAssisted(person);
    const worker = personParty(access);
    const said = { section: "matters" as const, version: 0, body: "My dog and my street" };
    expect(await saveSection(worker, id, { ...said, how: "own" })).toMatchObject({
      refusal: { code: "not-own-hand" },
    });
    must(await saveSection(worker, id, { ...said, how: "phone" }));
    const row = await db().prisma.planSection.findFirstOrThrow({ where: { planId: id } });
    expect(row).toMatchObject({ how: "phone", changedBy: "Jo Worker, for Asha Test" });
    await db().prisma.accessGrant.update({
      where: { id: grant.id },
      data: { withdrawnAt: new Date(), withdrawnByAccountId: access.actor.accountId, withdrawnWords: "Stop" },
    });
    expect(await saveSection(worker, id, { ...said, version: 1, how: "phone" })).toMatchObject({
      refusal: { code: "grant-withdrawn" },
    });
  });
  test("a self-funder's plan is nothing of the council's", async () => {
    const { person, person_, practitioner_ } = await makeWriters();
    await db().prisma.person.update({ where: { id: person.id }, data: { selfFunder: true } });
    const { id } = must(await beginPlan(person_, { personId: person.id, ...key() }));
    expect(await findPlan(practitioner_, id)).toBeNull();
    expect(await beginPlan(practitioner_, { personId: person.id, ...key() })).toMatchObject({
      refusal: { code: "not-found" },
    });
  });
});

describe("two at once", () => {
  test("each changes another answer: both count", async () => {
    const { person, person_, planner_ } = await makeWriters();
    const { id, actionId, needId } = await makePlan(person_, person.id);
    const edit = { itemId: actionId, version: 1, submissionKey: "" };
    const [one, two] = await Promise.all([
      saveAction(person_, id, { ...edit, fields: anAction({ needIds: [needId], what: "Help at night" }) }),
      saveAction(planner_, id, { ...edit, fields: anAction({ needIds: [needId], costPence: 4_500 }) }),
    ]);
    expect([must(one).asideId, must(two).asideId]).toEqual([null, null]);
    expect((await findPlan(person_, id))?.actions[0]).toMatchObject({
      what: "Help at night",
      costPence: 4_500,
      version: 3,
    });
  });
  test("both write into one box: the first is kept, the second stands beside, whose and which is newer is said, and one chooses", async () => {
    const { person, person_, planner_ } = await makeWriters();
    const { id } = await makePlan(person_, person.id);
    const say = (party: PlanParty, body: string, how: "own" | "together") =>
      saveSection(party, id, { section: "matters", version: 1, body, how });
    must(await say(person_, "My garden, my dog and Radio 3", "own"));
    const beside = must(await say(planner_, "Her garden and the choir", "together"));
    expect(beside.asideId).not.toBeNull();
    expect(must(await say(planner_, "Her garden and the choir", "together"))).toEqual(beside); // sent twice
    const plan = await findPlan(person_, id);
    if (!plan || !beside.asideId) throw new Error("no plan");
    expect(plan.content.sections.matters).toBe("My garden, my dog and Radio 3");
    expect(plan.asides).toHaveLength(1);
    const aside = await findAside(plan, beside.asideId);
    expect(aside?.texts.map(({ key: which, words, by, how }) => [which, words, by, how])).toEqual([
      ["used", "Her garden and the choir", "Rosa Martin", "Written together"],
      ["kept", "My garden, my dog and Radio 3", "Asha Test", "Typed by the person"],
    ]);
    const stale = { asideId: beside.asideId, choice: "used" as const, version: plan.version - 1 };
    expect(await settleAside(person_, id, stale)).toMatchObject({ refusal: { code: "stale" } });
    must(await settleAside(person_, id, { ...stale, version: plan.version }));
    must(await settleAside(person_, id, { ...stale, version: plan.version })); // pressed twice
    const after = await findPlan(person_, id);
    expect(after?.content.sections.matters).toBe("Her garden and the choir");
    expect(after?.sections[0]).toMatchObject({ how: "together" });
    expect(after?.asides).toEqual([]);
    const kept = await db().prisma.planChange.findMany({
      where: { planId: id, kind: "section" },
      orderBy: { version: "asc" },
    });
    expect(kept.map(({ fields }) => (fields as { body: string }).body)).toEqual([
      "My garden and my dog",
      "My garden, my dog and Radio 3",
      "Her garden and the choir",
    ]);
  });
  test("two begin an empty box at once: both texts are there", async () => {
    const { person, person_, planner_ } = await makeWriters();
    const { id } = await makePlan(person_, person.id);
    const said = { section: "crisis" as const, version: 0 };
    const results = await Promise.all([
      saveSection(person_, id, { ...said, body: "Phone my sister", how: "own" }),
      saveSection(planner_, id, { ...said, body: "Phone the surgery", how: "together" }),
    ]);
    expect(results.filter((one) => must(one).asideId !== null)).toHaveLength(1);
    const [row, aside] = await Promise.all([
      db().prisma.planSection.findFirstOrThrow({ where: { planId: id, section: "crisis" } }),
      db().prisma.planAside.findFirstOrThrow({ where: { planId: id } }),
    ]);
    expect([row.body, (aside.value as { sent: string }).sent].sort()).toEqual([
      "Phone my sister",
      "Phone the surgery",
    ]);
  });
  test("the money of a plan and a cost that one empties: nothing is lost", async () => {
    const { person, person_, planner_ } = await makeWriters();
    const { id, actionId, needId } = await makePlan(person_, person.id);
    must(await saveMoney(person_, id, { version: 1, fields: { paidEvery: "week", overReason: "" } }));
    const money = must(
      await saveMoney(planner_, id, { version: 1, fields: { paidEvery: "month", overReason: "" } }),
    );
    expect(money.asideId).not.toBeNull();
    const edit = { itemId: actionId, version: 1, submissionKey: "" };
    must(
      await saveAction(person_, id, { ...edit, fields: anAction({ needIds: [needId], costPence: 3_000 }) }),
    );
    const cost = must(
      await saveAction(planner_, id, { ...edit, fields: anAction({ needIds: [needId], costPence: null }) }),
    );
    const version = async () => (await db().prisma.plan.findUniqueOrThrow({ where: { id } })).version;
    for (const asideId of [money.asideId ?? "", cost.asideId ?? ""])
      must(await settleAside(planner_, id, { asideId, choice: "used", version: await version() }));
    const plan = await findPlan(person_, id);
    expect(plan?.content.money.paidEvery).toBe("month");
    expect(plan?.actions[0]?.costPence).toBeNull();
  });
  test("what somebody read in an older text is not taken away, and what was taken away says who did", async () => {
    const { person, person_, planner_ } = await makeWriters();
    const { id, needId } = await makePlan(person_, person.id);
    const need = { area: "food", words: "Cooking a hot meal", eligible: true } as const;
    must(await saveNeed(planner_, id, { itemId: needId, version: 1, submissionKey: "", fields: need }));
    const remove = { kind: "need" as const, itemId: needId };
    expect(await removeItem(person_, id, { ...remove, version: 1 })).toMatchObject({
      refusal: { code: "stale" },
    });
    must(await removeItem(person_, id, { ...remove, version: 2 }));
    const late = await saveNeed(planner_, id, {
      itemId: needId,
      version: 2,
      submissionKey: "",
      fields: need,
    });
    expect(late).toMatchObject({
      refusal: { code: "removed", words: expect.stringContaining("Asha Test") as string },
    });
    const plan = await findPlan(person_, id);
    expect(plan?.needs).toEqual([]);
    expect(plan?.actions[0]?.needIds).toEqual([]);
  });
});

test("the same form twice counts once; the same key with other words is refused", async () => {
  const { person, person_ } = await makeWriters();
  const { id, needId } = await makePlan(person_, person.id);
  const sent = fresh({ words: "I sleep through the night", needIds: [needId] });
  const both = await Promise.all([saveOutcome(person_, id, sent), saveOutcome(person_, id, sent)]);
  expect(must(both[0]).id).toBe(must(both[1]).id);
  expect(
    await saveOutcome(person_, id, { ...sent, fields: { ...sent.fields, words: "Other" } }),
  ).toMatchObject({
    refusal: { code: "sent-before" },
  });
  expect(await db().prisma.planOutcome.count({ where: { planId: id } })).toBe(2);
});
test("50,000 characters, right to left, emoji and pasted Word HTML are kept to the letter", async () => {
  const { person, person_ } = await makeWriters();
  const { id } = await makePlan(person_, person.id);
  const body = "אני אוהב את הגינה שלי 🌻👩🏽‍🦽 <p class=MsoNormal><b>b</b></p> "
    .repeat(900)
    .slice(0, 50_000)
    .trim();
  must(await saveSection(person_, id, { section: "good_day", version: 0, body, how: "own" }));
  expect((await findPlan(person_, id))?.content.sections.good_day).toBe(body);
});
test("a plan that was agreed does not change, by the page or behind it; history only grows", async () => {
  const { person, person_ } = await makeWriters();
  const { id, needId, sectionId } = await makePlan(person_, person.id);
  const other = await makeWriters();
  const theirs = await makePlan(other.person_, other.person.id);
  const { prisma } = db();
  await expect(
    prisma.planOutcome.create({
      data: {
        planId: id,
        words: "x",
        needIds: [theirs.needId],
        submissionKey: randomUUID(),
        changedBy: "x",
        changedAt: new Date(),
      },
    }),
  ).rejects.toThrow(/Foreign key constraint/);
  await expect(
    prisma.planChange.updateMany({ where: { planId: id }, data: { byName: "Somebody else" } }),
  ).rejects.toThrow();
  await prisma.plan.update({ where: { id }, data: { status: "agreed" } });
  expect(
    await saveSection(person_, id, { section: "matters", version: 1, body: "Other words here", how: "own" }),
  ).toMatchObject({
    refusal: { code: "moved-on" },
  });
  await expect(
    prisma.planSection.update({ where: { id: sectionId }, data: { body: "x" } }),
  ).rejects.toThrow();
  await expect(
    prisma.planNeed.update({ where: { id: needId }, data: { removedAt: new Date() } }),
  ).rejects.toThrow();
  await expect(prisma.plan.update({ where: { id }, data: { overReason: "x" } })).rejects.toThrow();
  await expect(db().owner.query(`DELETE FROM plan_section WHERE id = '${sectionId}'`)).rejects.toThrow(
    /kept/,
  );
  expect(await beginPlan(person_, { personId: person.id, ...key() })).toMatchObject({
    value: { id, began: false },
  });
});
test("what is audited holds no words of the plan", async () => {
  const { person, person_ } = await makeWriters();
  await makePlan(person_, person.id);
  const audited = await db().prisma.auditEvent.findMany({
    where: { personId: person.id, action: { startsWith: "plan." } },
  });
  expect(audited.map(({ action }) => action)).toEqual([
    "plan.begun",
    "plan.changed",
    "plan.changed",
    "plan.changed",
    "plan.changed",
  ]);
  expect(JSON.stringify(audited.map(({ detail }) => detail))).not.toMatch(/garden|shower|eight|morning/);
});

describe("a form that comes again", () => {
  test("is the same item, also when somebody has changed it since; with other answers it is refused and nothing is lost", async () => {
    const { person, person_, planner_ } = await makeWriters();
    const { id } = must(await beginPlan(person_, { personId: person.id, ...key() }));
    const need = fresh({ area: "washing" as const, words: "Getting into the shower", eligible: true });
    const outcome = fresh({ words: "I am clean by eight", needIds: [] });
    const action = fresh(anAction());
    const kept = {
      need: must(await saveNeed(person_, id, need)),
      outcome: must(await saveOutcome(person_, id, outcome)),
      action: must(await saveAction(person_, id, action)),
    };
    const cheaper = { ...action, itemId: kept.action.id, version: 1, fields: anAction({ costPence: 1_500 }) };
    must(await saveAction(planner_, id, cheaper));
    expect(must(await saveAction(person_, id, action))).toEqual(kept.action);
    expect(must(await saveNeed(person_, id, need))).toEqual(kept.need);
    expect(must(await saveOutcome(person_, id, outcome))).toEqual(kept.outcome);
    const refused = { ok: false, refusal: { code: "sent-before" } };
    expect(
      await saveAction(person_, id, { ...action, fields: anAction({ costPence: 9_900 }) }),
    ).toMatchObject(refused);
    expect(
      await saveNeed(person_, id, { ...need, fields: { ...need.fields, eligible: false } }),
    ).toMatchObject(refused);
    expect(
      await saveOutcome(person_, id, { ...outcome, fields: { words: "Later is fine", needIds: [] } }),
    ).toMatchObject(refused);
    const { actions, needs, outcomes } = (await findPlan(person_, id)) ?? {};
    expect([actions, needs, outcomes]).toMatchObject([[{ costPence: 1_500 }], [{ eligible: true }], [{}]]);
  });
  test("to begin a plan leads to that plan, whatever has become of it; for somebody else it is refused", async () => {
    const one = await makeWriters();
    const other = await makeWriters();
    const form = { personId: one.person.id, ...key() };
    const { id } = must(await beginPlan(one.person_, form));
    await db().prisma.plan.update({
      where: { id },
      data: { status: "in_force", inForceFrom: new Date("2026-11-01") },
    });
    expect(must(await beginPlan(one.person_, form))).toEqual({ id, began: false });
    expect(await beginPlan(other.person_, { ...form, personId: other.person.id })).toMatchObject({
      refusal: { code: "sent-before" },
    });
  });
});
