import { randomUUID } from "node:crypto";
import { db } from "#app/db.server.ts";
import type { Directory } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";

export type UnmetSearchEntry = {
  directory: Directory;
  areaId: string | null;
  /** What was asked for, by the names of the query string: no postcode, no page, nothing typed freely. */
  filters: Record<string, string | number | readonly string[]>;
  /** The outward part of the postcode asked for, never the whole. */
  outcode: string | null;
};

/** So that nobody can fill the table by asking over and over: no search is counted more often in an area in a day. */
const MOST_A_DAY = 2000;

/**
 * Keeps a search that found nobody, for the commissioner: what and roughly where, never by whom (DOMAIN: Commissioner's
 * radar). It is a statistic and not an act upon anybody's record, so it stands outside the audit chain.
 */
export async function recordUnmetSearch(entry: UnmetSearchEntry): Promise<void> {
  const day = dayOf(now());
  await db().prisma.$executeRaw`
    INSERT INTO unmet_search (id, directory, area_id, filters, outcode, on_date)
    SELECT ${randomUUID()}::uuid, ${entry.directory}::"Directory", ${entry.areaId}::uuid,
      ${JSON.stringify(entry.filters)}::jsonb, ${entry.outcode}, ${day}::date
    WHERE (SELECT count(*) FROM (SELECT FROM unmet_search
      WHERE area_id IS NOT DISTINCT FROM ${entry.areaId}::uuid AND on_date = ${day}::date LIMIT ${MOST_A_DAY}) kept) < ${MOST_A_DAY}`;
}
