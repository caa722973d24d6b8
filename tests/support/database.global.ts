import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openDatabase } from "#app/db.server.ts";
import { startPostgres } from "#app/process/embedded-postgres.server.ts";
import { prepareJobs } from "#app/process/jobs.server.ts";
import { migrate } from "#app/process/migrate.server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    serverUrl: string;
  }
}
const QUICK = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200"].flatMap(
  (setting) => ["-c", setting],
);

/** One server for the run, with a migrated template from which each test file copies a database of its own. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), "ownway-test-"));
  chmodSync(folder, 0o755);
  const postgres = await startPostgres(folder, QUICK);
  const admin = new pg.Client(postgres.url);
  await admin.connect();
  await admin.query("CREATE DATABASE template_ownway");
  const url = postgres.url.replace(/\/postgres$/, "/template_ownway");
  await migrate(url);
  const database = openDatabase(url);
  await prepareJobs(database);
  await database.close();
  await admin.query("ALTER DATABASE template_ownway WITH IS_TEMPLATE true ALLOW_CONNECTIONS false");
  await admin.end();
  project.provide("serverUrl", postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
