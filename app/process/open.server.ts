import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase, useDatabase, type Database } from "#app/db.server.ts";
import { env, type Env } from "#app/env.server.ts";
import { startPostgres, type Postgres } from "#app/process/embedded-postgres.server.ts";
import { checkGivenDatabase } from "#app/process/given-database.server.ts";
import { prepareJobs } from "#app/process/jobs.server.ts";
import { migrate } from "#app/process/migrate.server.ts";
import { PlainError, tell } from "#app/process/plain-error.ts";
import { loadSecret } from "#app/secret.server.ts";

const LONGEST_FAREWELL = 3000;

export type Opened = {
  database: Database;
  postgres: Postgres | null;
  url: string;
  migrations: string[];
  close: () => Promise<void>;
};

/** The settings, or one sentence that names what is wrong with them. */
export function settings(): Env {
  try {
    return env();
  } catch (error) {
    throw new PlainError((error as Error).message, { cause: error });
  }
}

/** The database, found or started, migrated and in use: what the app and every command begin with. */
export async function open(): Promise<Opened> {
  const { DATABASE_URL: given, DATA_DIR } = settings();
  if (given) await checkGivenDatabase(given);
  const postgres = given ? null : await startPostgres(DATA_DIR);
  const url = given ?? postgres?.url ?? "";
  try {
    const migrations = await migrate(url);
    const database = openDatabase(url);
    useDatabase(database);
    await prepareJobs(database);
    await loadSecret();
    return {
      database,
      postgres,
      url,
      migrations,
      async close() {
        // A connection lost in the middle of a job may never be handed back to its pool
        await Promise.race([
          database.close().catch(tell),
          sleep(LONGEST_FAREWELL, undefined, { ref: false }),
        ]);
        await postgres?.stop();
      },
    };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}
