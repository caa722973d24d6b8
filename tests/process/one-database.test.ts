// Several copies of Ownway on one PostgreSQL that was given, and a caseload that was there before the demonstration.
import { spawn } from "node:child_process";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { buildIfNeeded, cleanEnv, runToEnd, startBuiltApp } from "#tests/support/built-app.ts";
import { makeDatabase, type MadeDatabase } from "#tests/support/made-database.ts";

let database: MadeDatabase;
beforeAll(async () => {
  buildIfNeeded();
  database = await makeDatabase(inject("serverUrl"));
}, 120_000);
afterAll(() => database.drop());
const command = (name: string, ...args: string[]) =>
  runToEnd([`app/process/commands/${name}.ts`, ...args, "--json"], { DATABASE_URL: database.url });

test("two copies migrate an empty database at once: each migration is applied once", async () => {
  const both = await Promise.all([1, 2].map(() => command("db-migrate")));
  const applied = both.flatMap(({ stdout }) => (JSON.parse(stdout) as { applied: string[] }).applied);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(applied.length).toBeGreaterThan(0);
  expect(new Set(applied).size).toBe(applied.length);
  const [row] = await database.ask("SELECT count(*)::int AS n FROM _prisma_migrations");
  expect(row).toEqual({ n: applied.length });
});

test("a caseload imported first, a first start killed, then two apps at once: both serve, the demonstration is made once, around the caseload", async () => {
  const imported = await command("cohort-import", "prisma/seed/caseload-2019-06.csv");
  expect(imported.code).toBe(0);
  const killed = spawn(process.execPath, ["build/server/server.js"], {
    env: cleanEnv({ PORT: "0", DATABASE_URL: database.url }),
    stdio: "ignore",
  });
  await expect
    .poll(() => database.ask("SELECT FROM account LIMIT 1"), { timeout: 90_000, interval: 200 })
    .toHaveLength(1);
  killed.kill("SIGKILL");
  const apps = await Promise.all([1, 2].map(() => startBuiltApp({ DATABASE_URL: database.url })));
  expect(apps.filter((app) => app.output().includes("just made"))).toHaveLength(1);
  expect(apps.filter((app) => app.output().includes("left half made; making it again"))).toHaveLength(1);
  for (const app of apps) {
    expect(app.output()).toContain(`given by DATABASE_URL: ${database.name} at 127.0.0.1`);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${app.url}/planners`)).status).toBe(200);
  }
  const report = await command("report-spb");
  for (const app of apps) expect(await app.end()).toBe(0);

  const [made] = await database.ask(`SELECT
    (SELECT count(*)::int FROM account WHERE email IN ('person@demo.example', 'self-funder@demo.example',
      'representative@demo.example', 'assistant@demo.example', 'planner@demo.example', 'agency@demo.example',
      'core@demo.example', 'core-manager@demo.example', 'practitioner@demo.example', 'commissioner@demo.example',
      'budget-manager@demo.example', 'advocate@demo.example', 'admin@demo.example')) AS accounts,
    (SELECT array_agg(slug ORDER BY slug) FROM area) AS areas,
    (SELECT array_agg(id::text) FROM cohort_import) AS imports,
    to_regnamespace('before_demonstration') AS kept,
    (SELECT count(*)::int FROM person p JOIN area a ON a.id = p.area_id WHERE a.slug = 'southampton-2019') AS people,
    (SELECT count(*)::int FROM account_role r JOIN account c ON c.id = r.account_id JOIN area a ON a.id = r.area_id
      WHERE c.email = 'commissioner@demo.example' AND a.slug = 'southampton-2019') AS commissioner,
    (SELECT value FROM installation_fact WHERE key = 'demonstration') AS fact`);
  expect(made).toEqual({
    accounts: 13,
    areas: ["southampton", "southampton-2019"],
    imports: [(JSON.parse(imported.stdout) as { importId: string }).importId],
    kept: null,
    people: 308,
    commissioner: 1,
    fact: "complete",
  });
  expect(JSON.parse(report.stdout)).toMatchObject({
    people: 308,
    totals: { totalPence: 47_680_00, councilTotalPence: 51_480_00, differencePence: -3_800_00 },
  });
}, 180_000);
