import { run, runMigrations, type Runner, type TaskList } from "graphile-worker";
import type { Database } from "#app/db.server.ts";

/** Makes graphile-worker's own tables. The app's role reaches them through public.add_job alone. */
export async function prepareJobs(database: Database): Promise<void> {
  await runMigrations({ pgPool: database.owner });
}

export function startJobs(database: Database, tasks: TaskList, crontab: string): Promise<Runner> {
  return run({
    pgPool: database.owner,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    taskList: tasks,
    crontab,
  });
}
