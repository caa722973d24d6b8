import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { openDatabase, useDatabase, type Database } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { loadSecret } from "#app/secret.server.ts";

let database: Database;
const name = `t_${randomUUID().replaceAll("-", "")}`;
const server = inject("serverUrl");

async function asAdmin(sql: string) {
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query(sql);
  await admin.end();
}
beforeAll(async () => {
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE template_ownway STRATEGY WAL_LOG`);
  database = openDatabase(server.replace(/\/postgres$/, `/${name}`));
  useDatabase(database);
  await loadSecret();
});
afterEach(() => {
  setNow(null);
});
afterAll(async () => {
  await database.close();
  await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
});
