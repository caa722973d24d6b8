import { expect, test } from "vitest";
import { countWaiting } from "#app/domain/engagements/count-waiting.server.ts";
import { db } from "#app/db.server.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";

const none = { answers: 0, endings: 0, upgrades: 0 };

test("each side is told of what waits for its own answer, and of nothing else", async () => {
  const asked = await makeParties();
  const person = { side: "person", personId: asked.person.id } as const;
  const planner = { side: "planner", plannerId: asked.planner.id } as const;
  expect(await countWaiting(person)).toEqual(none);
  await makeEngagement(asked, "requested");
  expect(await countWaiting(planner)).toEqual({ answers: 1, endings: 0, upgrades: 0 });
  expect(await countWaiting(person)).toEqual(none);
});
test("once it is done the person is asked; an early ending is asked of the side that did not propose it", async () => {
  const parties = await makeParties();
  const person = { side: "person", personId: parties.person.id } as const;
  const planner = { side: "planner", plannerId: parties.planner.id } as const;
  const { id } = await makeEngagement(parties, "delivered");
  expect(await countWaiting(person)).toEqual({ answers: 1, endings: 0, upgrades: 0 });
  expect(await countWaiting(planner)).toEqual(none);
  await db().prisma.engagementEnding.create({
    data: {
      engagementId: id,
      proposedBy: "planner",
      reason: "I am ill.",
      minutesLogged: 60,
      feeDuePence: 1_800,
    },
  });
  expect(await countWaiting(person)).toEqual({ answers: 0, endings: 1, upgrades: 0 });
  expect(await countWaiting(planner)).toEqual(none);
});
