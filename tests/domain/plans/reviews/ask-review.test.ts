import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { askReview } from "#app/domain/plans/reviews/ask-review.server.ts";
import { findAreaReviews } from "#app/domain/plans/reviews/find-area-reviews.server.ts";
import { findReview, findReviews } from "#app/domain/plans/reviews/find-reviews.server.ts";
import { lookAfterReviews } from "#app/domain/plans/reviews/look-after-reviews.server.ts";
import { AskReviewForm } from "#app/domain/plans/reviews/review-forms.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { must } from "#tests/factories/budget.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import { makePlan, personParty, plannerParty, putInForce } from "#tests/factories/plan.ts";

afterEach(() => {
  setNow(null);
});

async function makeReviewed(until: "accepted" | "delivered" = "accepted") {
  const parties = await makeParties();
  const engagement = await makeEngagement(parties, until);
  const practitioner = await makeAccount("practitioner", parties.area.id, "Helen Test");
  const council = areaAccessOf(practitioner, parties.area);
  const person_ = personParty(parties.asPerson);
  const planner_ = plannerParty(parties.asPlanner);
  const plan = await makePlan(person_, parties.person.id);
  const how = "together" as const;
  must(await saveSection(planner_, plan.id, { section: "people", version: 0, body: "Her sister", how }));
  await putInForce(plan.id, { from: "2026-01-05", reviewBy: "2027-01-05" });
  const council_: PlanParty = { side: "practitioner", access: council };
  return { ...parties, engagement, practitioner, council, plan, person_, planner_, council_ };
}
const form = (more: Record<string, unknown> = {}) =>
  AskReviewForm.parse({ why: "The stairs are too much now", submissionKey: randomUUID(), ...more });
const notices = (accountId: string) =>
  db().prisma.notification.count({ where: { accountId, onceKey: { contains: ":asked" } } });

describe("asked at any time", () => {
  test("by the person, their planner or a practitioner, in words; the practitioner is told and everybody sees it", async () => {
    setNow(new Date("2026-06-01T10:00:00Z"));
    const made = await makeReviewed();
    const { id } = must(await askReview(made.person_, made.plan.id, form()));
    expect(await db().prisma.planReview.findUniqueOrThrow({ where: { id } })).toMatchObject({
      kind: "change",
      askedBy: made.asPerson.actor.name,
      why: "The stairs are too much now",
      dueBy: new Date("2026-06-29"),
      state: "open",
    });
    expect(await notices(made.practitioner.id)).toBe(1);
    expect(await notices(made.asPlanner.actor.accountId)).toBe(1);
    must(await askReview(made.planner_, made.plan.id, form({ why: "She fell twice" })));
    must(await askReview(made.council_, made.plan.id, form({ why: "We heard of a fall" })));
    expect(await notices(made.practitioner.id)).toBe(2);
    for (const party of [made.person_, made.planner_, made.council_]) {
      const found = await findReviews(party, made.plan.id);
      expect(found?.toCome.map(({ kind, why }) => [kind, why])).toEqual([
        ["change", "The stairs are too much now"],
        ["change", "She fell twice"],
        ["council", "We heard of a fall"],
      ]);
    }
    expect((await findAreaReviews(made.council, "asked", 1)).rows.map(({ askedBy }) => askedBy)).toHaveLength(
      3,
    );
  });
  test("sooner than four weeks where the planned review is sooner", async () => {
    setNow(new Date("2026-12-30T10:00:00Z"));
    const made = await makeReviewed();
    const { id } = must(await askReview(made.person_, made.plan.id, form()));
    expect((await db().prisma.planReview.findUniqueOrThrow({ where: { id } })).dueBy).toEqual(
      new Date("2027-01-05"),
    );
  });
  test("twice at once with one form is one; the same form with other words is said to be so", async () => {
    const made = await makeReviewed();
    const sent = form();
    const all = await Promise.all([1, 2, 3, 4].map(() => askReview(made.person_, made.plan.id, sent)));
    expect(new Set(all.map((one) => must(one).id)).size).toBe(1);
    expect(await askReview(made.person_, made.plan.id, { ...sent, why: "Other words" })).toMatchObject({
      refusal: { code: "sent-before" },
    });
    expect(await db().prisma.planReview.count({ where: { planId: made.plan.id } })).toBe(1);
    expect(await notices(made.practitioner.id)).toBe(1);
  });
  test("somebody else's plan, nonsense, and a plan that is not in force", async () => {
    const made = await makeReviewed();
    const other = await makeReviewed();
    for (const party of [other.person_, other.planner_, other.council_]) {
      expect(await askReview(party, made.plan.id, form())).toMatchObject({ refusal: { code: "not-found" } });
      expect(await findReviews(party, made.plan.id)).toBeNull();
    }
    for (const id of ["", "x", randomUUID(), "'; DROP TABLE plan; --"])
      expect(await askReview(made.person_, id, form())).toMatchObject({ refusal: { code: "not-found" } });
    expect(AskReviewForm.safeParse({ why: " ", submissionKey: randomUUID() }).success).toBe(false);
    expect(AskReviewForm.safeParse({ why: "x".repeat(5_001), submissionKey: randomUUID() }).success).toBe(
      false,
    );
    await db().prisma.plan.update({ where: { id: made.plan.id }, data: { status: "superseded" } });
    expect(await askReview(made.person_, made.plan.id, form())).toMatchObject({
      refusal: { code: "moved-on" },
    });
  });
  test("ten wait at most, and the eleventh keeps its words in the form", async () => {
    const made = await makeReviewed();
    for (let i = 0; i < 10; i++) must(await askReview(made.person_, made.plan.id, form()));
    expect(await askReview(made.person_, made.plan.id, form())).toMatchObject({
      refusal: { code: "too-many" },
    });
  });
});

