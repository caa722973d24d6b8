import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { db } from "#app/db.server.ts";
import { restoreBackup } from "#app/process/backup/restore-backup.server.ts";
import { takeBackup } from "#app/process/backup/take-backup.server.ts";
import { prepareJobs } from "#app/process/jobs.server.ts";
import { migrate } from "#app/process/migrate.server.ts";
import type { Opened } from "#app/process/open.server.ts";
import { loadSecret } from "#app/secret.server.ts";
import { CASELOAD_AREA, seedDemonstration } from "#seed/seed.ts";

const LOCK = 72707370;
const FACT = "demonstration";
const KEPT = "before_demonstration";

const fact = async (): Promise<string | null> =>
  (await db().prisma.installationFact.findUnique({ where: { key: FACT } }))?.value ?? null;
const setFact = (value: string) =>
  db().prisma.installationFact.upsert({
    where: { key: FACT },
    create: { key: FACT, value },
    update: { value },
  });

/** A caseload may have been imported before the first start: the demonstration is made around it. */
async function isUntouched(): Promise<boolean> {
  const { prisma } = db();
  const others = await prisma.area.count({ where: { slug: { not: CASELOAD_AREA.slug } } });
  return others === 0 && (await prisma.account.count()) === 0;
}

async function inPassing<Out>(work: (file: string) => Promise<Out>): Promise<Out> {
  const folder = await mkdtemp(path.join(tmpdir(), "ownway-"));
  try {
    return await work(path.join(folder, "backup"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What was imported before the demonstration lies beside it while it is made, so that making it again loses nothing. */
async function keepWhatIsThere({ url }: Opened, owner: pg.Client): Promise<void> {
  await owner.query(`DROP SCHEMA IF EXISTS ${KEPT} CASCADE`);
  if ((await db().prisma.area.count()) === 0) return;
  const bytes = await inPassing(async (file) => {
    await takeBackup(url, file);
    return readFile(file);
  });
  await owner.query("BEGIN");
  await owner.query(`CREATE SCHEMA ${KEPT}; CREATE TABLE ${KEPT}.backup (bytes bytea NOT NULL)`);
  await owner.query(`INSERT INTO ${KEPT}.backup VALUES ($1)`, [bytes]);
  await owner.query("COMMIT");
}

async function findKept(owner: pg.Client): Promise<Buffer | undefined> {
  const { rows } = await owner.query<{ there: boolean }>(
    `SELECT to_regclass('${KEPT}.backup') IS NOT NULL AS there`,
  );
  if (!rows[0]?.there) return undefined;
  const kept = await owner.query<{ bytes: Buffer }>(`SELECT bytes FROM ${KEPT}.backup`);
  return kept.rows[0]?.bytes;
}

/** A start was killed while the demonstration was being made: nobody can have used it, so it is made anew. */
async function makeAnew({ database, url }: Opened, owner: pg.Client): Promise<void> {
  console.error("The demonstration was left half made; making it again.");
  const kept = await findKept(owner);
  if (kept)
    await inPassing(async (file) => {
      await writeFile(file, kept, { mode: 0o600 });
      await restoreBackup(url, file, true);
    });
  else {
    await owner.query(
      "DROP SCHEMA IF EXISTS public, ledger, audit, graphile_worker CASCADE; CREATE SCHEMA public",
    );
    await migrate(url);
    await prepareJobs(database);
  }
  await loadSecret();
}

/** Fills an untouched database with the demonstration area, once, whichever of several copies comes first. */
export async function seedIfEmpty(opened: Opened): Promise<"seeded" | "kept"> {
  const client = new pg.Client({ connectionString: opened.url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    if ((await fact()) === "started") await makeAnew(opened, client);
    if ((await fact()) !== null || !(await isUntouched())) return "kept";
    await keepWhatIsThere(opened, client);
    await setFact("started");
    await seedDemonstration();
    await setFact("complete");
    await client.query(`DROP SCHEMA IF EXISTS ${KEPT} CASCADE`);
    return "seeded";
  } finally {
    await client.end();
    // Another copy may have made it anew meanwhile, with another secret
    await loadSecret();
  }
}
