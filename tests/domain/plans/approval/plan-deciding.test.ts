import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { deliverEngagement } from "#app/domain/engagements/deliver-engagement.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { finalBudget } from "#app/domain/plans/approval/final-budget-rules.ts";
import { setFinalBudget } from "#app/domain/plans/approval/set-final-budget.server.ts";
import { ratesOn } from "#app/domain/plans/reserve-rules.ts";
import { agreePlan } from "#app/domain/plans/agree-plan.server.ts";
import {
  ApproveForm,
  ApprovePartlyForm,
  SendBackForm,
  StartForm,
} from "#app/domain/plans/approval/approval-forms.ts";
import { approvePartly, approvePlan, sendBackPlan } from "#app/domain/plans/approval/decide-plan.server.ts";
import { findDecision } from "#app/domain/plans/approval/find-decision.server.ts";
import { findToApprove } from "#app/domain/plans/approval/find-to-approve.server.ts";
import { recordApprover } from "#app/domain/plans/approval/record-approver.server.ts";
import { settleRemark } from "#app/domain/plans/approval/settle-remark.server.ts";
import { sharePlan } from "#app/domain/plans/approval/share-plan.server.ts";
import { startPlan } from "#app/domain/plans/approval/start-plan.server.ts";
import { changeSetting } from "#app/domain/commissioning/change-setting.server.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { findPlanLife } from "#app/domain/plans/find-plan-life.server.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { saveMoney } from "#app/domain/plans/save-money.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { submitPlan } from "#app/domain/plans/submit-plan.server.ts";
import { takeBackPlan } from "#app/domain/plans/take-back-plan.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, isoDay } from "#app/lib/dates.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { must, parts } from "#tests/factories/budget.ts";
import { anAction, fresh, makePlan, makePlanLife, seen } from "#tests/factories/plan.ts";

const code = (result: unknown) => (result as { refusal?: { code: string } }).refusal?.code ?? "done";
const today = () => isoDay(dayOf(now()));
const approval = async (id: string, more: object = {}) =>
  ApproveForm.parse({ ...(await seen(id)), from: parts(today()), ...more });
const partly = async (id: string, more: object = {}) =>
  ApprovePartlyForm.parse({ ...(await seen(id)), from: parts(today()), ...more });
const back = async (id: string, more: object = {}) => SendBackForm.parse({ ...(await seen(id)), ...more });
const start = async (id: string, from = today()) =>
  StartForm.parse({ ...(await seen(id)), from: parts(from) });
const colleague = async (
  area: { id: string; slug: string; name: string },
  role: "practitioner" | "commissioner" = "practitioner",
  name = "Owen Test",
) => areaAccessOf(await makeAccount(role, area.id, name), area);
/** Agreed once more and sent again. */
async function again({ asPerson, planner_, plan }: Awaited<ReturnType<typeof makePlanLife>>) {
  must(await agreePlan(asPerson, plan.id, await seen(plan.id)));
  must(await submitPlan(planner_, plan.id, await seen(plan.id)));
}
const budgetOf = (personId: string) =>
  db().prisma.budget.findFirstOrThrow({
    where: { personId },
    include: { pots: { include: { amounts: true } }, changes: true },
  });

