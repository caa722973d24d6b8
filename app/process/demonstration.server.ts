import pg from "pg";
import { db } from "#app/db.server.ts";
import { prepareJobs } from "#app/process/jobs.server.ts";
import { migrate } from "#app/process/migrate.server.ts";
import type { Opened } from "#app/process/open.server.ts";
import { loadSecret } from "#app/secret.server.ts";
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

async function makeAnew({ database, url }: Opened, owner: pg.Client): Promise<void> {
  console.error("The demonstration was left half made; making it again.");
  await owner.query(
    "DROP SCHEMA IF EXISTS public, ledger, audit, graphile_worker CASCADE; CREATE SCHEMA public",
  );
  await migrate(url);
  await prepareJobs(database);
  await loadSecret();
}

/** Fills an empty database with the demonstration area, once, whichever of several copies comes first. */
export async function seedIfEmpty(opened: Opened): Promise<"seeded" | "kept"> {
  const client = new pg.Client({ connectionString: opened.url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    if (await isHalfMade()) await makeAnew(opened, client);
    if ((await fact()) !== null || (await db().prisma.area.count()) > 0) return "kept";
    await setFact("started");
    await seedDemonstration();
    await setFact("complete");
    return "seeded";
  } finally {
    await client.end();
    // Another copy may have made it anew meanwhile, with another secret
    await loadSecret();
  }
}
