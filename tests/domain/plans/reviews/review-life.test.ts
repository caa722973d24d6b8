import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SpendingForm } from "#app/domain/budgets/spending-form.ts";
import { sayWhyLooking } from "#app/domain/budgets/look-at-statement.server.ts";
import { undoSpending, writeSpending } from "#app/domain/budgets/write-spending.server.ts";
import { saveAnswers, saveTier } from "#app/domain/engagements/draft-engagement.server.ts";
import { requestEngagement } from "#app/domain/engagements/request-engagement.server.ts";
import { findPotMoney } from "#app/domain/ledger/find-pot-money.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { askReview } from "#app/domain/plans/reviews/ask-review.server.ts";
import { changeUse } from "#app/domain/plans/reviews/change-use.server.ts";
import { chooseMessages } from "#app/domain/plans/reviews/choose-messages.server.ts";
import { closeReview } from "#app/domain/plans/reviews/close-review.server.ts";
import { findPack } from "#app/domain/plans/reviews/find-pack.server.ts";
import { findReview } from "#app/domain/plans/reviews/find-reviews.server.ts";
import { holdReview } from "#app/domain/plans/reviews/hold-review.server.ts";
import { keepOwnWords } from "#app/domain/plans/reviews/keep-own-words.server.ts";
import { lookAfterReviews } from "#app/domain/plans/reviews/look-after-reviews.server.ts";
import { CloseReviewForm, HoldReviewForm } from "#app/domain/plans/reviews/review-forms.ts";
import { wantPlanner } from "#app/domain/plans/reviews/want-planner.server.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { saveNeed } from "#app/domain/plans/save-need.server.ts";
import { saveSafeguard } from "#app/domain/plans/safety/save-safeguard.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, addMonths, dayOf, isoDay } from "#app/lib/dates.ts";
import { makeBudget, makeCouncil, must, parts } from "#tests/factories/budget.ts";
import { makeParties } from "#tests/factories/engagement.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import { anAction, fresh, makePlan, personParty, putInForce } from "#tests/factories/plan.ts";

const today = dayOf(now());
const FROM = addMonths(today, -5);

/** Somebody with a direct payment and a plan in force for five months, and a review that they asked for. */
async function makeReviewed() {
  const council = await makeCouncil();
  const budget = await makeBudget(council, {
    periodFrom: parts(isoDay(addMonths(today, -6))),
    periodTo: parts(isoDay(addDays(addMonths(today, -6), 363))),
    amount: "4000",
    every: "week",
  });
  const person_ = personParty(council.asPerson);
  const council_: PlanParty = { side: "practitioner", access: council.practitioner };
  const plan = await makePlan(person_, council.person.id);
  const need = must(
    await saveNeed(person_, plan.id, fresh({ area: "out", words: "Getting out", eligible: true })),
  );
  const two = must(
    await saveAction(
      person_,
      plan.id,
      fresh(anAction({ what: "Lena in the week", who: "Lena Kowalska", needIds: [plan.needId, need.id] })),
    ),
  );
  await putInForce(plan.id, { from: isoDay(FROM), reviewBy: isoDay(addDays(today, 30)) });
  const review = must(await askReview(person_, plan.id, { why: "The stairs", submissionKey: randomUUID() }));
  const of = { plan: plan.id, review: review.id };
  const version = async () =>
    (await db().prisma.planReview.findUniqueOrThrow({ where: { id: review.id } })).version;
  const pack = async (party: PlanParty) => {
    const found = await findReview(party, plan.id, review.id);
    return found && findPack(party, found.plan, found.review);
  };
  return { ...council, budget, person_, council_, plan, need, two, review, of, version, pack };
}
type Reviewed = Awaited<ReturnType<typeof makeReviewed>>;
const pay = (made: Reviewed, more: Record<string, unknown>) =>
  writeSpending(
    made.asPerson,
    SpendingForm.parse({
      potId: made.budget.pot.id,
      what: "Support",
      payee: "Somebody",
      paid: parts(isoDay(today)),
      amount: "10.01",
      submissionKey: randomUUID(),
      ...more,
    }),
  );
