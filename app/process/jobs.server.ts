import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, run, runMigrations, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import type { Database } from "#app/db.server.ts";

const ALIVE = 72707371; // the class of the advisory locks that say which runners live
const LOOK_AGAIN = 10_000;
const LONGEST_STOP = 8_000;

/** Every job by name, and what is done by the clock. */
type Work = { tasks: TaskList; crontab: string };

/** Only what somebody must look at is printed. */
const logger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") console.error("jobs:", message);
});

/** Makes graphile-worker's own tables. The app's role reaches them through public.add_job alone. */
export async function prepareJobs(database: Database): Promise<void> {
  await runMigrations({ pgPool: database.owner, logger });
}

/**
 * Frees the jobs of runners that died: graphile-worker itself would keep them for four hours. A living runner holds an
 * advisory lock on its name, which PostgreSQL lets go of when its connection ends, however it ends.
 */
export async function freeJobsOfTheDead(database: Database): Promise<string[]> {
  const { rows } = await database.owner.query<{ locked_by: string }>(
    `SELECT DISTINCT locked_by FROM graphile_worker._private_jobs j
     WHERE locked_by IS NOT NULL AND locked_at < now() - interval '3 seconds' AND NOT EXISTS (
       SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = $1 AND l.objsubid = 2
         AND l.objid::bigint = (hashtext(j.locked_by)::bigint & 4294967295)
         AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))`,
    [ALIVE],
  );
  const dead = rows.map((row) => row.locked_by);
  if (dead.length > 0) await database.owner.query("SELECT graphile_worker.force_unlock_workers($1)", [dead]);
  return dead;
}

async function startRunner(database: Database, { tasks, crontab }: Work, ended: () => void): Promise<Runner> {
  const life = new pg.Client({ connectionString: database.connectionString, keepAlive: true });
  // A lost connection means that the database was away: work of this runner may hang half done, so a new one begins
  life.on("error", ended);
  await life.connect();
  try {
    const events = new EventEmitter() as WorkerEvents;
    let name = "";
    events.on("pool:create", ({ workerPool }) => (name = workerPool.id));
    const runner = await run({
      pgPool: database.owner,
      concurrency: 2,
      pollInterval: 2000,
      noHandleSignals: true,
      crontab,
      logger,
      events,
      taskList: tasks,
    });
    await life.query("SELECT pg_advisory_lock($1, hashtext($2))", [ALIVE, name]);
    const closed = () => void life.end().catch(() => undefined);
    runner.promise.then(closed, closed).finally(ended);
    return runner;
  } catch (error) {
    await life.end().catch(() => undefined);
    throw error;
  }
}

/** Runs jobs until stopped, beginning again whenever the database has been away. */
export async function startJobs(database: Database, work: Work): Promise<{ stop: () => Promise<void> }> {
  let stopped = false;
  let again: () => void = () => undefined;
  const begin = () => {
    again = () => undefined;
    const ended = new Promise<void>((resolve) => (again = resolve));
    return startRunner(database, work, () => again()).then((runner) => ({ runner, ended }));
  };
  const end = async (runner: Runner) => {
    await Promise.race([
      runner.stop().catch(() => undefined),
      sleep(LONGEST_STOP, undefined, { ref: false }),
    ]);
  };
  let now = await begin();
  await freeJobsOfTheDead(database);
  const watching = (async () => {
    for (;;) {
      await now.ended;
      await end(now.runner);
      for (let wait = 500; !(stopped as boolean); wait = Math.min(wait * 2, 5000)) {
        await sleep(wait);
        try {
          now = await begin();
          break;
        } catch {
          // the database is still away
        }
      }
      if (stopped as boolean) return;
    }
  })();
  const look = setInterval(() => {
    freeJobsOfTheDead(database).catch(() => undefined);
  }, LOOK_AGAIN);
  look.unref();
  return {
    async stop() {
      stopped = true;
      clearInterval(look);
      await end(now.runner);
      again();
      await watching;
    },
  };
}
