import { db, type Tx } from "#app/db.server.ts";
import { outcodeOf, placeCodes } from "#app/domain/places/place-codes.ts";
import type { GridPoint } from "#app/domain/places/grid-rules.ts";

export type Place = GridPoint & {
  /** What was found: "SO17 1BJ", "SO17 1" or "SO17". */ code: string;
  outcode: string;
};

/** Where a postcode, or the start of one, is: by the longest part of it that is known. Null when none is. */
export async function findPlace(words: string, tx: Tx = db().prisma): Promise<Place | null> {
  const codes = placeCodes(words);
  if (codes.length === 0) return null;
  const known = await tx.place.findMany({ where: { code: { in: codes } } });
  for (const code of codes) {
    const place = known.find((row) => row.code === code);
    if (place) {
      const { easting, northing } = place;
      return { code, outcode: outcodeOf(code), easting, northing };
    }
  }
  return null;
}