const held = (version: number, on = today) =>
  HoldReviewForm.parse({ version, held: parts(isoDay(on)), how: "visit" });
const closing = (version: number, more: Record<string, unknown> = {}) =>
  CloseReviewForm.parse({
    version,
    outcome: "no_change",
    words: "It goes well",
    submissionKey: randomUUID(),
    ...more,
  });

describe("need to penny", () => {
  test("by the name of who was paid, as somebody says, and not said: together what the ledger says", async () => {
    const made = await makeReviewed();
    must(await pay(made, { payee: "lena kowalska", amount: "33.33", hours: "2" }));
    must(await pay(made, { use: made.plan.actionId, amount: "20" }));
    must(await pay(made, { use: "none", payee: "Lena Kowalska", amount: "5" }));
    const undone = must(await pay(made, { amount: "7" }));
    must(await undoSpending(made.asPerson, undone.id, { reason: "Twice" }));
    const pack = await made.pack(made.person_);
    expect(pack?.money?.needs.map(({ pence, minutes }) => [pence, minutes])).toEqual([
      [2_000 + 1_667, 60],
      [1_666, 60],
    ]);
    expect([pack?.money?.notSaid.pence, pack?.money?.total.pence]).toEqual([500, 5_833]);
    const [money] = await findPotMoney(db().prisma, [made.budget.pot]);
    expect(pack?.money?.total.pence).toBe(money?.spentPence);
  });
  test("what was paid before the plan began is no evidence of it; each posting is in one review, the next after it was held", async () => {
    const made = await makeReviewed();
    must(await pay(made, { amount: "50", paid: parts(isoDay(addDays(FROM, -1))) }));
    must(await pay(made, { amount: "20", paid: parts(isoDay(FROM)) }));
    expect((await made.pack(made.person_))?.money?.total.pence).toBe(2_000);
    const at = [made.council_, made.of.plan, made.of.review] as const;
    must(await holdReview(...at, held(await made.version(), addDays(today, -1))));
    expect((await made.pack(made.person_))?.money?.total.pence).toBe(0);
    must(await closeReview(...at, closing(await made.version())));
    const next = must(
      await askReview(made.person_, made.of.plan, { why: "Again", submissionKey: randomUUID() }),
    );
    const found = await findReview(made.person_, made.of.plan, next.id);
    const pack = found && (await findPack(made.person_, found.plan, found.review));
    expect([pack?.from, pack?.first, pack?.money?.total.pence]).toEqual([today, false, 2_000]);
  });
  test("random spending over random plans: sums by need and what nobody said are the ledger's, to the penny", async () => {
    const made = await makeReviewed();
    const use = fc.constantFrom("none", "auto", made.plan.actionId, made.two.id);
    const paid = fc.record({
      use,
      pence: fc.integer({ min: 1, max: 9_999 }),
      payee: fc.constantFrom("Lena Kowalska", "Nobody", "Lena"),
      hours: fc.constantFrom("", "1", "2.5"),
      undo: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(paid, { minLength: 1, maxLength: 5 }), async (payments) => {
        for (const { pence, undo, ...payment } of payments) {
          const one = must(await pay(made, { ...payment, amount: (pence / 100).toFixed(2) }));
          if (undo) must(await undoSpending(made.asPerson, one.id, { reason: "A mistake" }));
        }
        const money = (await made.pack(made.person_))?.money;
        const [ledger] = await findPotMoney(db().prisma, [made.budget.pot]);
        const needs = money?.needs.reduce((all, { pence }) => all + pence, 0) ?? 0;
        const rest = (money?.noNeed.pence ?? 0) + (money?.notSaid.pence ?? 0) + (money?.fees.pence ?? 0);
        expect(needs + rest).toBe(ledger?.spentPence);
        expect(money?.total.pence).toBe(ledger?.spentPence);
      }),
      { numRuns: 12 },
    );
  }, 90_000);
  test("what a payment was for can be changed; twice is once, a stale tab is refused, others' payments are not there", async () => {
    const made = await makeReviewed();
    const other = await makeReviewed();
    const spending = must(await pay(made, { payee: "Nobody known" }));
    const say = (use: string, seen: number) =>
      changeUse(made.asPerson, spending.id, { use, hours: 90, seen, decision: undefined });
    const all = await Promise.all([1, 2, 3].map(() => say(made.two.id, 0)));
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(await db().prisma.spendingUse.count({ where: { spendingId: spending.id } })).toBe(1);
    expect(await say("none", 0)).toMatchObject({ refusal: { code: "stale" } });
    const { number } = await db().prisma.spendingUse.findFirstOrThrow({ where: { spendingId: spending.id } });
    must(await say("none", number));
    expect(await say(other.two.id, number)).toMatchObject({ ok: false });
    expect(
      await changeUse(other.asPerson, spending.id, {
        use: other.two.id,
        hours: null,
        seen: 0,
        decision: undefined,
      }),
    ).toMatchObject({ refusal: { code: "not-found" } });
    await expect(
      db().prisma.spendingUse.create({
        data: {
          spendingId: spending.id,
          actionId: other.two.id,
          how: "said",
          byName: "X",
          at: new Date(),
        },
      }),
    ).rejects.toThrow();
    expect(await pay(made, { use: other.two.id })).toMatchObject({ refusal: { code: "other-action" } });
    const key = randomUUID();
    must(await pay(made, { use: made.two.id, submissionKey: key }));
    expect((await pay(made, { use: made.two.id, submissionKey: key })).ok).toBe(true);
    expect(await pay(made, { use: "none", submissionKey: key })).toMatchObject({
      refusal: { code: "sent-before" },
    });
  });
  test("the council sees totals by need, and actions only once it has said why", async () => {
    const made = await makeReviewed();
    must(await pay(made, { use: made.two.id }));
    const before = await made.pack(made.council_);
    expect(before?.money?.actions).toBeNull();
    expect(before?.money?.total.pence).toBe(1_001);
    must(await sayWhyLooking(made.practitioner, made.person.id, "To see what ran short"));
    expect((await made.pack(made.council_))?.money?.actions).toHaveLength(2);
    const { access } = await makeAssisted(made.person);
    expect((await made.pack(personParty(access)))?.money).toBeNull();
  });
});

