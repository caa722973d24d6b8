import { openDatabase, useDatabase, type Database } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { startPostgres, type Postgres } from "#app/process/embedded-postgres.server.ts";
import { prepareJobs } from "#app/process/jobs.server.ts";
import { migrate } from "#app/process/migrate.server.ts";
import { loadSecret } from "#app/secret.server.ts";

export type Opened = {
  database: Database;
  postgres: Postgres | null;
  url: string;
  migrations: string[];
  close: () => Promise<void>;
};

/** The database, found or started, migrated and in use: what the app and every command begin with. */
export async function open(): Promise<Opened> {
  const given = env().DATABASE_URL;
  const postgres = given ? null : await startPostgres(env().DATA_DIR);
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
        await database.close();
        await postgres?.stop();
      },
    };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}
