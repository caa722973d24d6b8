import { createHash, randomUUID } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { ensureAppRole } from "#app/process/app-role.server.ts";
import { PlainError } from "#app/process/plain-error.ts";

const LOCK = 72707369; // the advisory lock that Prisma's own engine takes
const FOLDER = path.resolve("prisma/migrations");

export type Migration = { name: string; sql: string; checksum: string };

/** Every migration that ships with this version, in order. */
export async function readMigrations(folder = FOLDER): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

export const makeMigrationsTable = (client: pg.ClientBase) =>
  client.query(`CREATE TABLE IF NOT EXISTS public._prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
    migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`);

/** Inside the caller's transaction. A migration may set its own search_path; the next starts afresh. */
export async function applyMigration(
  client: pg.ClientBase,
  { name, sql, checksum }: Migration,
): Promise<void> {
  await client.query(sql);
  await client.query("SET LOCAL search_path TO DEFAULT");
  await client.query(
    "INSERT INTO public._prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ($1, $2, now(), $3, 1)",
    [randomUUID(), checksum, name],
  );
}

/**
 * Applies what is new in prisma/migrations, each in a transaction of its own, under Prisma's lock, into Prisma's table.
 * @returns the names applied now.
 * @throws when a migration was changed after it was applied, or the database is of a newer Ownway.
 */
export async function migrate(connectionString: string, folder = FOLDER): Promise<string[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 8000 });
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await ensureAppRole(client);
    await makeMigrationsTable(client);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      "SELECT migration_name, checksum FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const before = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const migrations = await readMigrations(folder);
    const unknown = [...before.keys()].find((name) => !migrations.some((one) => one.name === name));
    if (unknown !== undefined)
      throw new PlainError(
        `The database was made by a newer Ownway: it has the migration ${unknown}, which this version does not know. Start that version. Nothing was changed.`,
      );
    for (const migration of migrations) {
      const checksum = before.get(migration.name);
      if (checksum === migration.checksum) continue;
      if (checksum !== undefined)
        throw new PlainError(
          `The migration ${migration.name} was changed after it was applied. Put it back as it was, and add a new one. Nothing was changed.`,
        );
      await client.query("BEGIN");
      await applyMigration(client, migration);
      await client.query("COMMIT");
      applied.push(migration.name);
    }
    return applied;
  } catch (error) {
    if ((error as { code?: string }).code !== "42501") throw error;
    throw new PlainError(
      `The database's user may not make tables there (${(error as Error).message}): make it the owner of the database. Nothing was changed.`,
      { cause: error },
    );
  } finally {
    await client.end();
  }
}
