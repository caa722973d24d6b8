import { act, type Act } from "#app/domain/audit/act.server.ts";
import { keepItem } from "#app/domain/plans/keep-item.server.ts";
import { keepNewItem } from "#app/domain/plans/keep-new-item.server.ts";
import { findItem, needOf } from "#app/domain/plans/find-item.server.ts";
import { lockPlan, type LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import type { NeedFields } from "#app/domain/plans/plan-content.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { now } from "#app/lib/clock.ts";

export type Sent<F> = { itemId: string | null; version: number; submissionKey: string; fields: F };

/** A new need, or a change to one. Refusals: not-found, moved-on, stale, removed, sent-before. */
export function saveNeed(party: PlanParty, planId: string, sent: Sent<NeedFields>) {
  return act(party.access, async (tx) =>
    writeNeed(tx, party, await lockPlan(tx, party, planId, "change"), sent),
  );
}

/** The same inside a transaction that has the plan locked. */
export async function writeNeed(tx: Act, party: PlanParty, plan: LockedPlan, sent: Sent<NeedFields>) {
  const by = { changedBy: writerOf(party).byName, changedAt: now() };
  if (sent.itemId === null) {
    const { submissionKey, fields } = sent;
    const before = await tx.planNeed.findUnique({ where: { submissionKey } });
    const data = { ...fields, planId: plan.id, submissionKey, ...by };
    return keepNewItem(tx, party, plan, { kind: "need", fields }, before, () => tx.planNeed.create({ data }));
  }
  const row = await findItem(tx.planNeed.findFirst({ where: { id: sent.itemId, planId: plan.id } }));
  const kept = { version: row.version, fields: needOf(row) };
  return keepItem(
    tx,
    party,
    plan,
    { kind: "need", id: row.id, kept, base: sent.version, mine: sent.fields },
    (fields, version) => tx.planNeed.update({ where: { id: row.id }, data: { ...fields, version, ...by } }),
  );
}
