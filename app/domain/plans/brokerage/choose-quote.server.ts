import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { requireAuthority } from "#app/domain/capacity/require-authority.server.ts";
import { afterAgreement } from "#app/domain/plans/brokerage/brokerage-rules.ts";
import { findContingencyLeft } from "#app/domain/plans/brokerage/find-contingency-left.server.ts";
import { findPlanPlanners } from "#app/domain/plans/brokerage/find-plan-planners.server.ts";
import { quoteOf } from "#app/domain/plans/brokerage/quote-row.ts";
import {
  actionWith,
  expired,
  misfit,
  priceOfAction,
  yearOfPrice,
  type Price,
} from "#app/domain/plans/brokerage/quote-rules.ts";
import { actionToFind, recordStep, sawLast } from "#app/domain/plans/brokerage/record-step.server.ts";
import { tieOf, tieWords } from "#app/domain/plans/brokerage/tie-rules.ts";
import { actionOf } from "#app/domain/plans/find-item.server.ts";
import { lockPlan, type LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import type { ActionFields } from "#app/domain/plans/plan-content.ts";
import { mayTake } from "#app/domain/plans/plan-status-rules.ts";
import { writeAction } from "#app/domain/plans/save-action.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, duration } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

type Input = {
  /** Null: as the plan has it, without a price of somebody's. */
  quoteId: string | null;
  /** What whoever decides saw: the newest step, the action, and the price. */
  seen: number;
  actionVersion: number;
  quoteVersion: number;
  /** Why, in their words. */
  words: string;
  submissionKey: string;
  decision?: { question?: string | undefined; words?: string | undefined } | undefined;
};

/**
 * The person chooses (or who acts for them): no planner and no practitioner can. While the plan is open the action takes the price;
 * once it is agreed the price must be within what was agreed, or within what was put by.
 * Refusals: not-found, moved-on, removed, stale, expired, hours, no-price, changed-plan, words-needed, no-authority, sent-before.
 */
export function chooseQuote(access: PersonAccess, planId: string, actionId: string, input: Input) {
  const party = { side: "person", access } as const;
  return act(access, async (tx) => {
    const plan = await lockPlan(tx, party, planId, "find");
    const found = await actionToFind(tx, plan, actionId);
    const { quoteId, submissionKey, words } = input;
    const before = await tx.planActionStep.findUnique({ where: { submissionKey } });
    if (before) {
      sameAsSent(before.actionId === actionId && before.quoteId === quoteId && before.words === words);
      return { id: before.id };
    }
    sawLast(found, input.seen);
    const action = actionOf(found.action);
    if (found.action.version !== input.actionVersion)
      throw new Refusal(
        "stale",
        `${found.action.changedBy} changed this part of the plan since you opened the page. Nothing was chosen yet. Look at it again first.`,
      );
    const { price, chosen, assistantAccount } = await readPrice(tx, plan, action, actionId, input);
    const contingencyPence = mayTake("change", "person", plan)
      ? 0
      : await withinAgreed(tx, plan, action, price, actionId);
    const decisionId = await recordDecision(tx, access, "plan.secured", input.decision ?? {});
    await requireAuthority(tx, access, chosen.kind === "assistant" ? "hire" : "plan");
    const planners = await findPlanPlanners(plan, tx);
    const names = chosen.kind === "helper" ? [] : [chosen.who];
    const { id } = await recordStep(tx, party, plan, found, "secured", {
      quoteId,
      submissionKey,
      words,
      ...price,
      contingencyPence,
      decisionId,
      tie: tieWords(tieOf(planners, { names, accountId: assistantAccount })),
    });
    if (quoteId !== null && mayTake("change", "person", plan))
      await writeAction(tx, party, plan, {
        itemId: actionId,
        version: found.action.version,
        submissionKey: "",
        fields: chosen,
      });
    return { id };
  });
}

async function readPrice(tx: Act, plan: LockedPlan, action: ActionFields, actionId: string, input: Input) {
  const { quoteId } = input;
  if (quoteId === null) {
    const price = priceOfAction(action);
    if (!price)
      throw new Refusal(
        "no-price",
        "Nobody has said yet what this costs. Nothing was chosen. Write down a price first, or that it costs nothing.",
      );
    return { price, chosen: action, assistantAccount: null };
  }
  const row = await tx.planQuote.findFirst({
    where: { id: quoteId, actionId, planId: plan.id },
    include: { assistant: { select: { accountId: true } } },
  });
  if (!row) throw new Refusal("not-found", "We cannot find this price.");
  if (row.version !== input.quoteVersion)
    throw new Refusal(
      "stale",
      `${row.changedBy} changed this price since you opened the page. Nothing was chosen yet. Look at it again first.`,
    );
  const quote = quoteOf(row);
  if (expired(quote.validUntil, dayOf(now())))
    throw new Refusal(
      "expired",
      `This price no longer holds. Nothing was chosen. Ask ${quote.fromName} again, and write down until when the new price holds.`,
    );
  if (misfit(quote, action))
    throw new Refusal(
      "hours",
      `This price is for ${duration(quote.minutes)} a week, and the plan has other hours. Nothing was chosen. Change the hours in the plan, or ask for a price for those hours.`,
    );
  const price: Price = { pence: quote.pence, per: quote.per, minutes: quote.minutes };
  return { price, chosen: actionWith(quote, action), assistantAccount: row.assistant?.accountId ?? null };
}

/** What of a price comes from the contingency, in a plan that was agreed. Throws `Refusal` changed-plan. */
async function withinAgreed(
  tx: Act,
  plan: LockedPlan,
  action: ActionFields,
  price: Price,
  actionId: string,
): Promise<number> {
  const agreed = priceOfAction(action);
  const left = await findContingencyLeft(tx, plan.id, actionId);
  const verdict = afterAgreement(
    agreed ? yearOfPrice(agreed) : { year: 0, once: 0 },
    yearOfPrice(price),
    left,
    plan.selfFunder || action.route === "own_money",
  );
  if (verdict.ok === "within") return 0;
  if (verdict.ok === "contingency") return verdict.pence;
  throw new Refusal(
    "changed-plan",
    `The plan was agreed already, and this costs ${pounds(verdict.pence)} more in a year. Of the money put by, ${pounds(left)} is left. Nothing was chosen. Ask for another price, or ask for a change of the plan.`,
  );
}