describe("what the person adds", () => {
  test("their words: kept once, a stale tab refused, nobody else's to write", async () => {
    const made = await makeReviewed();
    const version = await made.version();
    const keep = (access = made.asPerson, at = version, ownWords = "Mornings go well") =>
      keepOwnWords(access, made.of.plan, made.of.review, { version: at, ownWords, decision: undefined });
    expect((await Promise.all([keep(), keep()])).every(({ ok }) => ok)).toBe(true);
    expect(await made.version()).toBe(version + 1);
    expect(await keep(made.asPerson, version, "Other")).toMatchObject({ refusal: { code: "stale" } });
    const other = await makeReviewed();
    expect(await keep(other.asPerson)).toMatchObject({ refusal: { code: "not-found" } });
    const { access, grant } = await makeAssisted(made.person);
    expect(await keep(access, version + 1, "By phone")).toMatchObject({
      refusal: { code: "words-needed" },
    });
    await db().prisma.accessGrant.update({ where: { id: grant.id }, data: { withdrawnAt: new Date() } });
    expect(await keep(access, version + 1, "By phone")).toMatchObject({
      refusal: { code: "grant-withdrawn" },
    });
    expect((await findReview(made.council_, made.of.plan, made.of.review))?.review.ownWords).toBe(
      "Mornings go well",
    );
  });
  test("only messages of their own conversations, only those they tick, and back out again", async () => {
    const made = await makeReviewed();
    const planner = (await makeParties()).planner;
    const write = async (personId: string) =>
      db().prisma.message.create({
        data: {
          conversation: { create: { personId, plannerId: planner.id } },
          fromAccountId: made.asPerson.actor.accountId,
          fromName: "Asha",
          fromAsker: true,
          body: "My stairs are hard",
          submissionKey: randomUUID(),
        },
      });
    const mine = await write(made.person.id);
    const theirs = await write((await makeReviewed()).person.id);
    const choose = async (messageIds: string[], version?: number) =>
      chooseMessages(made.asPerson, made.of.plan, made.of.review, {
        messageIds,
        version: version ?? (await made.version()),
        decision: undefined,
      });
    expect((await made.pack(made.council_))?.messages).toEqual([]);
    must(await choose([mine.id, mine.id]));
    expect((await made.pack(made.council_))?.messages).toMatchObject([{ body: "My stairs are hard" }]);
    expect(await choose([theirs.id])).toMatchObject({ refusal: { code: "not-found" } });
    expect(await choose([], 1)).toMatchObject({ refusal: { code: "stale" } });
    must(await choose([]));
    expect((await made.pack(made.council_))?.messages).toEqual([]);
    must(await choose([mine.id]));
    expect((await made.pack(made.person_))?.messages).toHaveLength(1);
    await expect(
      db().prisma.planReviewMessage.create({
        data: { reviewId: made.of.review, messageId: theirs.id, addedBy: "X", addedAt: new Date() },
      }),
    ).rejects.toThrow();
  });
});

