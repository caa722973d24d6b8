import pg from "pg";
import { expect, test } from "vitest";
import { db } from "#app/db.server.ts";
import { freeJobsOfTheDead, startJobs } from "#app/process/jobs.server.ts";

const ALIVE = 72707371;
async function lockedJob(runner: string, ago = "1 minute"): Promise<string> {
  const { owner } = db();
  const { rows } = await owner.query<{ id: string }>("SELECT id FROM graphile_worker.add_job('nothing')");
  const id = rows[0]?.id ?? "";
  await owner.query(
    `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now() - $2::interval WHERE id = $3`,
    [runner, ago, id],
  );
  return id;
}
const holderOf = async (id: string) =>
  (
    await db().owner.query<{ by: string | null }>(
      "SELECT locked_by AS by FROM graphile_worker._private_jobs WHERE id = $1",
      [id],
    )
  ).rows[0]?.by;

test("a dead runner's jobs are freed at once; a living one's, and those taken this moment, are not", async () => {
  const life = new pg.Client({ connectionString: db().connectionString });
  await life.connect();
  await life.query("SELECT pg_advisory_lock($1, hashtext('living'))", [ALIVE]);
  const [dead, living, fresh] = [
    await lockedJob("dead"),
    await lockedJob("living"),
    await lockedJob("just-born", "1 second"),
  ];
  expect(await freeJobsOfTheDead(db())).toEqual(["dead"]);
  expect([await holderOf(dead), await holderOf(living), await holderOf(fresh)]).toEqual([
    null,
    "living",
    "just-born",
  ]);
  // However a runner's connection ends, its jobs are free then
  await life.end();
  await expect.poll(() => freeJobsOfTheDead(db())).toEqual(["living"]);
  expect(await holderOf(living)).toBeNull();
});

test("a runner does what a dead one had begun; stopped, it leaves nothing taken", async () => {
  const { owner } = db();
  await owner.query("DELETE FROM graphile_worker._private_jobs");
  await lockedJob("dead-too");
  let done = 0;
  const jobs = await startJobs(db(), {
    tasks: {
      nothing: () => {
        done += 1;
      },
    },
    crontab: "",
  });
  await expect.poll(() => done, { timeout: 10_000 }).toBe(1);
  await jobs.stop();
  const { rows } = await owner.query("SELECT id FROM graphile_worker._private_jobs");
  expect(rows).toEqual([]);
});
