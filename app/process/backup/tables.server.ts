import type pg from "pg";
import type { Column } from "#app/process/backup/frames.ts";

// graphile_worker's own record of its migrations stays as this version made it; Prisma's is made by the migrations
const WHERE = `n.nspname IN ('public', 'ledger', 'audit', 'graphile_worker') AND c.relkind = 'r'
  AND c.relname <> '_prisma_migrations' AND NOT (n.nspname = 'graphile_worker' AND c.relname = 'migrations')`;

export const quoted = ({ schema, table }: Pick<Column, "schema" | "table">): string =>
  `"${schema}"."${table}"`;

/** Every table that holds something, with the columns that are written rather than computed. */
export async function findTables(client: pg.ClientBase): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT n.nspname AS schema, c.relname AS "table", (SELECT array_agg(a.attname::text ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${WHERE} ORDER BY 1, 2`,
  );
  return rows;
}

export async function findSequences(client: pg.ClientBase): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname IN ('public', 'ledger', 'audit', 'graphile_worker') ORDER BY 1`,
  );
  return Object.fromEntries(rows.flatMap(({ name, last }) => (last === null ? [] : [[name, last]])));
}

export async function countRows(client: pg.ClientBase, tables: Column[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${quoted(table)}`);
    counts[quoted(table)] = Number(rows[0]?.n);
  }
  return counts;
}

/** What ledger:verify and audit:verify would say, on this connection: also before a restore is committed. */
export async function findProofs(client: pg.ClientBase): Promise<{ ledgerOk: boolean; auditOk: boolean }> {
  const { rows } = await client.query<{ ledger: boolean; audit: boolean }>(
    `SELECT (SELECT v->'imbalances' = '[]' AND v->'drift' = '[]' FROM ledger.verify() v) AS ledger,
       NOT EXISTS (SELECT FROM audit.problems()) AS audit`,
  );
  return { ledgerOk: rows[0]?.ledger === true, auditOk: rows[0]?.audit === true };
}
