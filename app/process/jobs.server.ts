import { run, runMigrations, type Runner, type TaskList } from "graphile-worker";
import { APP_ROLE, type Database } from "#app/db.server.ts";

/** Makes graphile-worker's own tables, and lets the app's role add jobs to them. */
export async function prepareJobs(database: Database): Promise<void> {
  await runMigrations({ pgPool: database.owner });
  await database.owner.query(`GRANT USAGE ON SCHEMA graphile_worker TO ${APP_ROLE};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${APP_ROLE};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${APP_ROLE};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${APP_ROLE}`);
}

export function startJobs(database: Database, tasks: TaskList): Promise<Runner> {
  return run({
    pgPool: database.owner,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    taskList: tasks,
  });
}
