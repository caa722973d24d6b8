import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { AskAdvocateForm, MoveReferralForm } from "#app/domain/capacity/advocate-forms.ts";
import { askAdvocate } from "#app/domain/capacity/ask-advocate.server.ts";
import { BestInterestsForm } from "#app/domain/capacity/best-interests-form.ts";
import { decideFor } from "#app/domain/capacity/decide-for.server.ts";
import { findBestInterests } from "#app/domain/capacity/find-best-interests.server.ts";
import { findPlanAuthority } from "#app/domain/capacity/find-plan-authority.server.ts";
import { findWayToDecide } from "#app/domain/capacity/find-way-to-decide.server.ts";
import { moveReferral } from "#app/domain/capacity/move-referral.server.ts";
import { agreePlan } from "#app/domain/plans/agree-plan.server.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { saveNeed } from "#app/domain/plans/save-need.server.ts";
import { db } from "#app/db.server.ts";
import { must } from "#tests/factories/budget.ts";
import { makeCapacity } from "#tests/factories/capacity.ts";
import { makeAssisted, makeRepresentative } from "#tests/factories/grant.ts";
import { fresh, makePlanLife, seen } from "#tests/factories/plan.ts";

const CODE = (code: string) => ({ ok: false, refusal: { code } });
const says = async (planId: string, more: Record<string, unknown> = {}) =>
  BestInterestsForm.parse({
    wishes: "He wants to stay at home with his cat",
    consulted: "His sister, who agrees; his neighbour",
    advocateName: "Callum Test",
    advocateWords: "He showed that he likes the mornings",
    lessRestrictive: "Day care was looked at; he does not settle there",
    why: "It keeps him at home, as he always wanted",
    version: String((await seen(planId)).version),
    submissionKey: randomUUID(),
    ...more,
  });

async function makeDraft() {
  const life = await makePlanLife("draft");
  return { ...life, planId: life.plan.id };
}
/** Somebody who cannot decide about their plan, whole but for what a test takes away; with an advocate at work. */
async function makeLacking(advocate = true) {
  const life = await makeDraft();
  const { practitioner, person, planId } = life;
  await makeCapacity(practitioner, person.id, "plan");
  if (!advocate) return life;
  must(
    await askAdvocate(
      { side: "practitioner", access: practitioner },
      planId,
      AskAdvocateForm.parse({
        difficulties: "weighing",
        why: "He cannot weigh it up",
        helper: "none",
        submissionKey: randomUUID(),
      }),
    ),
  );
  for (const to of ["referred", "named", "started"]) {
    const { id, version } = await db().prisma.advocateReferral.findFirstOrThrow({ where: { planId } });
    must(
      await moveReferral(
        practitioner,
        planId,
        MoveReferralForm.parse({
          to,
          service: "Wessex Voices",
          advocateName: "Callum Test",
          referralId: id,
          version: String(version),
        }),
      ),
    );
  }
  return life;
}
/** Everything in the plan is held by the council. */
const withoutDirectPayment = (planId: string) =>
  db().prisma.planAction.updateMany({
    where: { planId, route: "direct_payment" },
    data: { route: "council_held" },
  });
const statusOf = async (planId: string) =>
  (await db().prisma.plan.findUniqueOrThrow({ where: { id: planId } })).status;

describe("agreeing to a plan", () => {
  test("who cannot decide about it does not agree, nor anybody at their word; an authorised person does, and by what right is kept", async () => {
    const { person, planId, asPerson } = await makeLacking(false);
    expect(await agreePlan(asPerson, planId, await seen(planId))).toMatchObject(CODE("no-authority"));
    const { access: assisted } = await makeAssisted(person);
    const decision = { question: "Do you agree?", words: "Yes" };
    expect(await agreePlan(assisted, planId, { ...(await seen(planId)), decision })).toMatchObject(
      CODE("no-authority"),
    );
    for (const basis of ["nominated", "attorney_finance", "advocate"] as const) {
      const { access } = await makeRepresentative(person, { basis });
      if (!access) throw new Error("no grant");
      expect(await agreePlan(access, planId, await seen(planId))).toMatchObject(CODE("no-authority"));
    }
    expect(await statusOf(planId)).toBe("draft");
    expect(await db().prisma.planVersion.count({ where: { planId } })).toBe(0);
    expect(await db().prisma.assistedDecision.count({ where: { personId: person.id } })).toBe(0);
    const authorised = await makeRepresentative(person, { basis: "authorised_person" });
    if (!authorised.access) throw new Error("no grant");
    must(await agreePlan(authorised.access, planId, await seen(planId)));
    const version = await db().prisma.planVersion.findFirstOrThrow({ where: { planId } });
    expect([version.authority, version.grantId]).toEqual(["authorised_person", authorised.grant.id]);
  });
  test("an authorised person does not agree while the person can", async () => {
    const { person, planId } = await makeDraft();
    const { access } = await makeRepresentative(person, { basis: "authorised_person" });
    if (!access) throw new Error("no grant");
    expect(await agreePlan(access, planId, await seen(planId))).toMatchObject(CODE("no-authority"));
  });
});

