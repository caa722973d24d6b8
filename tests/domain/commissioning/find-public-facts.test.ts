import { expect, test } from "vitest";
import { findPublicFacts } from "#app/domain/commissioning/find-public-facts.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { db } from "#app/db.server.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makePlanner } from "#tests/factories/planner.ts";

const later = (minutes: number) => setNow(new Date(Date.now() + minutes * 60_000));

test("before there is an area, nothing is claimed and nothing is kept", async () => {
  const facts = await findPublicFacts();
  expect(facts).toMatchObject({ area: "", phone: "", tiers: [], planners: { n: 0 } });
});

test("counts who is published in the first area, and lived experience only by consent", async () => {
  const area = await makeArea("First");
  const other = await makeArea("Second");
  const uses = { livedExperience: ["direct_payment_user" as const] };
  await makePlanner(area.id, { ...uses, livedExperienceConsentAt: new Date() });
  await makePlanner(area.id, uses); // has not agreed to show it
  await makePlanner(area.id, { status: "paused" });
  await makePlanner(other.id);
  const facts = await findPublicFacts();
  expect(facts).toMatchObject({
    area: "First",
    planners: { n: 2, more: false },
    plannersWhoUseDirectPayments: { n: 1, more: false },
    assistants: { n: 0, more: false },
  });
  expect(facts.tiers.map((row) => row.feePence)).toEqual([10_000, 18_000, 32_000]);

  // Kept for a minute, then read again: a fee of a later date counts from its day
  await db().prisma.areaTier.create({
    data: {
      areaId: area.id,
      tier: "medium",
      hours: 10,
      feePence: 19_000,
      validFrom: new Date("2020-01-01"),
      source: "test",
    },
  });
  expect((await findPublicFacts()).tiers[1]?.feePence).toBe(18_000);
  later(2);
  expect((await findPublicFacts()).tiers[1]?.feePence).toBe(19_000);
});
