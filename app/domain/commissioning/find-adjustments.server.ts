import type { AreaAccess } from "#app/domain/access/access.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { findAreaSettings } from "#app/domain/budgets/find-area-settings.server.ts";
import {
  adjustmentWords,
  byMonth,
  paidInYear,
  withRunning,
} from "#app/domain/commissioning/adjustment-rules.ts";
import { findAdjustmentLines } from "#app/domain/ledger/find-adjustment-lines.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";

/** References alone: a commissioner sees figures without names. */
async function referencesOf(areaId: string, ids: string[]) {
  const rows = await db().prisma.engagement.findMany({
    where: { areaId, id: { in: ids } },
    select: { id: true, reference: true },
  });
  return new Map(rows.map((row) => [row.id, row.reference]));
}

/** What an area has paid and promised because of how people communicate: every line, sums by month, and its yearly figure. */
export async function findAdjustments(access: AreaAccess) {
  const areaId = access.area.id;
  const [raw, settings] = await Promise.all([findAdjustmentLines(areaId), findAreaSettings(areaId)]);
  const references = await referencesOf(
    areaId,
    raw.filter((line) => line.subjectType === "engagement").map((line) => line.subjectId),
  );
  await recordView(access, {
    action: "adjustments.viewed",
    objectType: "area",
    objectId: areaId,
    areaId,
    detail: { lines: raw.length },
  });
  const lines = withRunning(raw).map((line) => ({
    ...line,
    on: dayOf(line.at),
    what: adjustmentWords(line),
    reference: references.get(line.subjectId) ?? "",
  }));
  const last = lines.at(-1);
  return {
    lines,
    months: byMonth(raw),
    promised: last?.promisedAfter ?? 0,
    paid: last?.paidAfter ?? 0,
    paidThisYear: paidInYear(raw, dayOf(now())),
    yearlyPence: settings.adjustmentsYearlyPence,
  };
}
export type Adjustments = Awaited<ReturnType<typeof findAdjustments>>;
