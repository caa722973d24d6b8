import { act, type Act } from "#app/domain/audit/act.server.ts";
import { keepItem } from "#app/domain/plans/keep-item.server.ts";
import { keepNewItem } from "#app/domain/plans/keep-new-item.server.ts";
import { findItem, outcomeOf, refuseOtherNeeds } from "#app/domain/plans/find-item.server.ts";
import { lockPlan, type LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import type { OutcomeFields } from "#app/domain/plans/plan-content.ts";
import type { Sent } from "#app/domain/plans/save-need.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { now } from "#app/lib/clock.ts";

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
    const { submissionKey, fields } = sent;
    const before = await tx.planOutcome.findUnique({ where: { submissionKey } });
    const data = { ...fields, planId: plan.id, submissionKey, ...by };
    return keepNewItem(tx, party, plan, { kind: "outcome", fields }, before, () =>
      tx.planOutcome.create({ data }),
    );
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
