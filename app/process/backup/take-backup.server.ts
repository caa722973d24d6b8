import { open, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to } from "pg-copy-streams";
import { frame, type Footer, type Header } from "#app/process/backup/frames.ts";
import { findProofs, findSequences, findTables, quoted } from "#app/process/backup/tables.server.ts";

async function* framesOf(client: pg.Client): AsyncGenerator<Buffer> {
  const { rows: done } = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM public._prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1",
  );
  const header: Header = {
    format: "ownway-backup",
    version: 1,
    at: new Date().toISOString(),
    migrations: done.map(({ name }) => name),
  };
  yield frame("H", header);
  const rows: Footer["rows"] = {};
  for (const table of await findTables(client)) {
    yield frame("T", table);
    const names = table.columns.map((name) => `"${name}"`).join(", ");
    const copy = client.query(to(`COPY ${quoted(table)} (${names}) TO STDOUT`));
    for await (const chunk of copy as AsyncIterable<Buffer>) yield frame("D", chunk);
    rows[quoted(table)] = copy.rowCount;
  }
  const footer: Footer = { rows, sequences: await findSequences(client), ...(await findProofs(client)) };
  yield frame("F", footer);
}

/** Writes everything, as it was at one moment, into one file: whole or not at all, readable by its owner only. */
export async function takeBackup(url: string, file: string): Promise<{ tables: number; rows: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const draft = `${file}.part`;
  let last: Buffer | undefined;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const target = await open(draft, "w", 0o600);
    await pipeline(
      async function* () {
        for await (const one of framesOf(client)) yield (last = one);
      },
      createGzip(),
      target.createWriteStream({ flush: true }),
    );
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await client.end();
  }
  const footer = JSON.parse((last ?? Buffer.alloc(5)).subarray(5).toString()) as Footer;
  const counts = Object.values(footer.rows);
  return { tables: counts.length, rows: counts.reduce((sum, one) => sum + one, 0) };
}
