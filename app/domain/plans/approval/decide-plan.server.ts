import type { AreaAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import type {
  ApproveInput,
  ApprovePartlyInput,
  SendBackInput,
} from "#app/domain/plans/approval/approval-forms.ts";
import { finalBudget, paidByBudget } from "#app/domain/plans/approval/final-budget-rules.ts";
import { refuseAboveLimit, refuseOwnApproval } from "#app/domain/plans/approval/refuse-approver.server.ts";
import { remarkLine } from "#app/domain/plans/approval/remark-rules.ts";
import { setFinalBudget } from "#app/domain/plans/approval/set-final-budget.server.ts";
import { findSettled } from "#app/domain/plans/brokerage/find-settled.server.ts";
import { putByLeft } from "#app/domain/plans/brokerage/settled-rules.ts";
import { gapsOf } from "#app/domain/plans/checklist-rules.ts";
import { tells } from "#app/domain/plans/filler-rules.ts";
import { readPlan, type WholePlan } from "#app/domain/plans/read-plan.server.ts";
import { IN_FORCE } from "#app/domain/plans/reviews/review-party.ts";
import { lockForStep, takeStep } from "#app/domain/plans/take-step.server.ts";
import { tellPerson, tellPlanners } from "#app/domain/plans/tell-plan.server.ts";
import { now } from "#app/lib/clock.ts";
import { isoDay, longDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";
import { count } from "#app/lib/words.ts";

const partyOf = (access: AreaAccess) => ({ side: "practitioner", access }) as const;

/**
 * The budget by the actions that are approved, at what was secured for them, with everything that stands in the way of it. What is
 * put by comes with the whole plan. Returns what it comes to.
 */
async function setMoney(
  tx: Act,
  access: AreaAccess,
  whole: WholePlan,
  actions: WholePlan["actions"],
  input: Pick<ApproveInput, "from" | "over" | "submissionKey">,
) {
  const settled = await findSettled(tx, whole.id, actions);
  const putBy = actions.length === whole.actions.length ? putByLeft(whole.sums.contingency, settled) : 0;
  const final = finalBudget(
    settled.map(({ action }) => action),
    whole.rates,
    putBy,
  );
  const open = settled.filter(({ how, action }) => how !== "secured" && paidByBudget(action)).length;
  const yearPence = final.total.year + final.total.once;
  const { indicative } = whole.sums;
  const over = indicative === null || yearPence > indicative.year + indicative.once;
  await refuseAboveLimit(tx, access, yearPence);
  if (over && !tells(input.over, 2))
    throw new Refusal(
      "over",
      "This costs more than the council’s figure. Write down why the council agrees to more. Nothing was changed yet.",
    );
  // What the budget says from now on is what was decided: the figure beside which it was decided stays with the plan
  if (whole.figureWeeklyPence === null && indicative)
    await tx.plan.update({
      where: { id: whole.id },
      data: { figureWeeklyPence: indicative.week, figureOncePence: indicative.once },
    });
  // While only a part may begin, the plan in force goes on, and so does its money
  const keep =
    actions.length < whole.actions.length &&
    (await tx.plan.count({
      where: { personId: whole.personId, id: { not: whole.id }, status: { in: IN_FORCE } },
    })) > 0;
  await setFinalBudget(tx, access, whole, final, { from: input.from, key: input.submissionKey, keep });
  return {
    detail: { yearPence: final.total.year, oncePence: final.total.once, from: isoDay(input.from), over },
    words: `${pounds(final.total.year)} a year${final.total.once > 0 ? ` and ${pounds(final.total.once)} once` : ""}, from ${longDay(input.from)}.`,
    open:
      open > 0
        ? `\n${count(open, "action is", "actions are")} not secured yet, and approved as planned.`
        : "",
    over: over ? ` More than the first figure, because: ${input.over}` : "",
  };
}
async function wholeOf(tx: Act, planId: string): Promise<WholePlan> {
  const whole = await readPlan(tx, { id: planId });
  if (!whole) throw new Error("a locked plan that is not there");
  return whole;
}

/**
 * The council approves a whole plan: its final budget is set by it. Refusals: not-found, sent-before, moved-on, stale, own-work,
 * gaps, above-limit, over, and those of the budget.
 */
export function approvePlan(access: AreaAccess, planId: string, input: ApproveInput) {
  const party = partyOf(access);
  return act(access, async (tx) => {
    const { plan, done } = await lockForStep(tx, party, planId, "approve", input);
    if (done) return { id: plan.id };
    await refuseOwnApproval(tx, access, plan);
    const whole = await wholeOf(tx, plan.id);
    const [gap] = gapsOf(whole.lines);
    if (gap)
      throw new Refusal(
        "gaps",
        `Something is missing since it was sent: ${gap.words}. Nothing was changed. Send it back, and say so.`,
      );
    const money = await setMoney(tx, access, whole, whole.actions, input);
    const version = await takeStep(tx, party, plan, "approve", input, {
      words: `${input.words ? `${input.words}\n` : ""}The budget: ${money.words}${money.over}${money.open}`,
      detail: money.detail,
    });
    const telling = {
      subject: "A support plan was approved",
      body: `The council approved the support plan. The budget that follows from it: ${money.words} The council puts the plan in force next.`,
      onceKey: `plan:${plan.id}:approved:${version}`,
    };
    await tellPerson(tx, plan, { ...telling, subject: "Your support plan was approved" });
    await tellPlanners(tx, plan, access.actor.accountId, telling);
    return { id: plan.id };
  });
}

/**
 * The council approves some actions, which may begin with their money, and says of each other why it waits. The plan is open again
 * for what waits. Refusals: as above, and none, all, why.
 */
export function approvePartly(access: AreaAccess, planId: string, input: ApprovePartlyInput) {
  const party = partyOf(access);
  return act(access, async (tx) => {
    const { plan, done } = await lockForStep(tx, party, planId, "approve_partly", input);
    if (done) return { id: plan.id };
    await refuseOwnApproval(tx, access, plan);
    const whole = await wholeOf(tx, plan.id);
    const approved = whole.actions.filter(({ id }) => input.yes.includes(id));
    const waiting = whole.actions.filter(({ id }) => !input.yes.includes(id));
    if (approved.length === 0)
      throw new Refusal(
        "none",
        "Tick what may begin. To approve nothing yet, send the plan back instead. Nothing was changed.",
      );
    if (waiting.length === 0)
      throw new Refusal("all", "Everything is ticked. Approve the whole plan instead. Nothing was changed.");
    const why = new Map(input.why.map(({ line, words }) => [line, words]));
    const unsaid = waiting.find(({ id }) => !tells(why.get(id) ?? "", 1));
    if (unsaid)
      throw new Refusal("why", `Say why this waits: “${unsaid.what.slice(0, 80)}”. Nothing was changed yet.`);
    const money = await setMoney(tx, access, whole, approved, input);
    const by = { planId: plan.id, byName: access.actor.name, at: now() };
    for (const { id } of approved)
      await tx.planActionDecision.create({
        data: { ...by, actionId: id, approved: true, fromOn: input.from },
      });
    for (const { id } of waiting)
      await tx.planActionDecision.create({
        data: { ...by, actionId: id, approved: false, why: why.get(id) ?? "" },
      });
    const version = await takeStep(tx, party, plan, "approve_partly", input, {
      words: `${input.words ? `${input.words}\n` : ""}${count(approved.length, "action")} may begin, ${count(waiting.length, "action")} must wait. The budget so far: ${money.words}${money.over}${money.open}`,
      detail: { ...money.detail, approved: approved.length, waiting: waiting.length },
    });
    const telling = {
      subject: "A part of a support plan was approved",
      body: `The council said yes to a part of the support plan, which may begin: ${money.words} Beside each action that waits you can read why. Change it, and the person agrees again.`,
      onceKey: `plan:${plan.id}:partly:${version}`,
    };
    await tellPerson(tx, plan, { ...telling, subject: "A part of your support plan was approved" });
    await tellPlanners(tx, plan, access.actor.accountId, telling);
    return { id: plan.id };
  });
}

/** The council sends a plan back with reasons at the exact lines. Refusals: not-found, sent-before, moved-on, stale, own-work, none. */
export function sendBackPlan(access: AreaAccess, planId: string, input: SendBackInput) {
  const party = partyOf(access);
  return act(access, async (tx) => {
    const { plan, done } = await lockForStep(tx, party, planId, "send_back", input);
    if (done) return { id: plan.id };
    await refuseOwnApproval(tx, access, plan);
    const whole = await wholeOf(tx, plan.id);
    const remarks = input.remark.flatMap(({ line, words }) => {
      const at = remarkLine(whole, line);
      return at ? [{ ...at, words }] : [];
    });
    if (remarks.length === 0)
      throw new Refusal(
        "none",
        "Write beside at least one line what should change, so that they know what to do. Nothing was changed yet.",
      );
    for (const remark of remarks)
      await tx.planRemark.create({
        data: {
          ...remark,
          planId: plan.id,
          byName: access.actor.name,
          byAccountId: access.actor.accountId,
          at: now(),
        },
      });
    const version = await takeStep(tx, party, plan, "send_back", input, {
      words: input.words,
      detail: { remarks: remarks.length },
    });
    const telling = {
      subject: "A support plan came back from the council",
      body: `The council sent the support plan back. Beside ${count(remarks.length, "line")} you can read what to change. Nothing is lost, and it costs nothing more to mend it.`,
      onceKey: `plan:${plan.id}:back:${version}`,
    };
    await tellPerson(tx, plan, { ...telling, subject: "Your support plan came back from the council" });
    await tellPlanners(tx, plan, access.actor.accountId, telling);
    return { id: plan.id };
  });
}