describe("approving", () => {
  test("sets the final budget by the plan, puts in what is due, and tells the person; the first figure stays beside it", async () => {
    const life = await makePlanLife("submitted");
    const { plan, practitioner, person } = life;
    must(await approvePlan(practitioner, plan.id, await approval(plan.id, { words: "A good plan" })));
    expect(await life.status()).toBe("approved");
    const budget = await budgetOf(person.id);
    expect(budget).toMatchObject({ status: "approved", weeklyPence: 2_000 });
    const care = budget.pots.find(({ kind }) => kind === "care");
    expect(care).toMatchObject({ fundingRoute: "direct_payment" });
    expect(await db().prisma.instalment.count({ where: { potId: care?.id ?? "" } })).toBeGreaterThan(0);
    const found = await findPlan(life.person_, plan.id);
    expect(found?.sums.indicative?.week).toBe(25_000);
    expect(found?.sums.over).toBe(false);
    const { events } = await findPlanLife(plan.id);
    expect(events.at(-1)?.words).toMatch(/^A good plan\nThe budget: £1,040 a year, from /);
  });
  test("twice at once is one approval and one budget change of each kind; from two colleagues one is told it moved on", async () => {
    const { plan, practitioner, area, person } = await makePlanLife("submitted");
    const form = await approval(plan.id);
    const both = await Promise.all([
      approvePlan(practitioner, plan.id, form),
      approvePlan(practitioner, plan.id, form),
    ]);
    expect(both.map(code)).toEqual(["done", "done"]);
    expect((await budgetOf(person.id)).changes.map(({ kind }) => kind).sort()).toEqual([
      "approved",
      "pot_added",
    ]);
    const other = await makePlanLife("submitted");
    const second = await colleague(other.area);
    const [one, two] = [
      await approval(other.plan.id),
      await back(other.plan.id, { remark: { money: "Too much" } }),
    ];
    const race = await Promise.all([
      approvePlan(other.practitioner, other.plan.id, one),
      sendBackPlan(second, other.plan.id, two),
    ]);
    expect(race.map(code).sort()).toEqual(["done", "moved-on"]);
    expect(code(await approvePlan(await colleague(area), other.plan.id, await approval(other.plan.id)))).toBe(
      "not-found",
    );
  });
  test("a stale tab, a plan not sent, nonsense and a day outside the budget are refused, and nothing is set", async () => {
    const life = await makePlanLife("agreed");
    const { plan, practitioner, person, planner_ } = life;
    expect(code(await approvePlan(practitioner, plan.id, await approval(plan.id)))).toBe("moved-on");
    const old = await approval(plan.id);
    must(await submitPlan(planner_, plan.id, await seen(plan.id)));
    expect(code(await approvePlan(practitioner, plan.id, old))).toBe("stale");
    expect(code(await approvePlan(practitioner, "nothing", await approval(plan.id)))).toBe("not-found");
    expect(
      code(await approvePlan(practitioner, plan.id, await approval(plan.id, { from: parts("2031-01-01") }))),
    ).toBe("outside");
    expect(await life.status()).toBe("submitted");
    expect(await budgetOf(person.id)).toMatchObject({ status: "indicative", changes: [] });
  });
  test("never by who wrote what it costs, plans for the person, acts for them, agreed to it, or is the person", async () => {
    const life = await makePlanLife();
    const { plan, practitioner, person, asPlanner, asPerson } = life;
    const party = { side: "practitioner", access: practitioner } as const;
    must(await saveAction(party, plan.id, fresh(anAction({ needIds: [plan.needId], what: "Lunch club" }))));
    await again(life);
    expect(code(await approvePlan(practitioner, plan.id, await approval(plan.id)))).toBe("own-work");
    expect((await findDecision(practitioner, plan.id))?.ownPart).toBe(
      "You wrote what this plan does or costs",
    );
    const other = await colleague(life.area);
    const as = (accountId: string) => ({ ...other, actor: { ...other.actor, accountId } });
    for (const accountId of [asPlanner.actor.accountId, asPerson.actor.accountId]) {
      expect(code(await approvePlan(as(accountId), plan.id, await approval(plan.id)))).toBe("own-work");
      expect(
        code(await sendBackPlan(as(accountId), plan.id, await back(plan.id, { remark: { money: "Less" } }))),
      ).toBe("own-work");
    }
    await db().prisma.accessGrant.create({
      data: {
        personId: person.id,
        holderAccountId: other.actor.accountId,
        basis: "nominated",
        given: "voice",
        script: "May I?",
        decidedBy: "Asha",
        scopes: ["money"],
        validFrom: new Date("2026-01-01"),
        validUntil: new Date("2026-02-01"),
        recordedByAccountId: other.actor.accountId,
      },
    });
    expect(code(await approvePlan(other, plan.id, await approval(plan.id)))).toBe("own-work");
    expect(await life.status()).toBe("submitted");
    must(await approvePlan(await colleague(life.area), plan.id, await approval(plan.id)));
  });
  test("over the figure only with why the council agrees; a word that fills a box is none", async () => {
    const life = await makePlanLife();
    const { plan, practitioner, planner_ } = life;
    must(
      await saveAction(
        planner_,
        plan.id,
        fresh(anAction({ needIds: [plan.needId], what: "Nights", costPence: 40_000 })),
      ),
    );
    must(
      await saveMoney(planner_, plan.id, {
        version: 2,
        fields: { paidEvery: "four_weeks", overReason: "Two carers are needed at night" },
      }),
    );
    await again(life);
    expect((await findToApprove(practitioner)).plans).toMatchObject([{ id: plan.id, over: true, back: 0 }]);
    for (const over of ["", "tbc"])
      expect(code(await approvePlan(practitioner, plan.id, await approval(plan.id, { over })))).toBe("over");
    must(
      await approvePlan(
        practitioner,
        plan.id,
        await approval(plan.id, { over: "Panel agreed: nights are not safe alone" }),
      ),
    );
    expect((await findPlanLife(plan.id)).events.at(-1)?.words).toContain("nights are not safe alone");
    expect((await findPlan(life.person_, plan.id))?.sums).toMatchObject({
      over: true,
      indicative: { week: 25_000 },
    });
  });
  test("above the area's limit only who is named, and the refusal says who", async () => {
    const life = await makePlanLife("submitted");
    const { plan, area, practitioner } = life;
    const commissioner = await colleague(area, "commissioner", "Cora Test");
    const key = () => ({ seen: 0, submissionKey: randomUUID(), reason: "Panel of November" });
    must(
      await changeSetting(commissioner, "plan-approval-limit", {
        value: "100000",
        from: dayOf(now()),
        ...key(),
      }),
    );
    const refused = await approvePlan(practitioner, plan.id, await approval(plan.id));
    expect(code(refused)).toBe("above-limit");
    expect(JSON.stringify(refused)).toContain("Nobody is named yet");
    const head = await colleague(area, "practitioner", "Hana Head");
    const named = { accountId: head.actor.accountId, may: "yes" as const, ...key() };
    const both = await Promise.all([
      recordApprover(commissioner, named),
      recordApprover(commissioner, named),
    ]);
    expect(both.map(code)).toEqual(["done", "done"]);
    expect(code(await recordApprover(commissioner, { ...named, submissionKey: randomUUID() }))).toBe("stale");
    const stranger = (await makePlanLife()).practitioner.actor.accountId;
    expect(code(await recordApprover(commissioner, { ...named, ...key(), accountId: stranger }))).toBe(
      "not-found",
    );
    expect(JSON.stringify(await approvePlan(practitioner, plan.id, await approval(plan.id)))).toContain(
      "Hana Head can approve it",
    );
    must(await approvePlan(head, plan.id, await approval(plan.id)));
  });
});

