import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from } from "pg-copy-streams";
import { bodyOf, checkFrames, readFrames, type Column, type Frame } from "#app/process/backup/frames.ts";
import { countRows, findProofs, findTables, quoted } from "#app/process/backup/tables.server.ts";
import { removeGuards } from "#app/process/backup/unguarded.server.ts";
import { applyMigration, makeMigrationsTable, readMigrations } from "#app/process/migrate.server.ts";
import { PlainError } from "#app/process/plain-error.ts";

const MIGRATIONS_LOCK = 72707369;

async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ full: boolean }>(
    `SELECT EXISTS (SELECT FROM public.area) OR EXISTS (SELECT FROM public.account) OR EXISTS (SELECT FROM public.audit_event)
       OR EXISTS (SELECT FROM ledger.transfer) AS full`,
  );
  return rows[0]?.full === false;
}

/** The rows of one table, until the next frame that is not rows; what came after is handed back. */
async function copyTable(
  client: pg.Client,
  table: Column,
  frames: AsyncGenerator<Frame>,
): Promise<Frame | undefined> {
  let after: Frame | undefined;
  async function* rows() {
    for (;;) {
      const next = await frames.next();
      if (next.done) return;
      if (next.value.letter !== "D") {
        after = next.value;
        return;
      }
      yield next.value.body;
    }
  }
  const names = table.columns.map((name) => `"${name}"`).join(", ");
  await pipeline(
    Readable.from(rows(), { objectMode: false }),
    client.query(from(`COPY ${quoted(table)} (${names}) FROM STDIN`)),
  );
  return after;
}

async function copyAll(client: pg.Client, file: string): Promise<void> {
  const frames = readFrames(file);
  for (let next = (await frames.next()).value as Frame | undefined; next;) {
    next =
      next.letter === "T"
        ? await copyTable(client, bodyOf(next) as Column, frames)
        : ((await frames.next()).value as Frame | undefined);
  }
}

export type Restored = {
  tables: number;
  rows: number;
  ledgerOk: boolean;
  auditOk: boolean;
  migrated: string[];
};

/**
 * Puts a backup in place of what is there, in one transaction: the schema as it was at the backup, the rows, then the newer
 * migrations, then the proofs. Whatever fails, everything stays as it was.
 */
export async function restoreBackup(url: string, file: string, replace: boolean): Promise<Restored> {
  const { header, footer } = await checkFrames(file);
  const migrations = await readMigrations();
  const unknown = header.migrations.find((name) => !migrations.some((one) => one.name === name));
  if (unknown !== undefined)
    throw new PlainError(
      `${file} was made by a newer Ownway (it has ${unknown}). Restore it with that version. Nothing was changed.`,
    );
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATIONS_LOCK]);
    await client.query("BEGIN");
    if (!replace && !(await isEmpty(client)))
      throw new PlainError(
        "The database is not empty. To put the backup in place of all that is in it, add --replace. Nothing was changed.",
      );
    await client.query("DROP SCHEMA IF EXISTS public, ledger, audit CASCADE");
    await client.query("CREATE SCHEMA public");
    await makeMigrationsTable(client);
    const old = migrations.filter(({ name }) => header.migrations.includes(name));
    const newer = migrations.filter(({ name }) => !header.migrations.includes(name));
    for (const migration of old) await applyMigration(client, migration);
    const putBack = await removeGuards(client);
    const tables = await findTables(client);
    await client.query(`TRUNCATE ${tables.map(quoted).join(", ")}`);
    await copyAll(client, file);
    await putBack();
    for (const [name, last] of Object.entries(footer.sequences))
      await client.query("SELECT setval($1, $2)", [name, last]);
    // Nobody is working on what was in work at the backup
    await client.query(
      "UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_by IS NOT NULL",
    );
    const counts = await countRows(client, tables);
    const wrong = Object.keys({ ...counts, ...footer.rows }).find(
      (name) => (counts[name] ?? 0) !== (footer.rows[name] ?? 0),
    );
    if (wrong !== undefined)
      throw new PlainError(
        `${wrong} has ${counts[wrong] ?? 0} rows and the backup ${footer.rows[wrong] ?? 0}. Nothing was changed.`,
      );
    for (const migration of newer) await applyMigration(client, migration);
    const proofs = await findProofs(client);
    if ((footer.ledgerOk && !proofs.ledgerOk) || (footer.auditOk && !proofs.auditOk))
      throw new PlainError(
        "What was restored does not hold: the ledger or the audit chain differs from the backup. Nothing was changed.",
      );
    await client.query("COMMIT");
    return {
      tables: tables.length,
      rows: Object.values(counts).reduce((sum, one) => sum + one, 0),
      ...proofs,
      migrated: newer.map(({ name }) => name),
    };
  } finally {
    await client.end();
  }
}
