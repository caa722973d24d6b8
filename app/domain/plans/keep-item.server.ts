import type { Act } from "#app/domain/audit/act.server.ts";
import type { LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import { merge, same, type Fields, type Value } from "#app/domain/plans/merge-rules.ts";
import type { HowSaid } from "#app/domain/plans/plan-content.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

export type ItemKind =
  "section" | "need" | "outcome" | "action" | "money" | "quote" | "person" | "risk" | "contingency";
/** `asideId`: where two texts wait for a choice, because somebody else wrote into the same box meanwhile. */
export type Kept = { id: string; asideId: string | null };
type Item = { kind: ItemKind; id: string; how?: HowSaid | null };
const json = (value: unknown) => value as Prisma.InputJsonValue;

/** Writes down what an item says now: the only history there is, and it only grows. */
export async function recordChange(
  tx: Act,
  party: PlanParty,
  plan: LockedPlan,
  { kind, id, how }: Item,
  version: number,
  fields: Fields,
  removed = false,
): Promise<void> {
  await tx.planChange.create({
    data: {
      planId: plan.id,
      kind,
      itemId: id,
      version,
      fields: json(fields),
      removed,
      how: how ?? null,
      ...writerOf(party),
      at: now(),
    },
  });
  await tx.plan.update({ where: { id: plan.id }, data: { version: { increment: 1 }, changedAt: now() } });
  tx.audit({
    action: "plan.changed",
    objectType: "plan",
    objectId: plan.id,
    personId: plan.personId,
    areaId: plan.areaId,
    detail: { kind, item: id, version, removed },
  });
}

/**
 * Keeps what somebody sends of an item that others may have changed since they opened it (merge-rules.ts). What only they
 * changed is taken. Where both wrote into one box, what is kept stays, and theirs is put beside it for somebody to choose.
 */
export async function keepItem<F extends Fields>(
  tx: Act,
  party: PlanParty,
  plan: LockedPlan,
  item: Item & { kept: { version: number; fields: F }; base: number; mine: F },
  write: (fields: F, version: number) => Promise<unknown>,
): Promise<Kept> {
  const { kept, mine } = item;
  const seen =
    item.base === kept.version
      ? kept.fields
      : (
          await tx.planChange.findUnique({
            where: { itemId_version: { itemId: item.id, version: item.base } },
          })
        )?.fields;
  if (seen == null)
    throw new Refusal(
      "stale",
      "This page is not the plan as it was ever kept. Nothing was changed. What you wrote is still in the boxes: copy it, open the page again, and put it in.",
    );
  const { merged, changed, clashes } = merge(seen as F, kept.fields, mine);
  if (changed) {
    await write(merged, kept.version + 1);
    await recordChange(tx, party, plan, item, kept.version + 1, merged);
  }
  const asides: string[] = [];
  for (const field of clashes)
    asides.push(await putBeside(tx, party, plan, item, field, mine[field] as Value));
  return { id: item.id, asideId: asides[0] ?? null };
}

async function putBeside(
  tx: Act,
  party: PlanParty,
  plan: LockedPlan,
  item: Item,
  field: string,
  value: Value,
): Promise<string> {
  const there = await tx.planAside.findMany({ where: { itemId: item.id, field, settled: null } });
  const twice = there.find((one) => same((one.value as { sent: Value }).sent, value));
  if (twice) return twice.id; // the same form, sent again
  const aside = await tx.planAside.create({
    data: {
      planId: plan.id,
      kind: item.kind,
      itemId: item.id,
      field,
      value: json({ sent: value }),
      how: item.how ?? null,
      ...writerOf(party),
      at: now(),
    },
  });
  await tx.plan.update({ where: { id: plan.id }, data: { version: { increment: 1 }, changedAt: now() } });
  tx.audit({
    action: "plan.put-beside",
    objectType: "plan",
    objectId: plan.id,
    personId: plan.personId,
    areaId: plan.areaId,
    detail: { kind: item.kind, item: item.id, field, aside: aside.id },
  });
  return aside.id;
}