describe("sending back", () => {
  test("with reasons at the exact lines, shown until somebody says they are done; the planner mends it, and the fee is as it was", async () => {
    const stranger = await makePlanLife();
    const life = await makePlanLife("submitted");
    const { plan, practitioner, planner_, asPlanner, asPerson, engagement } = life;
    // The work is agreed and the fee owed before the council decides
    must(
      await deliverEngagement(asPlanner, {
        id: engagement.id,
        version: await engagement.version(),
        words: "The plan",
      }),
    );
    must(await agreeDelivery(asPerson, { id: engagement.id, version: await engagement.version() }));
    const fee = () => db().prisma.engagement.findUniqueOrThrow({ where: { id: engagement.id } });
    const before = await fee();
    const transfers = () => db().prisma.$queryRaw`SELECT count(*) AS n FROM ledger.transfer`;
    const posted = await transfers();
    const remark = {
      [`action-${plan.actionId}`]: "Who comes when they are ill?",
      "section-matters": "Which garden?",
      [`need-${randomUUID()}`]: "x",
    };
    expect(code(await sendBackPlan(practitioner, plan.id, await back(plan.id)))).toBe("none");
    const form = await back(plan.id, { words: "Nearly there", remark });
    const both = await Promise.all([
      sendBackPlan(practitioner, plan.id, form),
      sendBackPlan(practitioner, plan.id, form),
    ]);
    expect(both.map(code)).toEqual(["done", "done"]);
    expect(await life.status()).toBe("sent_back");
    const { remarks } = await findPlanLife(plan.id);
    expect(remarks.map(({ line, words }) => [line, words]).sort()).toEqual(
      [
        [plan.actionId, "Who comes when they are ill?"],
        ["matters", "Which garden?"],
      ].sort(),
    );
    // The planner mends it
    const said = {
      section: "matters" as const,
      version: 1,
      body: "The garden behind my house",
      how: "together" as const,
    };
    must(await saveSection(planner_, plan.id, said));
    const [one] = remarks;
    expect(code(await settleRemark(stranger.planner_, plan.id, one?.id ?? ""))).toBe("not-found");
    expect(code(await settleRemark(planner_, plan.id, randomUUID()))).toBe("not-found");
    expect(code(await settleRemark(planner_, plan.id, "nothing"))).toBe("not-found");
    must(await settleRemark(planner_, plan.id, one?.id ?? ""));
    must(await settleRemark(planner_, plan.id, one?.id ?? ""));
    expect((await findPlanLife(plan.id)).remarks).toHaveLength(1);
    await expect(
      db().prisma.planRemark.updateMany({ where: { planId: plan.id }, data: { words: "x" } }),
    ).rejects.toThrow();
    // Agreed, taken back and mended once more: the planner still finds it
    must(await agreePlan(asPerson, plan.id, await seen(plan.id)));
    must(await takeBackPlan(asPerson, plan.id, { ...(await seen(plan.id)), reason: "One more thing" }));
    must(
      await saveSection(planner_, plan.id, {
        ...said,
        version: 2,
        body: "The garden behind my house, and the dog",
      }),
    );
    await again(life);
    expect(await life.status()).toBe("submitted");
    const [mine] = (await findToApprove(practitioner)).plans;
    expect(mine).toMatchObject({ id: plan.id, back: 1, changed: "You have not read it yet" });
    await findDecision(practitioner, plan.id);
    expect((await findToApprove(practitioner)).plans[0]?.changed).toBe("Nothing changed since you looked");
    expect(await fee()).toEqual(before);
    expect(await transfers()).toEqual(posted);
  });
});

