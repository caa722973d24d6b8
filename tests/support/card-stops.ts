// Where a program stands still in the database, so that it can be killed there: in the middle of writing down what came of a
// step, or with that written and the job that did it not yet crossed off. Triggers of the test's own; the app knows nothing of them.
import { db } from "#app/db.server.ts";

/** A step's purpose, or `fulfil`: money that came does what it was paid for. */
export type Matter = "checkout" | "expire" | "refund" | "transfer" | "reversal" | "recipient" | "fulfil";

const SET_UP = `
  CREATE TABLE stop_here (what text NOT NULL, area_id uuid NOT NULL);
  CREATE FUNCTION stand_still() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  DECLARE
    found boolean;
  BEGIN
    IF TG_TABLE_NAME = 'card_step' THEN
      found := NEW.state = 'done' AND OLD.state <> 'done'
        AND EXISTS (SELECT FROM public.stop_here WHERE what = 'middle:' || NEW.purpose AND area_id = NEW.area_id);
    ELSIF TG_TABLE_NAME = 'card_payment' THEN
      found := NEW.status = 'paid' AND OLD.status <> 'paid'
        AND EXISTS (SELECT FROM public.stop_here WHERE what = 'middle:fulfil' AND area_id = NEW.area_id);
    ELSE
      found := EXISTS (SELECT FROM public.stop_here h JOIN public.card_step s ON h.what = 'written:' || s.purpose AND h.area_id = s.area_id
          WHERE s.id::text = OLD.payload->>'id' AND s.state = 'done')
        OR EXISTS (SELECT FROM public.stop_here h
          JOIN public.card_payment c ON h.what = 'written:fulfil' AND h.area_id = c.area_id AND c.status = 'paid'
          JOIN public.card_event e ON e.object_id = c.session_id
          WHERE e.id = OLD.payload->>'id');
    END IF;
    IF found THEN PERFORM pg_sleep(600); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER stand_still BEFORE UPDATE ON card_step FOR EACH ROW EXECUTE FUNCTION stand_still();
  CREATE TRIGGER stand_still BEFORE UPDATE ON card_payment FOR EACH ROW EXECUTE FUNCTION stand_still();
  CREATE TRIGGER stand_still BEFORE DELETE ON graphile_worker._private_jobs FOR EACH ROW EXECUTE FUNCTION stand_still();`;

const STANDING = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`;

export async function makeCardStops() {
  const ask = (sql: string, values: unknown[] = []) => db().owner.query(sql, values);
  await ask(SET_UP);
  return {
    stop: async (where: "middle" | "written", matter: Matter, areaId: string): Promise<void> => {
      await ask("INSERT INTO stop_here VALUES ($1, $2)", [`${where}:${matter}`, areaId]);
    },
    standing: async (): Promise<number> => (await ask(STANDING)).rowCount ?? 0,
    /** The program is dead, and the database notices: what was not committed is undone. */
    clear: async (): Promise<void> => {
      await ask("DELETE FROM stop_here");
      await ask(`SELECT pg_terminate_backend(pid) FROM (${STANDING}) s`);
    },
  };
}

/** As if ten seconds had gone by while the program was dead, so that its jobs are seen to be nobody's. */
export async function tenSecondsGoBy(): Promise<void> {
  await db().owner.query(
    "UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '10 seconds' WHERE locked_at IS NOT NULL",
  );
}

const DUE = ["run-card-step", "work-card-event", "deliver-card-news"];
/** Until no job is due and nothing waits. What would be tried again in some seconds is tried now. */
export async function allIsDone(patience = 60_000): Promise<void> {
  for (const began = Date.now(); ;) {
    await db().owner.query(
      `WITH due AS (UPDATE graphile_worker._private_jobs j SET run_at = now() FROM graphile_worker._private_tasks t
         WHERE t.id = j.task_id AND t.identifier = ANY($1) AND j.run_at > now() AND j.run_at < now() + interval '10 minutes' RETURNING j.id)
       SELECT pg_notify('jobs:insert', '{"count":2}') FROM due LIMIT 1`,
      [DUE],
    );
    const { rows } = await db().owner.query<{ n: number; last: string | null }>(
      `SELECT (SELECT count(*) FROM graphile_worker._private_jobs WHERE run_at <= now() OR locked_by IS NOT NULL)
         + (SELECT count(*) FROM card_step WHERE state = 'waiting')
         + (SELECT count(*) FROM card_event WHERE worked_at IS NULL) AS n,
         (SELECT string_agg(last_error, '; ') FROM graphile_worker._private_jobs WHERE last_error IS NOT NULL) AS last`,
    );
    if (Number(rows[0]?.n) === 0) return;
    if (Date.now() - began > patience)
      throw new Error(`it did not come to rest: ${rows[0]?.n ?? ""} still to do; ${rows[0]?.last ?? ""}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
