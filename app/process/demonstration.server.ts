import pg from "pg";
import { db } from "#app/db.server.ts";
import { seedDemonstration } from "#seed/seed.ts";

const LOCK = 72707370;
const FACT = "demonstration";

const fact = async (): Promise<string | null> =>
  (await db().prisma.installationFact.findUnique({ where: { key: FACT } }))?.value ?? null;
const setFact = (value: string) =>
  db().prisma.installationFact.upsert({
    where: { key: FACT },
    create: { key: FACT, value },
    update: { value },
  });

/** A start was killed while the demonstration was being made: nobody can have used it, so it is made anew. */
export async function isHalfMade(): Promise<boolean> {
  return (await fact()) === "started";
}

/** Fills an empty database with the demonstration area, once, whichever of several copies comes first. */
export async function seedIfEmpty(url: string): Promise<"seeded" | "kept"> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    if ((await fact()) !== null || (await db().prisma.area.count()) > 0) return "kept";
    await setFact("started");
    await seedDemonstration();
    await setFact("complete");
    return "seeded";
  } finally {
    await client.end();
  }
}
