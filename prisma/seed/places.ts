import { systemAccess } from "#app/domain/access/access.ts";
import { toGrid } from "#app/domain/places/grid-rules.ts";
import { importPlaces } from "#app/domain/places/import-places.server.ts";

// Centres by eye to two decimals: about a kilometre. `npm run geo:import` puts a published list in their place.
const CENTRES: Record<string, readonly [latitude: number, longitude: number]> = {
  SO14: [50.91, -1.4],
  SO15: [50.92, -1.43],
  SO16: [50.94, -1.43],
  SO17: [50.93, -1.4],
  SO18: [50.93, -1.36],
  SO19: [50.9, -1.35],
  SO30: [50.92, -1.3],
  SO31: [50.87, -1.29],
  SO32: [50.95, -1.2],
  SO40: [50.92, -1.51],
  SO45: [50.85, -1.39],
  SO50: [50.97, -1.35],
  SO51: [50.99, -1.5],
  SO52: [50.97, -1.45],
  SO53: [50.98, -1.38],
};

export async function seedPlaces(): Promise<void> {
  const rows = Object.entries(CENTRES).map(([code, [latitude, longitude]]) => ({
    code,
    ...toGrid(latitude, longitude),
  }));
  const result = await importPlaces(systemAccess("seed"), rows, "approximate, for the demonstration");
  if (!result.ok) throw new Error(result.refusal.words);
}
