// Holds and releases a second through the app's own pool, beside pgbench's TPC-B-like script on the same server with the
// same number of clients. Bar: at least half (QUALITY: Speed). The server keeps its promises on disk, as in production.
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db, openDatabase, useDatabase, type Database } from "#app/db.server.ts";
import { verifyLedger } from "#app/domain/ledger/verify-ledger.server.ts";
import { startPostgres, type Postgres } from "#app/process/embedded-postgres.server.ts";
import { migrate } from "#app/process/migrate.server.ts";
import { holdIn, makeLedgerPot, releaseOf, type LedgerPot } from "#tests/factories/ledger.ts";

const PGBENCH = process.env.PGBENCH ?? "/usr/lib/postgresql/15/bin/pgbench";
const CLIENTS = 8;
const SECONDS = 8;
const ROUNDS = 3;
const folder = mkdtempSync(path.join(tmpdir(), "ownway-bench-"));
let postgres: Postgres;
let database: Database;
let pots: LedgerPot[];

beforeAll(async () => {
  chmodSync(folder, 0o755);
  postgres = await startPostgres(folder);
  await migrate(postgres.url);
  database = openDatabase(postgres.url);
  useDatabase(database);
  pots = [];
  for (let i = 0; i < 200; i++) pots.push(await makeLedgerPot(100_000_000));
  await database.owner.query("CREATE DATABASE tpcb");
});
afterAll(async () => {
  await database.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

function pgbench(...more: string[]): string {
  const { hostname, port, username, password } = new URL(postgres.url);
  const args = ["-h", hostname, "-p", port, "-U", username, ...more, "tpcb"];
  const run = spawnSync(PGBENCH, args, { encoding: "utf8", env: { ...process.env, PGPASSWORD: password } });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}
const tpcb = () =>
  Number(/tps = ([0-9.]+)/.exec(pgbench("-c", String(CLIENTS), "-j", "2", "-T", String(SECONDS)))?.[1]);

async function ledger(): Promise<number> {
  const until = performance.now() + SECONDS * 1000;
  let transfers = 0;
  const client = async (first: number) => {
    for (let i = first; performance.now() < until; i += CLIENTS) {
      const pot = pots[i % pots.length];
      if (!pot) throw new Error("no pot");
      const { transferId } = await holdIn(pot, 18_000);
      await releaseOf(pot, transferId, 18_000, randomUUID());
      transfers += 2;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, i) => client(i)));
  return transfers / SECONDS;
}

test("holds and releases a second, beside TPC-B", async () => {
  const ours: number[] = [];
  const theirs: number[] = [];
  const there = existsSync(PGBENCH);
  if (there) pgbench("-i", "-q", "-s", "10");
  else
    console.log(
      `no pgbench at ${PGBENCH}: the ledger alone is measured (apt install postgresql-contrib, or set PGBENCH)`,
    );
  for (let round = 0; round < ROUNDS; round++) {
    if (there) theirs.push(tpcb());
    ours.push(await ledger());
  }
  const middle = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;
  console.log(`ledger: ${middle(ours).toFixed(0)} transfers a second, ${String(CLIENTS)} clients`);
  if (there) {
    const ratio = middle(ours) / middle(theirs);
    console.log(`TPC-B:  ${middle(theirs).toFixed(0)} transactions a second`);
    console.log(`ratio:  ${ratio.toFixed(2)} (bar 0.50: ${ratio >= 0.5 ? "held" : "NOT HELD"})`);
  }
  const { rows } = await db().owner.query<{ n: number }>("SELECT count(*)::int AS n FROM ledger.transfer");
  const from = performance.now();
  expect((await verifyLedger()).ok).toBe(true);
  console.log(
    `proof of ${String(rows[0]?.n)} transfers: ${((performance.now() - from) / 1000).toFixed(1)} s`,
  );
});
