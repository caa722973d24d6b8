import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { cancelEngagement } from "#app/domain/engagements/cancel-engagement.server.ts";
import { agreePlan } from "#app/domain/plans/agree-plan.server.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { findPlanLife } from "#app/domain/plans/find-plan-life.server.ts";
import { findSealedPlan } from "#app/domain/plans/find-sealed-plan.server.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { submitPlan } from "#app/domain/plans/submit-plan.server.ts";
import { takeBackPlan } from "#app/domain/plans/take-back-plan.server.ts";
import { db } from "#app/db.server.ts";
import { must } from "#tests/factories/budget.ts";
import { makeAssisted, makeRepresentative } from "#tests/factories/grant.ts";
import { anAction, fresh, makePlanLife, makePlanWithAside, seen } from "#tests/factories/plan.ts";

const code = (result: unknown) => (result as { refusal?: { code: string } }).refusal?.code ?? "done";
const told = async (planId: string) =>
  (await db().prisma.notification.findMany({ where: { onceKey: { startsWith: `plan:${planId}:` } } })).map(
    ({ subject }) => subject,
  );

describe("agreeing", () => {
  test("seals the whole plan as it stands, and tells the planner; nothing in it changes from then on", async () => {
    const life = await makePlanLife();
    const { plan, asPerson, person_, planner_ } = life;
    must(await agreePlan(asPerson, plan.id, await seen(plan.id)));
    expect(await life.status()).toBe("agreed");
    expect(await told(plan.id)).toEqual(["A support plan was agreed"]);
    const change = {
      section: "matters" as const,
      version: 1,
      body: "Something else",
      how: "together" as const,
    };
    expect(code(await saveSection(planner_, plan.id, change))).toBe("moved-on");
    const sealed = await findSealedPlan(planner_, plan.id, 1);
    expect(sealed?.signed).toContain("Agreed by Asha Test, in their own name");
    expect(sealed?.plan.sections.find(({ section }) => section === "matters")?.body).toBe(
      "My garden and my dog",
    );
    expect(sealed?.plan.actions[0]).toMatchObject({ what: "Help in the morning", costPence: 2_000 });
    expect(sealed?.plan.sums.planned.year).toBe(2_000 * 52);
    const { events, versions } = await findPlanLife(plan.id);
    expect(events.map(({ what }) => what)).toEqual(["The plan was begun", "The person agreed to it"]);
    expect(versions.map(({ number }) => number)).toEqual([1]);
    // Taken back and written on, the first version still says what it said
    must(await takeBackPlan(asPerson, plan.id, { ...(await seen(plan.id)), reason: "I want the dog first" }));
    must(await saveSection(person_, plan.id, { ...change, body: "My dog first", how: "own" }));
    must(await agreePlan(asPerson, plan.id, await seen(plan.id)));
    const said = async (number: number) =>
      (await findSealedPlan(person_, plan.id, number))?.plan.sections.find(
        ({ section }) => section === "matters",
      )?.body;
    expect([await said(1), await said(2)]).toEqual(["My garden and my dog", "My dog first"]);
    await expect(
      db().prisma.planVersion.updateMany({ where: { planId: plan.id }, data: { agreedBy: "x" } }),
    ).rejects.toThrow();
  });
  test("the same form twice, even at once, is one agreement; other answers with its key are refused", async () => {
    const { plan, asPerson, status } = await makePlanLife();
    const form = await seen(plan.id);
    const both = await Promise.all([agreePlan(asPerson, plan.id, form), agreePlan(asPerson, plan.id, form)]);
    expect(both.map(code)).toEqual(["done", "done"]);
    expect(await db().prisma.planVersion.count({ where: { planId: plan.id } })).toBe(1);
    expect(await status()).toBe("agreed");
    expect(code(await agreePlan(asPerson, plan.id, { ...form, version: form.version + 1 }))).toBe(
      "sent-before",
    );
  });
  test("two tabs at once: one agrees, the other is told that the plan moved on", async () => {
    const { plan, asPerson } = await makePlanLife();
    const [one, two] = [await seen(plan.id), await seen(plan.id)];
    const both = await Promise.all([agreePlan(asPerson, plan.id, one), agreePlan(asPerson, plan.id, two)]);
    expect(both.map(code).sort()).toEqual(["done", "moved-on"]);
    expect(await db().prisma.planVersion.count({ where: { planId: plan.id } })).toBe(1);
  });
  test("a tab from before somebody's change is refused, and nothing is sealed", async () => {
    const { plan, asPerson, planner_, status } = await makePlanLife();
    const form = await seen(plan.id);
    must(await saveAction(planner_, plan.id, fresh(anAction({ needIds: [plan.needId], what: "More help" }))));
    expect(code(await agreePlan(asPerson, plan.id, form))).toBe("stale");
    expect(await status()).toBe("draft");
    expect(await db().prisma.planVersion.count({ where: { planId: plan.id } })).toBe(0);
  });
  test("somebody else's plan, nonsense and a text that waits for a choice are refused", async () => {
    const { plan, asPerson } = await makePlanLife();
    const other = await makePlanLife();
    expect(code(await agreePlan(other.asPerson, plan.id, await seen(plan.id)))).toBe("not-found");
    expect(code(await agreePlan(asPerson, "nothing", await seen(plan.id)))).toBe("not-found");
    expect(code(await agreePlan(asPerson, randomUUID(), await seen(plan.id)))).toBe("not-found");
    const two = await makePlanLife();
    await db().prisma.plan.update({
      where: { id: two.plan.id },
      data: { status: "superseded", inForceFrom: new Date("2026-01-01") },
    });
    const beside = await makePlanWithAside(two);
    expect(code(await agreePlan(two.asPerson, beside.id, await seen(beside.id)))).toBe("asides");
  });
  test("a worker agrees only with the person's own words; without permission nothing is agreed", async () => {
    const { plan, person, status } = await makePlanLife();
    const { access, grant } = await makeAssisted(person);
    expect(code(await agreePlan(access, plan.id, await seen(plan.id)))).toBe("words-needed");
    expect(await status()).toBe("draft");
    const decision = { question: "Do you agree?", words: "Yes, that is my life." };
    const form = await seen(plan.id);
    await db().prisma.accessGrant.update({
      where: { id: grant.id },
      data: { validUntil: new Date(Date.now() - 1_000) },
    });
    expect(code(await agreePlan(access, plan.id, { ...form, decision }))).toBe("grant-expired");
    await db().prisma.accessGrant.update({
      where: { id: grant.id },
      data: { validUntil: new Date(Date.now() + 60_000) },
    });
    must(await agreePlan(access, plan.id, { ...form, decision }));
    const version = await db().prisma.planVersion.findFirstOrThrow({ where: { planId: plan.id } });
    expect(version).toMatchObject({
      agreedBy: "Jo Worker, for Asha Test",
      authority: "consent",
      grantId: grant.id,
    });
    const kept = await db().prisma.assistedDecision.findUniqueOrThrow({
      where: { id: version.decisionId ?? "" },
    });
    expect(kept).toMatchObject({ words: "Yes, that is my life.", decision: "agree-plan" });
    expect(await told(plan.id)).toContain("Your support plan was agreed");
  });
  test("a representative agrees in their own right, and it is said so; never the planner, whomever they act for", async () => {
    const { plan, person, asPlanner } = await makePlanLife();
    const { access } = await makeRepresentative(person);
    if (!access) throw new Error("no access");
    const asRepresentative = { ...access, actor: { ...access.actor, accountId: asPlanner.actor.accountId } };
    // The grant is the account's: with the planner's account and the grant theirs, it is their own work
    await db().prisma.accessGrant.update({
      where: { id: access.grant?.id ?? "" },
      data: { holderAccountId: asPlanner.actor.accountId },
    });
    expect(code(await agreePlan(asRepresentative, plan.id, await seen(plan.id)))).toBe("own-work");
    await db().prisma.accessGrant.update({
      where: { id: access.grant?.id ?? "" },
      data: { holderAccountId: access.actor.accountId },
    });
    must(await agreePlan(access, plan.id, await seen(plan.id)));
    expect(await db().prisma.planVersion.findFirstOrThrow({ where: { planId: plan.id } })).toMatchObject({
      authority: "nominated",
    });
  });
});

