import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient, type Prisma } from "#app/generated/prisma/client.ts";

export type Database = ReturnType<typeof openDatabase>;
/** What a domain function works in: a transaction, or the database itself for reads. */
export type Tx = Prisma.TransactionClient;

export const APP_ROLE = "ownway_app";

/**
 * Opens pools on a migrated database. The app's own pool works as `ownway_app`, which may not touch ledger entries,
 * balances or the audit chain; `owner` is for migrations and the job runner.
 */
export function openDatabase(connectionString: string, max = 10) {
  let closing = false;
  const lost = (error: Error) => {
    if (!closing) console.error("database connection lost:", error.message);
  };
  const open = (options: pg.PoolConfig) => {
    const made = new pg.Pool({ connectionString, connectionTimeoutMillis: 5000, ...options });
    made.on("error", lost);
    made.on("connect", (client) => client.on("error", lost)); // graphile-worker insists on both
    return made;
  };
  const pool = open({ max, options: `-c role=${APP_ROLE} -c timezone=UTC -c statement_timeout=20000` });
  const owner = open({ max: 4, options: "-c timezone=UTC" });
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  });
  return {
    pool,
    owner,
    prisma,
    connectionString,
    async close() {
      closing = true;
      await prisma.$disconnect();
      await Promise.all([pool.end(), owner.end()]);
    },
  };
}

// On globalThis, since Vite's development server evaluates this module again after an edit
const process_ = globalThis as { ownwayDatabase?: Database };
export function useDatabase(database: Database): void {
  process_.ownwayDatabase = database;
}
export function db(): Database {
  if (!process_.ownwayDatabase) throw new Error("the database is not open");
  return process_.ownwayDatabase;
}

/** Adds a job inside the transaction that needs it. `onceKey`: a waiting job with the same key is replaced. */
export async function addJob(
  tx: Tx,
  name: string,
  payload: Record<string, string>,
  options: { runAt?: Date; onceKey?: string } = {},
): Promise<void> {
  await tx.$executeRaw`SELECT public.add_job(${name}, ${JSON.stringify(payload)}::json,
    ${options.runAt ?? null}::timestamptz, ${options.onceKey ?? null}::text)`;
}
