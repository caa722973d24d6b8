import { randomUUID } from "node:crypto";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { keepItem, recordChange } from "#app/domain/plans/keep-item.server.ts";
import { lockPlan, type LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import type { HowSaid, SectionKey } from "#app/domain/plans/plan-content.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

export type SectionInput = { section: SectionKey; version: number; body: string; how: HowSaid };

/** Only the person, in an account of their own, types for themselves. */
const ownHand = (party: PlanParty): boolean => party.side === "person" && party.access.grant === null;

/** Keeps the words of a section. Refusals: not-found, moved-on, stale, not-own-hand. */
export function saveSection(party: PlanParty, planId: string, input: SectionInput) {
  return act(party.access, async (tx) => {
    const plan = await lockPlan(tx, party, planId, "change");
    if (input.how === "own" && !ownHand(party))
      throw new Refusal(
        "not-own-hand",
        "Say how the words came to you: only the person themselves types for themselves. Nothing was changed yet.",
      );
    return writeSection(tx, party, plan, input);
  });
}

/** The same inside a transaction that has the plan locked. */
export async function writeSection(tx: Act, party: PlanParty, plan: LockedPlan, input: SectionInput) {
  const { section, body, how } = input;
  const by = { changedBy: writerOf(party).byName, changedAt: now() };
  const row = await tx.planSection.findUnique({ where: { planId_section: { planId: plan.id, section } } });
  if (!row) {
    const id = randomUUID();
    if (body.trim() === "") return { id, asideId: null };
    await tx.planSection.create({ data: { id, planId: plan.id, section, body, how, ...by } });
    await recordChange(tx, party, plan, { kind: "section", id, how }, 1, { body });
    return { id, asideId: null };
  }
  // A page that was opened before anything was written saw an empty box
  const base = input.version;
  const kept = { version: row.version, fields: { body: row.body } };
  const item = { kind: "section" as const, id: row.id, how, kept, base, mine: { body } };
  if (base === 0)
    await tx.planChange.createMany({
      data: [
        {
          planId: plan.id,
          kind: "section",
          itemId: row.id,
          version: 0,
          fields: { body: "" },
          byName: plan.beganBy,
          at: plan.createdAt,
        },
      ],
      skipDuplicates: true,
    });
  return keepItem(tx, party, plan, item, (fields, version) =>
    tx.planSection.update({ where: { id: row.id }, data: { body: fields.body, how, version, ...by } }),
  );
}