describe("approving a part", () => {
  test("what is ticked begins with its money; the rest waits with why, and is approved later without counting twice", async () => {
    const life = await makePlanLife();
    const { plan, practitioner, planner_, person } = life;
    const { id: chair } = must(
      await saveAction(
        planner_,
        plan.id,
        fresh(
          anAction({
            kind: "purchase",
            what: "A shower chair",
            costPence: 14_500,
            every: "once",
            needIds: [plan.needId],
          }),
        ),
      ),
    );
    await again(life);
    const yes = [plan.actionId];
    expect(code(await approvePartly(practitioner, plan.id, await partly(plan.id, { yes: [] })))).toBe("none");
    expect(
      code(await approvePartly(practitioner, plan.id, await partly(plan.id, { yes: [...yes, chair] }))),
    ).toBe("all");
    expect(code(await approvePartly(practitioner, plan.id, await partly(plan.id, { yes })))).toBe("why");
    const form = await partly(plan.id, {
      yes,
      why: { [chair]: "The occupational therapist measures first" },
    });
    const both = await Promise.all([
      approvePartly(practitioner, plan.id, form),
      approvePartly(practitioner, plan.id, form),
    ]);
    expect(both.map(code)).toEqual(["done", "done"]);
    expect(await life.status()).toBe("partly_approved");
    const { decided } = await findPlanLife(plan.id);
    expect(decided[plan.actionId]).toContain("The council said yes to this, from ");
    expect(decided[chair]).toBe("The council says this must wait: The occupational therapist measures first");
    expect((await budgetOf(person.id)).pots.map(({ kind }) => kind).sort()).toEqual([
      "care",
      "support_planning",
    ]);
    // The figure to plan with stays the council's first one, though the budget now says what was decided
    expect((await findPlan(planner_, plan.id))?.sums.indicative?.week).toBe(25_000);
    await again(life);
    must(await approvePlan(practitioner, plan.id, await approval(plan.id)));
    const pots = (await budgetOf(person.id)).pots;
    expect(pots.map(({ kind }) => kind).sort()).toEqual(["care", "one_off", "support_planning"]);
    expect(pots.find(({ kind }) => kind === "care")?.amounts.map(({ pence }) => pence)).toEqual([2_000]);
  });
});

