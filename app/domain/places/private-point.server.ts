import { db, type Tx } from "#app/db.server.ts";
import { findPlace } from "#app/domain/places/find-place.server.ts";
import { scatter, snap, type GridPoint } from "#app/domain/places/grid-rules.ts";
import { sign } from "#app/secret.server.ts";

/**
 * The point that a profile is found by, on the 500 m grid: from its postcode where that place is known, else somewhere
 * steady within about 1 km of the outward postcode's centre. Null when not even that is known.
 * @param profileId the point is made from it, so that saving again never moves it.
 */
export async function privatePoint(
  postcode: string,
  profileId: string,
  tx: Tx = db().prisma,
): Promise<GridPoint | null> {
  const place = await findPlace(postcode, tx);
  if (!place) return null;
  if (place.code !== place.outcode) return snap(place);
  return snap(scatter(place, Buffer.from(sign("place", profileId, place.code), "base64url")));
}
