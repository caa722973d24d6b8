// The oldest PostgreSQL that may be given: a throwaway cluster of the system's version 15.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, test } from "vitest";
import { db, openDatabase, useDatabase } from "#app/db.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { findOwner } from "#app/process/embedded/binaries.server.ts";
import { endPostmaster } from "#app/process/embedded/postmaster.server.ts";
import { loadSecret } from "#app/secret.server.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { runToEnd, temporaryFolder } from "#tests/support/built-app.ts";

const PROGRAMS = "/usr/lib/postgresql/15/bin";
const installed = existsSync(path.join(PROGRAMS, "postgres"));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startOldServer(folder: string) {
  const as = findOwner();
  const data = path.join(folder, "data");
  mkdirSync(data);
  chmodSync(data, 0o700);
  if ("uid" in as) chownSync(data, as.uid, as.gid);
  const made = spawnSync(
    path.join(PROGRAMS, "initdb"),
    ["-D", data, "-U", "owner", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    { ...as, cwd: "/", encoding: "utf8" },
  );
  expect(made.stderr).toBe("");
  const port = await freePort();
  const flags = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"];
  const server = spawn(
    path.join(PROGRAMS, "postgres"),
    ["-D", data, "-p", String(port), ...flags.flatMap((one) => ["-c", one])],
    { ...as, cwd: "/", stdio: "ignore" },
  );
  return { pid: server.pid ?? 0, url: `postgresql://owner@127.0.0.1:${port}/postgres` };
}

async function versionOf(connectionString: string): Promise<string> {
  for (let patience = 100; ; patience -= 1) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      const { rows } = await client.query<{ version: string }>("SELECT version()");
      return rows[0]?.version ?? "";
    } catch (error) {
      if (patience === 0) throw error;
      await sleep(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

test.runIf(installed)(
  "on the system's PostgreSQL 15 (not run where it is not installed): migrated, filled, an engagement made, the ledger and the audit chain proved",
  async () => {
    const { folder, remove } = temporaryFolder();
    const { pid, url } = await startOldServer(folder);
    const before = db();
    try {
      expect(await versionOf(url)).toMatch(/^PostgreSQL 15\./);
      const command = (name: string) =>
        runToEnd([`app/process/commands/${name}.ts`, "--json"], { DATABASE_URL: url });
      const seeded = await command("db-seed");
      expect(JSON.parse(seeded.stdout)).toEqual({ ok: true, seeded: true });

      const database = openDatabase(url);
      useDatabase(database);
      await loadSecret();
      const { transfers } = await verifyMoney();
      await makeEngagement(await makeParties(18_000), "delivered");
      expect((await verifyMoney()).transfers).toBeGreaterThan(transfers);
      await database.close();

      const ledger = await command("ledger-verify");
      expect(JSON.parse(ledger.stdout)).toMatchObject({ ok: true, imbalances: [], drift: [] });
      const audit = await command("audit-verify");
      expect(JSON.parse(audit.stdout)).toMatchObject({ ok: true, problems: [] });
    } finally {
      useDatabase(before);
      await loadSecret();
      await endPostmaster(pid);
      remove();
    }
  },
  180_000,
);
