import { act, type Act } from "#app/domain/audit/act.server.ts";
import { keepItem, recordChange } from "#app/domain/plans/keep-item.server.ts";
import { findItem, outcomeOf } from "#app/domain/plans/find-item.server.ts";
import { lockPlan, type LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import type { OutcomeFields } from "#app/domain/plans/plan-content.ts";
import type { Sent } from "#app/domain/plans/save-need.server.ts";
import { refuseOtherNeeds } from "#app/domain/plans/find-item.server.ts";
import { writerOf, type PlanParty } from "#app/domain/plans/plan-party.ts";
import { now } from "#app/lib/clock.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";
import { same } from "#app/domain/plans/merge-rules.ts";

/** A new outcome, or a change to one. Refusals: not-found, moved-on, stale, removed, sent-before. */
export function saveOutcome(party: PlanParty, planId: string, sent: Sent<OutcomeFields>) {
  return act(party.access, async (tx) =>
    writeOutcome(tx, party, await lockPlan(tx, party, planId, "change"), sent),
  );
}

/** The same inside a transaction that has the plan locked. */
export async function writeOutcome(tx: Act, party: PlanParty, plan: LockedPlan, sent: Sent<OutcomeFields>) {
  await refuseOtherNeeds(tx, plan.id, sent.fields.needIds);
  const by = { changedBy: writerOf(party).byName, changedAt: now() };
  if (sent.itemId === null) {
    const before = await tx.planOutcome.findUnique({ where: { submissionKey: sent.submissionKey } });
    if (before) {
      sameAsSent(before.planId === plan.id && same(outcomeOf(before).words, sent.fields.words));
      return { id: before.id, asideId: null };
    }
    const data = { ...sent.fields, planId: plan.id, submissionKey: sent.submissionKey, ...by };
    const { id } = await tx.planOutcome.create({ data });
    await recordChange(tx, party, plan, { kind: "outcome", id }, 1, sent.fields);
    return { id, asideId: null };
  }
  const row = await findItem(tx.planOutcome.findFirst({ where: { id: sent.itemId, planId: plan.id } }));
  const kept = { version: row.version, fields: outcomeOf(row) };
  return keepItem(
    tx,
    party,
    plan,
    { kind: "outcome", id: row.id, kept, base: sent.version, mine: sent.fields },
    (fields, version) =>
      tx.planOutcome.update({ where: { id: row.id }, data: { ...fields, version, ...by } }),
  );
}