describe("held and closed", () => {
  test("nothing changes: the next is due a year later by the rule, what else was asked is looked at together", async () => {
    const made = await makeReviewed();
    const second = must(
      await askReview(made.council_, made.of.plan, { why: "A fall", submissionKey: randomUUID() }),
    );
    await lookAfterReviews();
    const at = [made.council_, made.of.plan, made.of.review] as const;
    expect(await holdReview(made.person_, made.of.plan, made.of.review, held(1))).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(await closeReview(...at, closing(1))).toMatchObject({ refusal: { code: "moved-on" } });
    expect(await holdReview(...at, held(await made.version(), addDays(FROM, -1)))).toMatchObject({
      refusal: { code: "too-early" },
    });
    const form = held(await made.version());
    expect(
      (await Promise.all([holdReview(...at, form), holdReview(...at, form)])).every(({ ok }) => ok),
    ).toBe(true);
    expect(await closeReview(...at, closing(1))).toMatchObject({ refusal: { code: "stale" } });
    const close = closing(await made.version());
    expect(
      (await Promise.all([closeReview(...at, close), closeReview(...at, close)])).every(({ ok }) => ok),
    ).toBe(true);
    const plan = await db().prisma.plan.findUniqueOrThrow({ where: { id: made.of.plan } });
    expect(plan).toMatchObject({ status: "reviewed", reviewBy: addMonths(today, 12) });
    const rows = await db().prisma.planReview.findMany({
      where: { planId: plan.id },
      orderBy: { number: "asc" },
    });
    expect(rows.map(({ kind, state, outcome }) => [kind, state, outcome])).toEqual([
      ["change", "closed", "no_change"],
      ["council", "closed", "together"],
      ["planned", "open", null],
    ]);
    expect(rows[2]?.dueBy).toEqual(addMonths(today, 12));
    expect(rows[1]?.id).toBe(second.id);
    expect(
      await db().prisma.notification.count({
        where: { personId: made.person.id, onceKey: `plan-review:${made.of.review}:closed:person` },
      }),
    ).toBe(1);
    expect(await closeReview(...at, closing(1, { words: "Other" }))).toMatchObject({
      refusal: { code: "moved-on" },
    });
  });
  test("a new plan from this one: all is copied with who wrote it, this one stays in force, twice is one", async () => {
    const made = await makeReviewed();
    const at = [made.council_, made.of.plan, made.of.review] as const;
    await db().prisma.$executeRaw`UPDATE plan SET status = 'draft' WHERE id = ${made.of.plan}::uuid`;
    for (const [kind, pence] of [
      ["emergency", null],
      ["contingency", 52_000],
    ] as const)
      must(
        await saveSafeguard(made.person_, made.of.plan, kind, {
          itemId: null,
          version: 0,
          submissionKey: randomUUID(),
          fields: {
            place: 1,
            name: "Bea",
            relation: "Sister",
            phone: "023 8000 0000",
            words: "Ring her first",
            hasKey: true,
            decidedBy: "",
            decidedOn: null,
            pence,
          },
        }),
      );
    await db().prisma.$executeRaw`UPDATE plan SET status = 'in_force' WHERE id = ${made.of.plan}::uuid`;
    must(await holdReview(...at, held(await made.version())));
    const close = closing(await made.version(), { outcome: "new_plan" });
    const [one, two] = await Promise.all([closeReview(...at, close), closeReview(...at, close)]);
    const { newPlanId } = must(one);
    expect(must(two).newPlanId).toBe(newPlanId);
    const copy = await findPlan(made.person_, newPlanId ?? "");
    const old = await findPlan(made.person_, made.of.plan);
    expect(copy).toMatchObject({ status: "draft", editable: true, fromPlanId: made.of.plan });
    expect(old?.status).toBe("reviewed");
    const said = (plan: typeof copy) => ({
      sections: plan?.sections.map(({ section, body, how, changedBy }) => [section, body, how, changedBy]),
      needs: plan?.needs.map(({ words, area, eligible }) => [words, area, eligible]),
      outcomes: plan?.outcomes.map(({ words, needIds }) => [words, needIds.length]),
      actions: plan?.actions.map(({ what, costPence, needIds }) => [what, costPence, needIds.length]),
      safety: plan?.safeguards.map(({ kind, name, phone, hasKey, pence }) => [
        kind,
        name,
        phone,
        hasKey,
        pence,
      ]),
      sums: plan?.sums,
    });
    expect(said(old).safety).toHaveLength(2);
    expect(said(copy)).toEqual(said(old));
    expect(copy?.needs.map(({ id }) => id)).not.toEqual(old?.needs.map(({ id }) => id));
    // What was copied is written on as anything else
    const body = "My garden, and the choir";
    must(
      await saveSection(made.person_, newPlanId ?? "", { section: "matters", version: 1, body, how: "own" }),
    );
    expect((await findPlan(made.person_, made.of.plan))?.sections[0]?.body).toBe("My garden and my dog");
  });
  test("a plan that is being made already is the new one", async () => {
    const made = await makeReviewed();
    const open = await makePlan(made.person_, made.person.id);
    const at = [made.council_, made.of.plan, made.of.review] as const;
    must(await holdReview(...at, held(await made.version())));
    expect(
      must(await closeReview(...at, closing(await made.version(), { outcome: "new_plan" }))).newPlanId,
    ).toBe(open.id);
  });
});

