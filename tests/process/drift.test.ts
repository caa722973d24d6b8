import { expect, inject, test } from "vitest";
import { db } from "#app/db.server.ts";
import { differencesFromSchema } from "#tests/support/schema-engine.ts";

const url = () => {
  const own = new URL(inject("serverUrl"));
  own.pathname = new URL(db().connectionString).pathname;
  return own.href;
};

test("the migrated database is what schema.prisma says", async () => {
  expect(await differencesFromSchema(url())).toBe("");
});
test("a column and an index too few are seen", async () => {
  await db().owner.query("ALTER TABLE area ADD COLUMN extra int; DROP INDEX planner_agency_id_idx");
  expect(await differencesFromSchema(url())).toMatch(
    /extra[\s\S]*planner_agency_id_idx|planner_agency_id_idx[\s\S]*extra/,
  );
});
