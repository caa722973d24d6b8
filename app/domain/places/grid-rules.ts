// Points in metres of the British National Grid: near enough to flat, so that nearness is plain geometry.
import proj4 from "proj4";

export type GridPoint = { easting: number; northing: number };

// Ordnance Survey's own parameters for OSGB36 by a Helmert shift: good to about 5 m, far finer than our 500 m cells
const NATIONAL_GRID =
  "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs";
const project = proj4("EPSG:4326", NATIONAL_GRID);

export const METRES_A_MILE = 1609.344;
/** The side of a cell of the grid that a profile's place is known to. */
const CELL = 500;
/** How far from the outward postcode's centre a profile without a known postcode may be put. */
const SCATTER = 1000;

/** Latitude and longitude (WGS84, degrees) to whole metres of EPSG:27700. */
export function toGrid(latitude: number, longitude: number): GridPoint {
  const [easting, northing] = project.forward([longitude, latitude]);
  return { easting: Math.round(easting), northing: Math.round(northing) };
}

/** The centre of the point's 500 m cell: all that is ever kept of where a profile's owner lives. */
export const snap = ({ easting, northing }: GridPoint): GridPoint => ({
  easting: Math.floor(easting / CELL) * CELL + CELL / 2,
  northing: Math.floor(northing / CELL) * CELL + CELL / 2,
});

/** A point within 1 km of a centre, spread evenly over the circle, always the same for the same key. */
export function scatter(centre: GridPoint, key: Uint8Array): GridPoint {
  const share = (at: number) =>
    ((key[at] ?? 0) * 65_536 + (key[at + 1] ?? 0) * 256 + (key[at + 2] ?? 0)) / 16_777_216;
  const radius = SCATTER * Math.sqrt(share(0));
  const angle = 2 * Math.PI * share(3);
  return {
    easting: Math.round(centre.easting + radius * Math.cos(angle)),
    northing: Math.round(centre.northing + radius * Math.sin(angle)),
  };
}

export const metresBetween = (a: GridPoint, b: GridPoint): number =>
  Math.hypot(a.easting - b.easting, a.northing - b.northing);

const BANDS = [
  [1, "Under a mile away"],
  [3, "1 to 3 miles away"],
  [5, "3 to 5 miles away"],
  [10, "5 to 10 miles away"],
] as const;
/** How far, in words too coarse to find a home by: never a figure. */
export function distanceWords(metres: number): string {
  const miles = metres / METRES_A_MILE;
  return BANDS.find(([below]) => miles < below)?.[1] ?? "Over 10 miles away";
}

/** The distances a search may ask for, in miles: steps, so that nobody can close in on a home by asking again. */
export const WITHIN_MILES = [1, 3, 5, 10, 20] as const;
/** The step that a number of miles in a link stands for: the next one up; null for what is not a distance. */
export function readWithin(words: string): number | null {
  const miles = /^\d{1,4}(\.\d{1,3})?$/.test(words.trim()) ? Number(words) : 0;
  if (miles <= 0) return null;
  return WITHIN_MILES.find((step) => miles <= step) ?? 20;
}
