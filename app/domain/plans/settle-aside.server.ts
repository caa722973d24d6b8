import { act, type Act } from "#app/domain/audit/act.server.ts";
import { actionOf, findItem, needOf, outcomeOf } from "#app/domain/plans/find-item.server.ts";
import { lockPlan, type LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import type { Value } from "#app/domain/plans/merge-rules.ts";
import type { HowSaid, SectionKey } from "#app/domain/plans/plan-content.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { isId, writerOf } from "#app/domain/plans/plan-party.ts";
import { safeguardOf } from "#app/domain/plans/safety/safeguard-row.ts";
import type { SafeguardKind } from "#app/domain/plans/safety/safety-forms.ts";
import { writeSafeguard } from "#app/domain/plans/safety/save-safeguard.server.ts";
import { writeAction } from "#app/domain/plans/save-action.server.ts";
import { moneyOf, writeMoney } from "#app/domain/plans/save-money.server.ts";
import { writeNeed } from "#app/domain/plans/save-need.server.ts";
import { writeOutcome } from "#app/domain/plans/save-outcome.server.ts";
import { writeQuote } from "#app/domain/plans/brokerage/save-quote.server.ts";
import { quoteOf } from "#app/domain/plans/brokerage/quote-row.ts";
import { writeSection } from "#app/domain/plans/save-section.server.ts";
import type { PlanAside } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

/** Puts the other text in place of what is kept; what it replaces stays in the history. */
async function use(tx: Act, party: PlanParty, plan: LockedPlan, aside: PlanAside) {
  const value = (aside.value as { sent: Value }).sent;
  const put = <F extends object>(fields: F): F => ({ ...fields, [aside.field]: value });
  const where = { id: aside.itemId, planId: plan.id };
  const edit = (version: number) => ({ itemId: aside.itemId, version, submissionKey: "" });
  switch (aside.kind) {
    case "section": {
      const row = await tx.planSection.findFirstOrThrow({ where });
      const [section, how] = [row.section as SectionKey, (aside.how ?? row.how) as HowSaid];
      return writeSection(tx, party, plan, { section, how, version: row.version, body: String(value) });
    }
    case "need": {
      const row = await findItem(tx.planNeed.findFirst({ where }));
      return writeNeed(tx, party, plan, { ...edit(row.version), fields: put(needOf(row)) });
    }
    case "outcome": {
      const row = await findItem(tx.planOutcome.findFirst({ where }));
      return writeOutcome(tx, party, plan, { ...edit(row.version), fields: put(outcomeOf(row)) });
    }
    case "action": {
      const row = await findItem(tx.planAction.findFirst({ where }));
      return writeAction(tx, party, plan, { ...edit(row.version), fields: put(actionOf(row)) });
    }
    case "quote": {
      if (aside.field === "think" && party.side !== "person")
        throw new Refusal(
          "not-yours",
          "What the person thinks of a price is theirs to say. Nothing was changed. They choose which words stand.",
        );
      const row = await tx.planQuote.findFirstOrThrow({ where });
      const { actionId } = row;
      return writeQuote(tx, party, plan, { actionId, ...edit(row.version), fields: put(quoteOf(row)) });
    }
    case "person":
    case "risk":
    case "contingency": {
      const row = await findItem(tx.planSafeguard.findFirst({ where }));
      const sent = { ...edit(row.version), fields: put(safeguardOf(row)) };
      return writeSafeguard(tx, party, plan, row.kind as SafeguardKind, sent);
    }
    default:
      return writeMoney(tx, party, plan, { version: plan.moneyVersion, fields: put(moneyOf(plan)) });
  }
}

/** Somebody who has read both texts chooses. `version`: the plan as they read it. Refusals: not-found, moved-on, stale, removed. */
export function settleAside(
  party: PlanParty,
  planId: string,
  input: { asideId: string; choice: "kept" | "used"; version: number },
) {
  return act(party.access, async (tx) => {
    // Quotes come in also after the plan was agreed
    const kind = isId(input.asideId)
      ? await tx.planAside.findUnique({ where: { id: input.asideId }, select: { kind: true } })
      : null;
    const plan = await lockPlan(tx, party, planId, kind?.kind === "quote" ? "find" : "change");
    const aside = isId(input.asideId)
      ? await tx.planAside.findFirst({ where: { id: input.asideId, planId: plan.id } })
      : null;
    if (!aside) throw new Refusal("not-found", "We cannot find this text.");
    if (aside.settled === input.choice) return { id: plan.id };
    if (aside.settled)
      throw new Refusal("stale", `${aside.settledBy ?? ""} has chosen already. Nothing was changed by this.`);
    if (plan.version !== input.version)
      throw new Refusal(
        "stale",
        "The plan changed since you opened this page. Nothing was changed by this. Read both again, then choose.",
      );
    if (input.choice === "used") await use(tx, party, plan, aside);
    await tx.planAside.update({
      where: { id: aside.id },
      data: { settled: input.choice, settledBy: writerOf(party).byName, settledAt: now() },
    });
    await tx.plan.update({ where: { id: plan.id }, data: { version: { increment: 1 } } });
    tx.audit({
      action: "plan.settled",
      objectType: "plan",
      objectId: plan.id,
      personId: plan.personId,
      areaId: plan.areaId,
      detail: { aside: aside.id, choice: input.choice },
    });
    return { id: plan.id };
  });
}
