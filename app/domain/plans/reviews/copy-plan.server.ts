import { randomUUID } from "node:crypto";
import type { Act } from "#app/domain/audit/act.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { actionOf, needOf, outcomeOf } from "#app/domain/plans/find-item.server.ts";
import type { ItemKind } from "#app/domain/plans/keep-item.server.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { NO_LONGER_MADE } from "#app/domain/plans/plan-status-rules.ts";
import { safeguardOf } from "#app/domain/plans/safety/safeguard-row.ts";
import { HISTORY_KINDS, type SafeguardKind } from "#app/domain/plans/safety/safety-forms.ts";
import { moneyOf } from "#app/domain/plans/save-money.server.ts";
import type { Plan, Prisma } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { parseDay, shortDay } from "#app/lib/dates.ts";

const inOrder = { where: { removedAt: null }, orderBy: { number: "asc" } } as const;

/**
 * A new plan from one in force: its words with how they came to be written and by whom, its needs, outcomes and actions, and what it
 * says for when things go wrong. It takes the place of the old one when it starts. A plan that is being made already is the new one, as it is. @returns its id.
 */
export async function copyPlan(
  tx: Act,
  party: PlanParty,
  plan: Plan,
  submissionKey: string,
): Promise<string> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${plan.personId}::uuid FOR UPDATE`;
  const open = await tx.plan.findFirst({
    where: { personId: plan.personId, status: { notIn: NO_LONGER_MADE } },
    select: { id: true },
  });
  if (open) return open.id;
  const from = await tx.plan.findUniqueOrThrow({
    where: { id: plan.id },
    include: {
      sections: true,
      needs: inOrder,
      outcomes: inOrder,
      actions: { ...inOrder, include: { group: true, idea: true } },
      safeguards: inOrder,
    },
  });
  const { byName, byAccountId, grantId } = writerOf(party);
  const since = plan.inForceFrom ? `From the plan in force since ${shortDay(plan.inForceFrom)}` : "";
  const id = randomUUID();
  await tx.plan.create({
    data: {
      id,
      personId: plan.personId,
      areaId: plan.areaId,
      selfFunder: plan.selfFunder,
      ...moneyOf(plan),
      beganBy: byName,
      beganByAccountId: byAccountId,
      submissionKey,
      fromPlanId: plan.id,
      createdAt: now(),
      changedAt: now(),
      events: { create: { kind: "begun", words: since, byName, byAccountId, grantId, at: now() } },
    },
  });
  const changes: Prisma.PlanChangeCreateManyInput[] = [];
  const keep = (kind: ItemKind, itemId: string, fields: object, by: string, how: string | null = null) => {
    changes.push({
      planId: id,
      kind,
      itemId,
      version: 1,
      fields: fields,
      how,
      byName: by,
      at: now(),
    });
  };
  keep("money", id, moneyOf(plan), plan.beganBy);
  for (const { section, body, how, changedBy, changedAt } of from.sections) {
    const itemId = randomUUID();
    await tx.planSection.create({
      data: { id: itemId, planId: id, section, body, how, changedBy, changedAt },
    });
    keep("section", itemId, { body }, changedBy, how);
  }
  const needs = new Map(from.needs.map((need) => [need.id, randomUUID()]));
  const linked = (ids: readonly string[]) => ids.flatMap((one) => needs.get(one) ?? []);
  const made = () => ({ planId: id, submissionKey: randomUUID() });
  for (const row of from.needs) {
    const itemId = needs.get(row.id) ?? randomUUID();
    const { changedBy, changedAt } = row;
    await tx.planNeed.create({ data: { id: itemId, ...made(), ...needOf(row), changedBy, changedAt } });
    keep("need", itemId, needOf(row), changedBy);
  }
  for (const row of from.outcomes) {
    const [itemId, fields] = [randomUUID(), { ...outcomeOf(row), needIds: linked(row.needIds) }];
    const { changedBy, changedAt } = row;
    await tx.planOutcome.create({ data: { id: itemId, ...made(), ...fields, changedBy, changedAt } });
    keep("outcome", itemId, fields, changedBy);
  }
  for (const row of from.actions) {
    const [itemId, fields] = [randomUUID(), { ...actionOf(row), needIds: linked(row.needIds) }];
    const carerAgreedOn = fields.carerAgreedOn === null ? null : parseDay(fields.carerAgreedOn);
    const { changedBy, changedAt } = row;
    await tx.planAction.create({
      data: { id: itemId, ...made(), ...fields, carerAgreedOn, changedBy, changedAt },
    });
    // Where it was found goes with it, so that nobody puts it in a second time
    if (row.group)
      await tx.planActionGroup.create({
        data: { actionId: itemId, planId: id, groupId: row.group.groupId, at: now() },
      });
    if (row.idea)
      await tx.planActionIdea.create({
        data: { actionId: itemId, planId: id, ideaId: row.idea.ideaId, at: now() },
      });
    keep("action", itemId, fields, changedBy);
  }
  for (const row of from.safeguards) {
    const [itemId, fields] = [randomUUID(), safeguardOf(row)];
    const { kind, decidedOn, changedBy, changedAt } = row;
    await tx.planSafeguard.create({
      data: { id: itemId, ...made(), ...fields, kind, decidedOn, changedBy, changedAt },
    });
    keep(HISTORY_KINDS[kind as SafeguardKind], itemId, fields, changedBy);
  }
  await tx.planChange.createMany({ data: changes });
  tx.audit({
    action: "plan.begun",
    objectType: "plan",
    objectId: id,
    personId: plan.personId,
    areaId: plan.areaId,
    detail: { fromPlanId: plan.id },
  });
  return id;
}
