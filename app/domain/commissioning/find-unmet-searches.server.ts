import type { AreaAccess } from "#app/domain/access/access.ts";
import { db } from "#app/db.server.ts";
import type { Directory } from "#app/generated/prisma/enums.ts";
import type { Day } from "#app/lib/dates.ts";

export type UnmetSearches = {
  directory: Directory;
  outcode: string | null;
  filters: Record<string, string | number | string[]>;
  searches: number;
  lastOn: Date;
};

/** What was looked for in an area and not found, between two days, the most frequent first. */
export async function findUnmetSearches(access: AreaAccess, from: Day, to: Day): Promise<UnmetSearches[]> {
  return db().prisma.$queryRaw<UnmetSearches[]>`
    SELECT directory::text AS directory, outcode, filters, count(*)::int AS searches, max(on_date) AS "lastOn"
    FROM unmet_search
    WHERE area_id = ${access.area.id}::uuid AND on_date BETWEEN ${from}::date AND ${to}::date
    GROUP BY directory, outcode, filters
    ORDER BY searches DESC, "lastOn" DESC, outcode, filters::text
    LIMIT 200`;
}
