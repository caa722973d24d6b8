import { createHash, randomUUID } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

const LOCK = 72707369; // the advisory lock that Prisma's own engine takes

/**
 * Applies what is new in prisma/migrations, each in a transaction of its own, under Prisma's lock, into Prisma's table.
 * @returns the names applied now.
 * @throws when a migration was changed after it was applied.
 */
export async function migrate(
  connectionString: string,
  folder = path.resolve("prisma/migrations"),
): Promise<string[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 8000 });
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
      migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
      started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const before = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const folders = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    for (const name of folders.map((entry) => entry.name).sort()) {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      const checksum = createHash("sha256").update(sql).digest("hex");
      if (before.get(name) === checksum) continue;
      if (before.has(name)) throw new Error(`migration ${name} was changed after it was applied`);
      await client.query("BEGIN");
      await client.query(sql);
      await client.query(
        "INSERT INTO public._prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ($1, $2, now(), $3, 1)",
        [randomUUID(), checksum, name],
      );
      await client.query("COMMIT");
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}