describe("in force", () => {
  test("from a day on: the one before gives way, and the review is due six months after a direct payment began", async () => {
    const life = await makePlanLife("submitted");
    const { plan, practitioner, person } = life;
    const { id: old } = await db().prisma.plan.create({
      data: {
        personId: person.id,
        areaId: person.areaId,
        selfFunder: false,
        status: "in_force",
        inForceFrom: new Date("2025-11-01"),
        beganBy: "x",
        submissionKey: randomUUID(),
      },
    });
    expect(
      code(await startPlan({ side: "practitioner", access: practitioner }, plan.id, await start(plan.id))),
    ).toBe("moved-on");
    must(await approvePlan(practitioner, plan.id, await approval(plan.id)));
    const council = { side: "practitioner", access: practitioner } as const;
    expect(
      code(await startPlan(council, plan.id, await start(plan.id, isoDay(addDays(dayOf(now()), 1))))),
    ).toBe("not-yet");
    expect(code(await startPlan(council, plan.id, await start(plan.id, "2020-01-01")))).toBe("too-early");
    expect(code(await startPlan(life.planner_, plan.id, await start(plan.id)))).toBe("moved-on");
    const form = await start(plan.id, "2026-08-31");
    const both = await Promise.all([startPlan(council, plan.id, form), startPlan(council, plan.id, form)]);
    expect(both.map(code)).toEqual(["done", "done"]);
    const row = await db().prisma.plan.findUniqueOrThrow({ where: { id: plan.id } });
    expect(row).toMatchObject({
      status: "in_force",
      inForceFrom: new Date("2026-08-31"),
      reviewBy: new Date("2027-02-28"),
    });
    expect(await db().prisma.plan.findUniqueOrThrow({ where: { id: old } })).toMatchObject({
      status: "superseded",
    });
    expect(await db().prisma.planReview.count({ where: { planId: plan.id, kind: "planned" } })).toBe(1);
    expect((await findToApprove(practitioner)).median).toBe(0);
  });
  test("a self-funder's plan: agreed and in force by themselves; the council reads it only while they say so, and nothing else", async () => {
    const life = await makePlanLife();
    const { person, asPerson, person_, practitioner } = life;
    await db().prisma.plan.updateMany({
      where: { personId: person.id },
      data: { status: "superseded", inForceFrom: new Date("2026-01-01") },
    });
    await db().prisma.person.update({ where: { id: person.id }, data: { selfFunder: true } });
    const { id } = await db().prisma.plan.create({
      data: {
        personId: person.id,
        areaId: person.areaId,
        selfFunder: true,
        beganBy: "Asha",
        submissionKey: randomUUID(),
      },
    });
    const council = { side: "practitioner", access: practitioner } as const;
    must(await agreePlan(asPerson, id, await seen(id)));
    expect(code(await submitPlan(person_, id, await seen(id)))).toBe("moved-on");
    must(await startPlan(person_, id, await start(id)));
    expect(await findPlan(council, id)).toBeNull();
    const share = async (say: "yes" | "no", more = {}) =>
      sharePlan(asPerson, id, { share: say, ...(await seen(id)), ...more });
    expect(code(await share("yes", { version: 1 }))).toBe("stale");
    must(await share("yes"));
    must(await share("yes"));
    expect((await findPlan(council, id))?.editable).toBe(false);
    expect(await findDecision(practitioner, id)).toBeNull();
    expect(code(await approvePlan(practitioner, id, await approval(id)))).toBe("moved-on");
    expect(
      code(
        await saveSection(council, id, { section: "matters", version: 0, body: "Ours now", how: "together" }),
      ),
    ).toBe("moved-on");
    const other = await makePlanLife();
    expect(await findPlan({ side: "practitioner", access: other.practitioner }, id)).toBeNull();
    expect(code(await sharePlan(other.asPerson, id, { share: "no", ...(await seen(id)) }))).toBe("not-found");
    must(await share("no"));
    expect(await findPlan(council, id)).toBeNull();
    expect(
      code(await sharePlan(other.asPerson, other.plan.id, { share: "yes", ...(await seen(other.plan.id)) })),
    ).toBe("not-found");
  });
});

describe("beside a plan in force", () => {
  const weekly = async (personId: string) => {
    const { pots, weeklyPence } = await budgetOf(personId);
    return [pots.find(({ kind }) => kind === "care")?.amounts.at(-1)?.pence, weeklyPence];
  };
  const inForce = async () => {
    const life = await makePlanLife("submitted");
    must(await approvePlan(life.practitioner, life.plan.id, await approval(life.plan.id)));
    const party = { side: "practitioner", access: life.practitioner } as const;
    must(await startPlan(party, life.plan.id, await start(life.plan.id)));
    return life;
  };
  test("approving a part of the next one takes nothing away that somebody lives on", async () => {
    const { person, person_, practitioner } = await inForce();
    expect(await weekly(person.id)).toEqual([2_000, 2_000]);
    const next = await makePlan(person_, person.id);
    const lunch = anAction({ what: "A lunch club", costPence: 500, needIds: [next.needId] });
    const { id: lunchId } = must(await saveAction(person_, next.id, fresh(lunch)));
    await db().prisma.plan.update({ where: { id: next.id }, data: { status: "submitted" } });
    const part = { yes: [lunchId], why: { [next.actionId]: "We need a second price" } };
    must(await approvePartly(practitioner, next.id, await partly(next.id, part)));
    expect(await weekly(person.id)).toEqual([2_000, 2_000]);
  });
  test("a plan that costs the council nothing ends the money of the one before", async () => {
    const { person, practitioner } = await inForce();
    const rates = await db().prisma.employerRate.findMany();
    const set = (personId: string) =>
      act(practitioner, async (tx) => {
        const final = finalBudget([], ratesOn(rates, dayOf(now())), 0);
        await setFinalBudget(tx, practitioner, { personId }, final, {
          from: dayOf(now()),
          key: randomUUID(),
          keep: false,
        });
        return {};
      });
    must(await set(person.id));
    expect((await weekly(person.id))[0]).toBe(0);
    // Nobody's budget is needed to set nothing
    must(await set(randomUUID()));
  });
});
