import type { Tx } from "#app/db.server.ts";
import type { GroupFields } from "#app/domain/community/group-content.ts";
import { findPlace } from "#app/domain/places/find-place.server.ts";
import { placeCodes } from "#app/domain/places/place-codes.ts";

/** The cluster of an area that a postcode belongs to: by the longest part of it that the area has drawn. */
async function findClusterOf(tx: Tx, areaId: string, postcode: string): Promise<string | null> {
  const codes = placeCodes(postcode);
  const known = await tx.areaClusterPlace.findMany({ where: { areaId, code: { in: codes } } });
  for (const code of codes) {
    const place = known.find((row) => row.code === code);
    if (place) return place.clusterId;
  }
  return null;
}

/** A group's point and cluster. A group's place is public: it stands where its postcode is, to the metre that is known. */
export async function placeGroup(tx: Tx, areaId: string, { way, postcode }: GroupFields) {
  if (way !== "place") return { placeCode: null, easting: null, northing: null, clusterId: null };
  const place = await findPlace(postcode, tx);
  return {
    placeCode: place?.code ?? null,
    easting: place?.easting ?? null,
    northing: place?.northing ?? null,
    clusterId: await findClusterOf(tx, areaId, postcode),
  };
}