describe("taking back", () => {
  test("opens the plan again with a reason; not twice, not once the council has it", async () => {
    const { plan, asPerson, planner_, status } = await makePlanLife("agreed");
    const form = { ...(await seen(plan.id)), reason: "I forgot Fridays" };
    const both = await Promise.all([
      takeBackPlan(asPerson, plan.id, form),
      takeBackPlan(asPerson, plan.id, form),
    ]);
    expect(both.map(code)).toEqual(["done", "done"]);
    expect(await status()).toBe("draft");
    expect((await findPlanLife(plan.id)).events.at(-1)).toMatchObject({
      what: "The agreement was taken back",
      words: "I forgot Fridays",
    });
    expect(code(await takeBackPlan(asPerson, plan.id, { ...form, reason: "Other" }))).toBe("sent-before");
    must(await agreePlan(asPerson, plan.id, await seen(plan.id)));
    must(await submitPlan(planner_, plan.id, await seen(plan.id)));
    expect(code(await takeBackPlan(asPerson, plan.id, { ...(await seen(plan.id)), reason: "Late" }))).toBe(
      "moved-on",
    );
  });
});

describe("sending", () => {
  test("by the planner: with the council, whose practitioners and the person are told", async () => {
    const { plan, planner_, status } = await makePlanLife("agreed");
    must(await submitPlan(planner_, plan.id, await seen(plan.id)));
    expect(await status()).toBe("submitted");
    expect((await told(plan.id)).sort()).toEqual([
      "A support plan waits for the council",
      "A support plan was agreed",
      "Your support plan is with the council",
    ]);
  });
  test("by the person, twice at once, is sent once", async () => {
    const { plan, person_ } = await makePlanLife("agreed");
    const form = await seen(plan.id);
    const both = await Promise.all([submitPlan(person_, plan.id, form), submitPlan(person_, plan.id, form)]);
    expect(both.map(code)).toEqual(["done", "done"]);
    expect(await db().prisma.planEvent.count({ where: { planId: plan.id, kind: "submit" } })).toBe(1);
  });
  test("with a gap it is refused with the gap named, and nothing is sent", async () => {
    const { plan, asPerson, person_, planner_, status } = await makePlanLife();
    must(
      await saveSection(planner_, plan.id, { section: "prevent", version: 1, body: "tbc", how: "together" }),
    );
    must(await agreePlan(asPerson, plan.id, await seen(plan.id)));
    const refused = await submitPlan(person_, plan.id, await seen(plan.id));
    expect(code(refused)).toBe("gaps");
    expect(JSON.stringify(refused)).toContain("What can stop new needs");
    expect(await status()).toBe("agreed");
  });
  test("a draft, a stale tab, the council itself, a stranger and a planner whose work has ended are refused", async () => {
    const draft = await makePlanLife();
    expect(code(await submitPlan(draft.person_, draft.plan.id, await seen(draft.plan.id)))).toBe("moved-on");
    const { plan, asPerson, planner_, practitioner, engagement, status } = await makePlanLife("agreed");
    const now = await seen(plan.id);
    expect(code(await submitPlan(planner_, plan.id, { ...now, version: now.version - 1 }))).toBe("stale");
    expect(code(await submitPlan({ side: "practitioner", access: practitioner }, plan.id, now))).toBe(
      "moved-on",
    );
    expect(code(await submitPlan(draft.planner_, plan.id, now))).toBe("not-found");
    const { id } = engagement;
    must(await cancelEngagement(asPerson, { id, version: await engagement.version(), reason: "No more" }));
    expect(code(await submitPlan(planner_, plan.id, now))).toBe("not-found");
    expect(await status()).toBe("agreed");
  });
  test("nobody else reads a sealed version, and a number that is none is not there", async () => {
    const { plan, person_ } = await makePlanLife("agreed");
    const other = await makePlanLife();
    for (const party of [other.person_, other.planner_])
      expect(await findSealedPlan(party, plan.id, 1)).toBeNull();
    for (const number of [0, -1, 2, 1.5, Number.NaN, 2 ** 40])
      expect(await findSealedPlan(person_, plan.id, number)).toBeNull();
    expect(await findPlan(person_, plan.id)).not.toBeNull();
  });
});
