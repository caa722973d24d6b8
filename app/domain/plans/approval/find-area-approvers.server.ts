import type { AreaAccess } from "#app/domain/access/access.ts";
import { settingWords } from "#app/domain/commissioning/setting-words.ts";
import { findAreaSettings } from "#app/domain/budgets/find-area-settings.server.ts";
import { findApprovers } from "#app/domain/plans/approval/refuse-approver.server.ts";
import { db } from "#app/db.server.ts";

/** The practitioners of an area, whether each may approve plans above its limit, and what the limit is today. */
export async function findAreaApprovers(access: AreaAccess) {
  const settings = await findAreaSettings(access.area.id);
  return {
    limit: settingWords("plan-approval-limit", settings),
    people: await findApprovers(db().prisma, access.area.id),
  };
}
