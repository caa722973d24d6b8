// Everything out into one file and in again, by the commands that people use.
import { copyFileSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { systemAccess } from "#app/domain/access/access.ts";
import { importCaseload } from "#app/domain/commissioning/import-caseload.server.ts";
import { db } from "#app/db.server.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { runToEnd, temporaryFolder } from "#tests/support/built-app.ts";
import { makeDatabase, type MadeDatabase } from "#tests/support/made-database.ts";

const { folder, remove } = temporaryFolder();
const file = path.join(folder, "all.backup");
let target: MadeDatabase;
const sourceUrl = () => {
  const own = new URL(inject("serverUrl"));
  own.pathname = new URL(db().connectionString).pathname;
  return own.href;
};
const command = async (url: string, name: string, ...args: string[]) => {
  const ended = await runToEnd([`app/process/commands/${name}.ts`, ...args, "--json"], { DATABASE_URL: url });
  return { ...ended, said: JSON.parse(ended.stdout) as Record<string, unknown> };
};

/** Every table's rows, by number and by content. */
async function contentOf(url: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname IN ('public', 'ledger', 'audit') AND c.relname <> '_prisma_migrations' ORDER BY 1`,
  );
  const content: Record<string, unknown> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<Record<string, unknown>>(
      `SELECT count(*)::int AS n, md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS content FROM ${name} t`,
    );
    content[name] = rows[0];
  }
  await client.end();
  return content;
}

beforeAll(async () => {
  for (const until of ["requested", "accepted", "worked", "delivered"] as const)
    await makeEngagement(await makeParties(), until);
  const bytes = readFileSync("prisma/seed/caseload-2019-06.csv");
  await importCaseload(systemAccess("test"), "elsewhere", { name: "caseload.csv", bytes });
  target = await makeDatabase(inject("serverUrl"));
});
afterAll(async () => {
  await target.drop();
  remove();
});

test("out and in again: every table as it was, the ledger and the audit chain hold, and work goes on", async () => {
  const taken = await command(sourceUrl(), "db-backup", file);
  expect(taken).toMatchObject({ code: 0, said: { ok: true } });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const restored = await command(target.url, "db-restore", file);
  expect(restored.stderr).toBe("");
  expect(restored).toMatchObject({ code: 0, said: { ok: true, ledgerOk: true, auditOk: true } });
  expect(restored.said.rows).toBe(taken.said.rows);

  const before = await contentOf(sourceUrl());
  expect(before["public.engagement"]).toMatchObject({ n: 4 });
  expect(await contentOf(target.url)).toEqual(before);
  const [ledger, theirs] = [
    await command(target.url, "ledger-verify"),
    await command(sourceUrl(), "ledger-verify"),
  ];
  expect(ledger).toMatchObject({ code: 0, said: { ok: true, imbalances: [], drift: [] } });
  expect(ledger.said).toEqual(theirs.said);
  expect(await command(target.url, "audit-verify")).toMatchObject({ code: 0, said: { ok: true } });
  // Sequences, triggers and rights are there too: the next write finds its place, the ledger stays append-only
  const again = await command(
    target.url,
    "cohort-import",
    "prisma/seed/caseload-2019-06.csv",
    "--area",
    "later",
  );
  expect(again).toMatchObject({ code: 0, said: { people: 308 } });
  expect(await command(target.url, "audit-verify")).toMatchObject({ code: 0, said: { ok: true } });
  await expect(target.ask("SET ROLE ownway_app; DELETE FROM ledger.entry")).rejects.toThrow();
  await expect(target.ask("UPDATE ledger.entry SET amount = amount + 1")).rejects.toThrow();
}, 120_000);

test("a database that is not empty is left as it is, unless --replace is said", async () => {
  const before = await contentOf(target.url);
  const refused = await command(target.url, "db-restore", file);
  expect(refused.code).toBe(1);
  expect(refused.said.error).toContain("The database is not empty");
  expect(await contentOf(target.url)).toEqual(before);
  const replaced = await command(target.url, "db-restore", file, "--replace");
  expect(replaced).toMatchObject({ code: 0, said: { ok: true } });
  expect(await contentOf(target.url)).toEqual(await contentOf(sourceUrl()));
}, 120_000);

const whole = () => readFileSync(file);
const broken: [name: string, bytes: () => Buffer, says: string][] = [
  ["cut short", () => whole().subarray(0, whole().length >> 1), "it was cut short"],
  ["with its last byte missing", () => whole().subarray(0, -1), "it was cut short"],
  ["that is something else", () => Buffer.from("age,group\n"), "it is something else"],
  ["that is empty", () => Buffer.alloc(0), "it was cut short"],
];
test.each(broken)("a file %s changes nothing, even with --replace", async (_name, bytes, says) => {
  const before = await contentOf(target.url);
  const bad = path.join(folder, "bad.backup");
  writeFileSync(bad, bytes());
  const refused = await command(target.url, "db-restore", bad, "--replace");
  expect(refused.code).toBe(1);
  expect(refused.said.error).toContain(says);
  expect(refused.said.error).toContain("Nothing was changed");
  expect(await contentOf(target.url)).toEqual(before);
});

test("a backup that cannot be written whole leaves the one before", async () => {
  const kept = path.join(folder, "kept.backup");
  copyFileSync(file, kept);
  const refused = await command(sourceUrl(), "db-backup", path.join(folder, "nowhere", "all.backup"));
  expect(refused.code).toBe(1);
  expect(refused.said.error).toContain("There is no file or folder");
  expect(readFileSync(kept).equals(whole())).toBe(true);
});
