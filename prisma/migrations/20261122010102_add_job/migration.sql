-- graphile-worker keeps its tables to their owner by row-level security. The app's role adds jobs through this function
-- alone: it can neither read, change nor remove what is queued. graphile-worker's own tables are made after the migrations.
CREATE FUNCTION public.add_job(task text, payload json, run_at timestamptz, job_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job(task, payload, run_at => add_job.run_at, job_key => add_job.job_key, max_attempts => 12);
END $$;
REVOKE ALL ON FUNCTION public.add_job FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.add_job TO ownway_app;
