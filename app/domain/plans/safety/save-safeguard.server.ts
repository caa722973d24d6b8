import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { findItem } from "#app/domain/plans/find-item.server.ts";
import { keepItem, recordChange } from "#app/domain/plans/keep-item.server.ts";
import { keepNewItem } from "#app/domain/plans/keep-new-item.server.ts";
import { lockPlan, type LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import { isId, writerOf } from "#app/domain/plans/plan-party.ts";
import { safeguardOf } from "#app/domain/plans/safety/safeguard-row.ts";
import {
  HISTORY_KINDS,
  type SafeguardFields,
  type SafeguardKind,
} from "#app/domain/plans/safety/safety-forms.ts";
import type { Sent } from "#app/domain/plans/save-need.server.ts";
import { now } from "#app/lib/clock.ts";
import { parseDay } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

const toRow = ({ decidedOn, ...fields }: SafeguardFields) => ({
  ...fields,
  decidedOn: decidedOn === null ? null : parseDay(decidedOn),
});
const missing = () => new Refusal("not-found", "We cannot find this part of the plan.");

/** Somebody to call, a risk, or money put by: a new one, or a change. Refusals: not-found, moved-on, stale, removed, sent-before. */
export function saveSafeguard(
  party: PlanParty,
  planId: string,
  kind: SafeguardKind,
  sent: Sent<SafeguardFields>,
) {
  return act(party.access, async (tx) =>
    writeSafeguard(tx, party, await lockPlan(tx, party, planId, "change"), kind, sent),
  );
}

/** The same inside a transaction that has the plan locked. */
export async function writeSafeguard(
  tx: Act,
  party: PlanParty,
  plan: LockedPlan,
  kind: SafeguardKind,
  sent: Sent<SafeguardFields>,
) {
  const by = { changedBy: writerOf(party).byName, changedAt: now() };
  if (sent.itemId === null) {
    const { submissionKey, fields } = sent;
    const before = await tx.planSafeguard.findUnique({ where: { submissionKey } });
    if (before && before.kind !== kind) throw missing();
    const data = { ...toRow(fields), kind, planId: plan.id, submissionKey, ...by };
    return keepNewItem(tx, party, plan, { kind: HISTORY_KINDS[kind], fields }, before, () =>
      tx.planSafeguard.create({ data }),
    );
  }
  const where = { id: sent.itemId, kind, planId: plan.id };
  const row = await findItem(
    isId(sent.itemId) ? tx.planSafeguard.findFirst({ where }) : Promise.resolve(null),
  );
  const kept = { version: row.version, fields: safeguardOf(row) };
  return keepItem(
    tx,
    party,
    plan,
    { kind: HISTORY_KINDS[kind], id: row.id, kept, base: sent.version, mine: sent.fields },
    (fields, version) =>
      tx.planSafeguard.update({ where: { id: row.id }, data: { ...toRow(fields), version, ...by } }),
  );
}

/** Takes one out of the plan; what it said stays in the history. Refusals: not-found, moved-on, removed, stale. */
export function removeSafeguard(party: PlanParty, planId: string, itemId: string, version: number) {
  return act(party.access, async (tx) => {
    const plan = await lockPlan(tx, party, planId, "change");
    if (!isId(itemId)) throw missing();
    const row = await findItem(tx.planSafeguard.findFirst({ where: { id: itemId, planId: plan.id } }));
    if (row.version !== version)
      throw new Refusal(
        "stale",
        `${row.changedBy} changed this since you opened the page. Nothing was taken away. Read it again first.`,
      );
    await tx.planSafeguard.update({
      where: { id: row.id },
      data: { removedAt: now(), version: version + 1, changedBy: writerOf(party).byName, changedAt: now() },
    });
    const item = { kind: HISTORY_KINDS[row.kind as SafeguardKind], id: row.id };
    await recordChange(tx, party, plan, item, version + 1, safeguardOf(row), true);
    return { id: row.id };
  });
}
