// The built app as people start it: real processes, free ports, folders of their own, ended by their own numbers.
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { alive } from "#app/process/embedded/alive.ts";
import {
  buildIfNeeded,
  cleanEnv,
  runToEnd,
  startBuiltApp,
  temporaryFolder,
  type BuiltApp,
} from "#tests/support/built-app.ts";

const LONG = 240_000;
const { folder, remove } = temporaryFolder();
const settings = { DATA_DIR: folder };
const running: BuiltApp[] = [];
const start = async (more: Record<string, string> = {}) => {
  const app = await startBuiltApp({ ...settings, ...more });
  running.push(app);
  return app;
};
const postgresPid = () =>
  Number(readFileSync(path.join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
const read = (name: string) => readFileSync(path.join(folder, name), "utf8").trim();
const urlOfDatabase = () =>
  `postgresql://ownway:${read("postgres-password")}@127.0.0.1:${read("postgres-port")}/postgres`;
const health = async (app: BuiltApp) => {
  const response = await fetch(`${app.url}/healthz`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const ask = async (sql: string) => {
  const client = new pg.Client({ connectionString: urlOfDatabase() });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};
async function until(what: () => Promise<boolean> | boolean, patience = 20_000) {
  for (const began = Date.now(); !(await what());) {
    if (Date.now() - began > patience) throw new Error("it did not come to that in time");
    await sleep(100);
  }
}

beforeAll(() => {
  buildIfNeeded();
}, 120_000);
afterAll(async () => {
  for (const app of running) if (alive(app.pid)) await app.end();
  remove();
}, 60_000);

test(
  "a start killed while the demonstration is being made: the next makes it anew, serves, and SIGTERM ends the database too",
  async () => {
    const killed = spawn(process.execPath, ["build/server/server.js"], {
      env: cleanEnv({ PORT: "0", ...settings }),
      stdio: "ignore",
    });
    await until(async () => {
      if (!existsSync(path.join(folder, "postgres/postmaster.pid"))) return false;
      return (await ask("SELECT FROM account").catch(() => [])).length > 0;
    }, LONG);
    killed.kill("SIGKILL");
    expect(await ask("SELECT value FROM installation_fact WHERE key = 'demonstration'")).toEqual([
      { value: "started" },
    ]);
    await ask("CREATE TABLE leftover (a int)");

    const app = await start();
    expect(app.output()).toContain("left half made; making it again");
    expect(app.output()).toMatch(/Address: +http:\/\/127\.0\.0\.1:\d+\n +Sign in: +http.*\/sign-in/);
    expect(app.output()).toContain(`PostgreSQL of its own in ${folder} (adopted)`);
    expect(app.output()).toContain("just made");
    expect(await health(app)).toMatchObject({ status: 200, body: { status: "ok", database: "up" } });
    const [made] = await ask(
      "SELECT to_regclass('leftover') AS leftover, (SELECT value FROM installation_fact WHERE key = 'demonstration') AS fact, (SELECT count(*)::int FROM account WHERE email LIKE '%@demo.example') AS accounts",
    );
    expect(made).toMatchObject({ leftover: null, fact: "complete" });
    expect(made?.accounts).toBeGreaterThanOrEqual(13);
    const server = postgresPid();
    expect(await app.end()).toBe(0);
    expect(alive(server)).toBe(false);
    expect(existsSync(path.join(folder, "postgres/postmaster.pid"))).toBe(false);
  },
  LONG,
);

test(
  "the second start keeps what is there, and SIGINT ends it in order",
  async () => {
    const app = await start();
    expect(app.output()).not.toContain("just made");
    expect(app.output()).toContain("(started)");
    const server = postgresPid();
    expect(await app.end("SIGINT")).toBe(0);
    expect(alive(server)).toBe(false);
  },
  LONG,
);

test(
  "kill -9 of the app: the next start adopts its database; a second app on the folder is not stopped by the first's end",
  async () => {
    const killed = await start();
    const server = postgresPid();
    await killed.end("SIGKILL");
    expect(alive(server)).toBe(true);
    const [first, second] = await Promise.all([start(), start()]);
    expect(postgresPid()).toBe(server);
    expect(first.output()).toContain("(adopted)");
    await first.end();
    expect(alive(server)).toBe(true);
    expect((await health(second)).status).toBe(200);

    // kill -9 of the database: 503 with words, then it comes back by itself, started by an app that had only adopted it
    process.kill(server, "SIGKILL");
    await until(async () => (await health(second)).status === 503);
    const page = await fetch(second.url);
    if (page.status === 503) {
      expect(page.headers.get("retry-after")).toBe("10");
      expect(await page.text()).toContain("Nothing you saved is lost");
    }
    await until(async () => (await health(second)).status === 200);
    expect((await fetch(second.url)).status).toBe(200);
    const revived = postgresPid();
    expect(revived).not.toBe(server);
    expect(await second.end()).toBe(0);
    expect(alive(revived)).toBe(false);
  },
  LONG,
);

test(
  "a command that started the database leaves it to an app that uses it since; commands work beside the app",
  async () => {
    const command = runToEnd(["app/process/commands/audit-verify.ts", "--json"], settings);
    const app = await start();
    const { code, stdout } = await command;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true });
    expect((await health(app)).status).toBe(200);
    const beside = await runToEnd(["app/process/commands/ledger-verify.ts", "--json"], settings);
    expect(JSON.parse(beside.stdout)).toMatchObject({ ok: true, imbalances: [], drift: [] });
    expect((await health(app)).status).toBe(200);
    await app.end();
  },
  LONG,
);

test(
  "both killed, with a lock file that now names another process: it starts all the same",
  async () => {
    const app = await start();
    const server = postgresPid();
    await app.end("SIGKILL");
    process.kill(server, "SIGKILL");
    await until(() => !alive(server));
    const file = path.join(folder, "postgres/postmaster.pid");
    const lines = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, [String(process.pid), ...lines.slice(1)].join("\n"));
    const next = await start();
    expect((await health(next)).status).toBe(200);
    await next.end();
  },
  LONG,
);

test(
  "a request in flight at SIGTERM is answered",
  async () => {
    const app = await start();
    const client = new pg.Client(urlOfDatabase());
    await client.connect();
    await client.query("BEGIN; LOCK TABLE _prisma_migrations");
    const slow = fetch(`${app.url}/healthz`);
    await sleep(500);
    const ended = app.end();
    await sleep(700);
    await client.query("COMMIT");
    await client.end();
    expect((await slow).status).toBe(200);
    expect(await ended).toBe(0);
  },
  LONG,
);

const refusals: [name: string, settings: () => Record<string, string>, says: RegExp][] = [
  [
    "a setting that is no number",
    () => ({ PORT: "x" }),
    /^The settings are not right: PORT must be a number\.$/,
  ],
  [
    "production without its secrets",
    () => ({ APP_MODE: "production" }),
    /STRIPE_SECRET_KEY.*SESSION_SECRET.*DATABASE_URL.*SMTP_URL.*PUBLIC_URL/,
  ],
  [
    "a host that is not there",
    () => ({ DATABASE_URL: "postgresql://a:b@nowhere.invalid/c" }),
    /names the host nowhere\.invalid/,
  ],
  [
    "a port where nothing answers",
    () => ({ DATABASE_URL: "postgresql://a:b@127.0.0.1:1/c" }),
    /127\.0\.0\.1:1, where nothing answers/,
  ],
  [
    "a wrong password",
    () => ({ DATABASE_URL: inject("serverUrl").replace(/:[^:@]+@/, ":wrong@") }),
    /does not let the user ownway in/,
  ],
  [
    "a database that is not there",
    () => ({ DATABASE_URL: inject("serverUrl").replace(/\/postgres$/, "/nowhere") }),
    /has no database nowhere/,
  ],
  [
    "a data folder that is a file",
    () => ({ DATA_DIR: path.resolve("package.json") }),
    /is a file and not a folder/,
  ],
];
test.concurrent.each(refusals)("%s ends in one sentence and 1", async (_name, wrong, says) => {
  const { code, stderr } = await runToEnd(["build/server/server.js"], { PORT: "0", ...settings, ...wrong() });
  expect(stderr.trim()).toMatch(says);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(code).toBe(1);
});
test("a port in use ends in one sentence and 1", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as { port: number };
  const { code, stderr } = await runToEnd(["build/server/server.js"], { PORT: String(port), ...settings });
  other.close();
  expect(stderr.trim()).toMatch(new RegExp(`^Port ${port} is in use`));
  expect(code).toBe(1);
});
test("a data folder without rights ends in one sentence and 1", async () => {
  const closed = mkdtempSync(path.join(tmpdir(), "ownway-closed-"));
  chmodSync(closed, 0o500);
  const root = process.getuid?.() === 0;
  // root may write everywhere, so then somebody else tries
  const { code, stderr } = await runToEnd(
    ["build/server/server.js"],
    { PORT: "0", DATA_DIR: closed, HOME: tmpdir() },
    root ? 65_534 : undefined,
  );
  rmSync(closed, { recursive: true });
  expect(stderr.trim()).toContain(`This user may not read or write ${closed}`);
  expect(code).toBe(1);
});
