import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { Setting } from "#app/domain/budgets/area-setting-rules.ts";
import type { SettingInput } from "#app/domain/commissioning/area-rule-forms.ts";
import {
  lockAreaRules,
  refusePast,
  refuseStale,
  writtenBy,
} from "#app/domain/commissioning/lock-area-rules.server.ts";
import { isoDay } from "#app/lib/dates.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/**
 * A rule of the area from a day on, with why. Open engagements keep the pot and the price they were agreed with.
 * Refusals: in-the-past, too-far, stale. The same form twice is one row.
 */
export function changeSetting(access: AreaAccess, setting: Setting, input: SettingInput) {
  return act(access, async (tx) => {
    await lockAreaRules(tx, access);
    const where = { areaId: access.area.id, setting };
    const before = await tx.areaSetting.findFirst({ where: { submissionKey: input.submissionKey } });
    if (before) {
      sameAsSent(
        before.areaId === access.area.id &&
          before.setting === setting &&
          before.value === input.value &&
          before.legalBasis === (input.legalBasis ?? "") &&
          before.reason === input.reason &&
          Number(before.validFrom) === Number(input.from),
      );
      return null;
    }
    refusePast(input.from);
    const newest = await tx.areaSetting.findFirst({ where, orderBy: { seq: "desc" } });
    refuseStale(newest?.seq, input.seen);
    const row = await tx.areaSetting.create({
      data: {
        ...where,
        value: input.value,
        legalBasis: input.legalBasis ?? "",
        validFrom: input.from,
        reason: input.reason,
        ...writtenBy(access, input.submissionKey),
      },
    });
    tx.audit({
      action: "area.setting-changed",
      objectType: "area_setting",
      objectId: row.id,
      areaId: access.area.id,
      detail: { setting, value: row.value, from: isoDay(row.validFrom) },
    });
    return null;
  });
}