describe("in their best interests", () => {
  test("sealed with what was asked and said, with the council to be approved; once", async () => {
    const { practitioner, planId, person, asPerson } = await makeLacking();
    await withoutDirectPayment(planId);
    const sent = await says(planId);
    const both = await Promise.all([1, 2].map(() => decideFor(practitioner, planId, sent)));
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(
      await decideFor(practitioner, planId, { ...sent, why: "Something else, written later" }),
    ).toMatchObject(CODE("sent-before"));
    expect(await statusOf(planId)).toBe("submitted");
    const version = await db().prisma.planVersion.findFirstOrThrow({ where: { planId } });
    expect([version.number, version.authority]).toEqual([1, "best_interests"]);
    const [decided] = await findBestInterests(planId);
    expect(decided?.advocate).toBe("Callum Test: “He showed that he likes the mornings”");
    expect(await db().prisma.bestInterests.count({ where: { planId } })).toBe(1);
    expect(
      await db().prisma.auditEvent.count({ where: { personId: person.id, action: "plan.agree_for" } }),
    ).toBe(1);
    await expect(
      db().prisma.bestInterests.updateMany({ where: { planId }, data: { why: "Other" } }),
    ).rejects.toThrow();
    expect(await findPlan({ side: "person", access: asPerson }, planId)).not.toBeNull();
  });
  test("never while they can, nor where somebody else may", async () => {
    const able = await makeDraft();
    expect(await decideFor(able.practitioner, able.planId, await says(able.planId))).toMatchObject(
      CODE("has-capacity"),
    );
    const { practitioner, planId, person } = await makeLacking();
    await withoutDirectPayment(planId);
    const { grant } = await makeRepresentative(person, { basis: "attorney_health" });
    expect(await decideFor(practitioner, planId, await says(planId))).toMatchObject(CODE("others-decide"));
    // An attorney for money may not decide about it
    await db().prisma.accessGrant.update({ where: { id: grant.id }, data: { basis: "attorney_finance" } });
    expect(await decideFor(practitioner, planId, await says(planId))).toMatchObject({ ok: true });
  });
  test("no direct payment without an authorised person; none that nobody has asked about", async () => {
    const { practitioner, planId, person } = await makeLacking();
    await db().prisma.planAction.updateMany({ where: { planId }, data: { route: "direct_payment" } });
    expect(await decideFor(practitioner, planId, await says(planId))).toMatchObject(CODE("direct-payment"));
    await makeCapacity(practitioner, person.id, "budget");
    expect(await decideFor(practitioner, planId, await says(planId))).toMatchObject(CODE("direct-payment"));
    expect(await statusOf(planId)).toBe("draft");
  });
  test("not without an advocate at work or somebody appropriate", async () => {
    const { practitioner, planId, person } = await makeLacking(false);
    await withoutDirectPayment(planId);
    expect(await decideFor(practitioner, planId, await says(planId))).toMatchObject(CODE("advocate"));
    const party = { side: "practitioner", access: practitioner } as const;
    const plan = await findPlan(party, planId);
    if (!plan) throw new Error("no plan");
    expect((await findWayToDecide(plan)).stops.join(" ")).toContain("Ask for an advocate");
    expect(plan.lines.find(({ key }) => key === "advocate")?.gaps).toHaveLength(1);
    must(
      await askAdvocate(
        party,
        planId,
        AskAdvocateForm.parse({
          difficulties: "weighing",
          why: "He cannot weigh it up",
          helper: "agreed",
          helperName: "Ngozi, his sister",
          submissionKey: randomUUID(),
        }),
      ),
    );
    const alone = { advocateName: "", advocateWords: "" };
    must(await decideFor(practitioner, planId, await says(planId, alone)));
    expect(person.id).toBe(plan.personId);
  });
  test("not by another area, the planner's side, an old tab, or with somebody tied to it as the advocate", async () => {
    const { practitioner, planId, person, planner } = await makeLacking();
    await withoutDirectPayment(planId);
    const other = await makeLacking();
    expect(await decideFor(other.practitioner, planId, await says(planId))).toMatchObject(CODE("not-found"));
    const tied = { advocateName: `${planner.firstName} ${planner.lastName}` };
    expect(await decideFor(practitioner, planId, await says(planId, tied))).toMatchObject(
      CODE("not-independent"),
    );
    const acts = await makeRepresentative(person, { basis: "nominated" });
    const asHolder = { ...practitioner, actor: { ...practitioner.actor, accountId: acts.account.id } };
    expect(await decideFor(asHolder, planId, await says(planId))).toMatchObject(CODE("own-part"));
    const old = await says(planId);
    must(
      await saveNeed(
        { side: "practitioner", access: practitioner },
        planId,
        fresh({ area: "people", words: "Seeing his sister", eligible: false }),
      ),
    );
    expect(await decideFor(practitioner, planId, old)).toMatchObject(CODE("stale"));
    expect(await statusOf(planId)).toBe("draft");
  });
  test("the plan's pages say who decides", async () => {
    const { practitioner, planId, person, asPerson } = await makeLacking(false);
    const plan = { id: planId, personId: person.id, name: "Asha", selfFunder: false };
    const council = await findPlanAuthority({ side: "practitioner", access: practitioner }, plan);
    expect([council.lacks, council.council, council.refused, council.advocate]).toEqual([
      true,
      true,
      null,
      null,
    ]);
    const own = await findPlanAuthority({ side: "person", access: asPerson }, plan);
    expect(own.refused).toContain("Nothing was changed and nothing was lost");
    await makeRepresentative(person, { basis: "authorised_person" });
    const with_ = await findPlanAuthority({ side: "person", access: asPerson }, plan);
    expect([with_.council, with_.instead]).toEqual([false, ["Rana Representative"]]);
  });
});
