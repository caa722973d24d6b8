import type { SystemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { PlaceRow } from "#app/domain/places/read-places.ts";
import type { Result } from "#app/lib/result.ts";

/** Adds places, or moves those that are known, all in one statement. Profiles' own points stay where they are. */
export function importPlaces(
  access: SystemAccess,
  rows: readonly PlaceRow[],
  source: string,
): Promise<Result<number>> {
  return act(access, async (tx) => {
    await tx.$executeRaw`
      INSERT INTO place (code, easting, northing, source)
      SELECT row.code, row.easting, row.northing, ${source}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (code text, easting int, northing int)
      ON CONFLICT (code) DO UPDATE SET easting = excluded.easting, northing = excluded.northing, source = excluded.source`;
    tx.audit({
      action: "places.imported",
      objectType: "places",
      objectId: "places",
      detail: { rows: rows.length },
    });
    return rows.length;
  });
}
