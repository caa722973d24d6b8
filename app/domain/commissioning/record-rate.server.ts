import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { CouncilCostInput, TierRowInput } from "#app/domain/commissioning/area-rule-forms.ts";
import {
  lockAreaRules,
  refusePast,
  refuseStale,
  writtenBy,
} from "#app/domain/commissioning/lock-area-rules.server.ts";
import { isoDay } from "#app/lib/dates.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/** Whether a row that a form wrote before is what the same form says now, but for its money. */
const sameRow = (
  access: AreaAccess,
  row: { areaId: string; tier: string; hours: number; source: string; validFrom: Date },
  input: { tier: string; hours: number; reason: string; from: Date },
): boolean =>
  row.areaId === access.area.id &&
  row.tier === input.tier &&
  row.hours === input.hours &&
  row.source === input.reason &&
  Number(row.validFrom) === Number(input.from);

/**
 * A tier's fee and hours from a day on. Nothing is changed that was there before, and what was agreed keeps its price: an
 * engagement carries its own fee. Refusals: in-the-past, too-far, stale. The same form twice is one row.
 */
export function recordTier(access: AreaAccess, input: TierRowInput) {
  return act(access, async (tx) => {
    await lockAreaRules(tx, access);
    const where = { areaId: access.area.id, tier: input.tier };
    const before = await tx.areaTier.findFirst({ where: { submissionKey: input.submissionKey } });
    if (before) {
      sameAsSent(sameRow(access, before, input) && before.feePence === input.feePence);
      return null;
    }
    refusePast(input.from);
    const newest = await tx.areaTier.findFirst({ where, orderBy: { seq: "desc" } });
    refuseStale(newest?.seq, input.seen);
    const row = await tx.areaTier.create({
      data: {
        ...where,
        hours: input.hours,
        feePence: input.feePence,
        validFrom: input.from,
        source: input.reason,
        ...writtenBy(access, input.submissionKey),
      },
    });
    tx.audit({
      action: "area.tier-recorded",
      objectType: "area_tier",
      objectId: row.id,
      areaId: access.area.id,
      detail: { tier: row.tier, hours: row.hours, feePence: row.feePence, from: isoDay(row.validFrom) },
    });
    return null;
  });
}

/** What the council's own hours for a tier would cost, from a day on: for the report alone. Refusals as above. */
export function recordCouncilCost(access: AreaAccess, input: CouncilCostInput) {
  return act(access, async (tx) => {
    await lockAreaRules(tx, access);
    const where = { areaId: access.area.id, tier: input.tier };
    const before = await tx.areaCouncilCost.findFirst({ where: { submissionKey: input.submissionKey } });
    if (before) {
      sameAsSent(sameRow(access, before, input) && before.hourlyPence === input.hourlyPence);
      return null;
    }
    refusePast(input.from);
    const newest = await tx.areaCouncilCost.findFirst({ where, orderBy: { seq: "desc" } });
    refuseStale(newest?.seq, input.seen);
    const row = await tx.areaCouncilCost.create({
      data: {
        ...where,
        hours: input.hours,
        hourlyPence: input.hourlyPence,
        validFrom: input.from,
        source: input.reason,
        ...writtenBy(access, input.submissionKey),
      },
    });
    tx.audit({
      action: "area.council-cost-recorded",
      objectType: "area_council_cost",
      objectId: row.id,
      areaId: access.area.id,
      detail: { tier: row.tier, hours: row.hours, hourlyPence: row.hourlyPence, from: isoDay(row.validFrom) },
    });
    return null;
  });
}