describe("for somebody", () => {
  test("a worker writes down what the person said; without it, and once permission ended, nothing is asked", async () => {
    const made = await makeReviewed();
    const { access, grant } = await makeAssisted(made.person);
    const worker = personParty(access);
    expect(await askReview(worker, made.plan.id, form())).toMatchObject({
      refusal: { code: "words-needed" },
    });
    const said = form({ decision: { question: "Shall I ask for a review?", words: "Yes, please do" } });
    const { id } = must(await askReview(worker, made.plan.id, said));
    expect(await db().prisma.planReview.findUniqueOrThrow({ where: { id } })).toMatchObject({
      askedBy: `Jo Worker, for ${made.asPerson.subject.name}`,
      grantId: grant.id,
    });
    expect(
      await db().prisma.assistedDecision.findFirstOrThrow({ where: { grantId: grant.id } }),
    ).toMatchObject({ decision: "ask-review", words: "Yes, please do" });
    expect(
      await db().prisma.notification.count({
        where: { personId: made.person.id, onceKey: `plan-review:${id}:asked:person` },
      }),
    ).toBe(1);
    await db().prisma.accessGrant.update({ where: { id: grant.id }, data: { withdrawnAt: new Date() } });
    expect(await askReview(worker, made.plan.id, { ...said, submissionKey: randomUUID() })).toMatchObject({
      refusal: { code: "grant-withdrawn" },
    });
  });
  test("a planner whose work is done knows when, and none of the words; one who did not write in it knows nothing", async () => {
    const made = await makeReviewed("delivered");
    const { id } = must(await askReview(made.person_, made.plan.id, form()));
    must(
      await agreeDelivery(made.asPerson, {
        id: made.engagement.id,
        version: await made.engagement.version(),
      }),
    );
    const found = await findReview(made.planner_, made.plan.id, id);
    expect(found).toMatchObject({ plan: { sees: false }, review: { why: "", askedBy: "" } });
    expect(JSON.stringify(found?.review)).not.toContain("stairs");
    const { id: own } = must(
      await askReview(made.planner_, made.plan.id, form({ why: "Her sister moved away" })),
    );
    expect(await findReview(made.planner_, made.plan.id, own)).toMatchObject({
      review: { why: "Her sister moved away" },
    });
  });
});

describe("the practitioner's list", () => {
  test("overdue ones lead, the longest overdue first; what is far off is under all", async () => {
    setNow(new Date("2026-06-01T10:00:00Z"));
    const parties = await makeReviewed();
    const council = parties.council;
    await db().prisma.plan.update({
      where: { id: parties.plan.id },
      data: { reviewBy: new Date("2026-06-03") },
    });
    const more = async (reviewBy: string) => {
      const made = await makeReviewed();
      await db().prisma.plan.update({ where: { id: made.plan.id }, data: { reviewBy: new Date(reviewBy) } });
      return made;
    };
    const other = await more("2026-05-20");
    await lookAfterReviews();
    const mine = await findAreaReviews(council, "soon", 1);
    expect(mine.rows.map(({ planId, near }) => [planId, near])).toEqual([[parties.plan.id, 1]]);
    expect(mine.overdue).toBe(0);
    const theirs = await findAreaReviews(other.council, "soon", 1);
    expect(theirs.rows.map(({ near }) => near)).toEqual(["overdue"]);
    setNow(new Date("2026-06-04T10:00:00Z"));
    must(await askReview(parties.person_, parties.plan.id, form()));
    const now_ = await findAreaReviews(council, "soon", 1);
    expect(now_.rows.map(({ kind, near }) => [kind, near])).toEqual([
      ["planned", "overdue"],
      ["change", "overdue"],
    ]);
    expect(now_.overdue).toBe(2);
    await db().prisma.plan.update({
      where: { id: parties.plan.id },
      data: { reviewBy: new Date("2027-06-04") },
    });
    await lookAfterReviews();
    expect((await findAreaReviews(council, "all", 1)).rows).toHaveLength(2);
    expect((await findAreaReviews(council, "soon", 99)).rows).toHaveLength(1);
  });
});
