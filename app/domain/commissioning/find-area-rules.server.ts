import type { AreaAccess } from "#app/domain/access/access.ts";
import { SETTINGS, settingsFrom, type Setting } from "#app/domain/budgets/area-setting-rules.ts";
import { newestFirst, stateOf, STATE_WORDS, type Dated } from "#app/domain/commissioning/dated-row-rules.ts";
import { settingWords, TIER_WORDS } from "#app/domain/commissioning/setting-words.ts";
import { db } from "#app/db.server.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, momentWords, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

const ORDER: readonly Tier[] = ["low", "medium", "high"];
type Written = Dated & { recordedBy: string; createdAt: Date };

/** What every row of a history says. */
const line = (row: Written, rows: readonly Written[]) => {
  const state = stateOf(row, rows, dayOf(now()));
  return {
    key: String(row.seq),
    from: shortDay(row.validFrom),
    state,
    stateWords: STATE_WORDS[state],
    by: row.recordedBy === "" ? "As it was set up" : `${row.recordedBy}, ${momentWords(row.createdAt)}`,
  };
};
/** The newest row of a thing, for the form that adds one: another since then makes it stale. */
const newestOf = (rows: readonly Dated[]) => Math.max(0, ...rows.map((row) => row.seq));

/** Everything that holds, held and will hold in an area: tiers, the council's own costs, and its other rules. */
export async function findAreaRules(access: AreaAccess) {
  const where = { areaId: access.area.id };
  const { prisma } = db();
  const [tiers, costs, settings] = await Promise.all([
    prisma.areaTier.findMany({ where }),
    prisma.areaCouncilCost.findMany({ where }),
    prisma.areaSetting.findMany({ where }),
  ]);
  const byTier = <Row extends Written & { tier: Tier; hours: number; source: string }>(rows: Row[]) =>
    ORDER.flatMap((tier) => {
      const own = rows.filter((row) => row.tier === tier).sort(newestFirst);
      return own.map((row) => ({
        ...line(row, own),
        tier,
        tierName: TIER_WORDS[tier],
        hours: row.hours,
        source: row.source,
        row,
      }));
    });
  const setting = (name: Setting) => {
    const own = settings.filter((row) => row.setting === name).sort(newestFirst);
    const today = own.filter((row) => row.validFrom <= dayOf(now()));
    return {
      name,
      now: settingWords(name, settingsFrom(today)),
      rows: own.map((row) => ({
        ...line(row, own),
        value: settingWords(name, settingsFrom([row])),
        reason: row.reason,
        legalBasis: row.legalBasis,
      })),
    };
  };
  return {
    tiers: byTier(tiers).map(({ row, ...rest }) => ({ ...rest, money: pounds(row.feePence) })),
    costs: byTier(costs).map(({ row, ...rest }) => ({ ...rest, money: pounds(row.hourlyPence) })),
    settings: Object.fromEntries(SETTINGS.map((name) => [name, setting(name)])) as Record<
      Setting,
      ReturnType<typeof setting>
    >,
  };
}

/** What a form that adds a row has to know: of each thing the newest row, and what holds today. */
export async function findNewest(access: AreaAccess) {
  const where = { areaId: access.area.id };
  const { prisma } = db();
  const [tiers, costs, settings] = await Promise.all([
    prisma.areaTier.findMany({ where, select: { tier: true, seq: true, validFrom: true } }),
    prisma.areaCouncilCost.findMany({ where, select: { tier: true, seq: true, validFrom: true } }),
    prisma.areaSetting.findMany({ where, select: { setting: true, seq: true, validFrom: true } }),
  ]);
  return {
    tier: (tier: Tier) => newestOf(tiers.filter((row) => row.tier === tier)),
    cost: (tier: Tier) => newestOf(costs.filter((row) => row.tier === tier)),
    setting: (name: Setting) => newestOf(settings.filter((row) => row.setting === name)),
  };
}
