import { createArea } from "#app/domain/commissioning/create-area.server.ts";
import { db } from "#app/db.server.ts";
import { seedAccounts, type DemonstrationName, type SeededAccount } from "#seed/accounts.ts";
import { seedPlaces } from "#seed/places.ts";
import { makeRandom, type Random } from "#seed/random.ts";

export type Seed = {
  area: { id: string; slug: string; name: string };
  caseloadArea: { id: string; slug: string; name: string };
  accounts: Record<DemonstrationName, SeededAccount>;
  random: Random;
};

const HELP = { phone: "01632 960 001", phoneHours: "Monday to Friday, 9 to 5" };

/** The demonstration: an invented Southampton. The same every time, made through the domain's own functions. */
export async function seedDemonstration(): Promise<void> {
  const tx = db().prisma;
  const area = await createArea(tx, {
    slug: "southampton",
    name: "Southampton",
    councilName: "Southampton City Council (demonstration)",
    openForSignUp: true,
    ...HELP,
  });
  const caseloadArea = await createArea(tx, {
    slug: "southampton-2019",
    name: "Southampton, June 2019",
    councilName: "Southampton City Council (demonstration)",
    ...HELP,
  });
  const accounts = await seedAccounts(area.id, caseloadArea.id);
  const seed: Seed = { area, caseloadArea, accounts, random: makeRandom(2026) };
  for (const [name, step] of STEPS) {
    try {
      await step(seed);
    } catch (error) {
      throw new Error(`the demonstration's step ${name} failed`, { cause: error });
    }
  }
}

type Step = readonly [name: string, step: (seed: Seed) => Promise<void>];
/** In order: later steps use what earlier ones made. */
const STEPS: readonly Step[] = [["places", seedPlaces]];
