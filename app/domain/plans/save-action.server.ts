import { act, type Act } from "#app/domain/audit/act.server.ts";
import { keepItem } from "#app/domain/plans/keep-item.server.ts";
import { keepNewItem } from "#app/domain/plans/keep-new-item.server.ts";
import { findItem, actionOf, refuseOtherNeeds } from "#app/domain/plans/find-item.server.ts";
import { lockPlan, type LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import type { ActionFields } from "#app/domain/plans/plan-content.ts";
import type { Sent } from "#app/domain/plans/save-need.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { parseDay } from "#app/lib/dates.ts";
import { now } from "#app/lib/clock.ts";

const toRow = ({ carerAgreedOn, needIds, minutesByDay, ...fields }: ActionFields) => ({
  ...fields,
  needIds: [...needIds],
  minutesByDay: [...minutesByDay],
  carerAgreedOn: carerAgreedOn === null ? null : parseDay(carerAgreedOn),
});

/** A new action, or a change to one. Refusals: not-found, moved-on, stale, removed, sent-before. */
export function saveAction(party: PlanParty, planId: string, sent: Sent<ActionFields>) {
  return act(party.access, async (tx) =>
    writeAction(tx, party, await lockPlan(tx, party, planId, "change"), sent),
  );
}

/** The same inside a transaction that has the plan locked. */
export async function writeAction(tx: Act, party: PlanParty, plan: LockedPlan, sent: Sent<ActionFields>) {
  await refuseOtherNeeds(tx, plan.id, sent.fields.needIds);
  const by = { changedBy: writerOf(party).byName, changedAt: now() };
  if (sent.itemId === null) {
    const { submissionKey, fields } = sent;
    const before = await tx.planAction.findUnique({ where: { submissionKey } });
    const data = { ...toRow(fields), planId: plan.id, submissionKey, ...by };
    return keepNewItem(tx, party, plan, { kind: "action", fields }, before, () =>
      tx.planAction.create({ data }),
    );
  }
  const row = await findItem(tx.planAction.findFirst({ where: { id: sent.itemId, planId: plan.id } }));
  const kept = { version: row.version, fields: actionOf(row) };
  return keepItem(
    tx,
    party,
    plan,
    { kind: "action", id: row.id, kept, base: sent.version, mine: sent.fields },
    (fields, version) =>
      tx.planAction.update({ where: { id: row.id }, data: { ...toRow(fields), version, ...by } }),
  );
}