test("review with a planner: the planning asked for next is for the review, once, and never somebody else's", async () => {
  const parties = await makeParties();
  const person_ = personParty(parties.asPerson);
  const plan = await makePlan(person_, parties.person.id);
  await putInForce(plan.id, { from: isoDay(FROM) });
  const { id } = must(await askReview(person_, plan.id, { why: "The stairs", submissionKey: randomUUID() }));
  const stranger = await makeParties();
  expect(await wantPlanner(stranger.asPerson, plan.id, id, {})).toMatchObject({
    refusal: { code: "not-found" },
  });
  const ask = async (who: typeof parties) => {
    const draftId = must(await saveAnswers(who.asPerson, who.planner.id, null, {}));
    must(await saveTier(who.asPerson, draftId, { tier: "medium", note: "" }));
    return db().prisma.engagementDraft.findUniqueOrThrow({ where: { id: draftId } });
  };
  expect((await ask(parties)).reviewId).toBeNull();
  must(await wantPlanner(parties.asPerson, plan.id, id, {}));
  must(await wantPlanner(parties.asPerson, plan.id, id, {}));
  const draft = await ask(parties);
  expect(draft.reviewId).toBe(id);
  expect((await ask(stranger)).reviewId).toBeNull();
  const asked = must(await requestEngagement(parties.asPerson, { draftId: draft.id, feePence: 18_000 }));
  expect(await db().prisma.engagement.findUniqueOrThrow({ where: { id: asked.id } })).toMatchObject({
    reviewId: id,
  });
  expect((await ask(parties)).reviewId).toBeNull();
});
