import { randomUUID } from "node:crypto";
import type { ActionKind, Every, NeedArea } from "#app/domain/plans/plan-content.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import type { Seed } from "#seed/context.ts";

type Idea = [
  kind: ActionKind,
  what: string,
  why: string,
  needs: NeedArea[],
  pence: number | null,
  every: Every | null,
];
const IDEAS: readonly Idea[] = [
  [
    "equipment",
    "A kettle tipper and a perching stool",
    "Tea without lifting, and without waiting for anybody.",
    ["food", "safe_home"],
    6_800,
    "once",
  ],
  [
    "purchase",
    "A season ticket for the football, with a free seat for a helper",
    "Something to look forward to every second Saturday. The helper’s seat costs nothing.",
    ["out", "people"],
    31_000,
    "year",
  ],
  [
    "equipment",
    "A robot that mops the kitchen",
    "Nobody has to come for it, and the floor is dry by eight.",
    ["keep_home"],
    22_900,
    "once",
  ],
  [
    "assistant",
    "Swimming with a helper on Friday mornings",
    "Sleeps better, and the shoulder moves again.",
    ["out", "washing"],
    null,
    null,
  ],
  [
    "community",
    "A shared taxi to the lunch club, four people in turn",
    "Cheaper than four taxis, and the talk begins at the door.",
    ["out", "people", "food"],
    400,
    "week",
  ],
  [
    "purchase",
    "A tablet with large keys, and three lessons",
    "Sees the grandchildren every Sunday.",
    ["people", "work"],
    24_000,
    "once",
  ],
  [
    "helper",
    "A neighbour’s key safe and a word at nine each morning",
    "Two minutes that make the night less long.",
    ["safe_home", "people"],
    null,
    "free",
  ],
  [
    "equipment",
    "A bed rail and a light that comes on by itself",
    "No fall at night since.",
    ["safe_home", "toilet"],
    9_500,
    "once",
  ],
  [
    "agency",
    "One long visit a week instead of three short ones",
    "Time for a bath and a real talk, for the same money.",
    ["washing", "people"],
    5_400,
    "week",
  ],
  [
    "purchase",
    "Clothes with magnets in place of buttons",
    "Dressed alone, for the first time in two years.",
    ["dressing"],
    8_700,
    "once",
  ],
  [
    "community",
    "A plot on an allotment that several people share",
    "Out of the house, company, and beans.",
    ["out", "work", "people"],
    3_600,
    "year",
  ],
  [
    "council",
    "Meals for two from the council’s kitchen, eaten with a friend",
    "Eats when somebody else eats.",
    ["food", "people"],
    1_100,
    "week",
  ],
  [
    "equipment",
    "A bidet seat",
    "Private again, and no helper for it.",
    ["toilet", "washing"],
    38_000,
    "once",
  ],
  [
    "assistant",
    "A helper on school mornings only",
    "Everybody out of the door by half past eight, and no shouting.",
    ["children", "dressing"],
    null,
    null,
  ],
  [
    "purchase",
    "An evening course, with the fare",
    "Two hours in which nobody asks about the illness.",
    ["work", "people", "out"],
    14_500,
    "year",
  ],
  [
    "helper",
    "Cooking for two with a sister on Sundays",
    "One cooks, one chops. There is enough for Monday.",
    ["food", "people"],
    null,
    "free",
  ],
];

/** Fifteen ideas and one that waits to be read. All invented. */
export async function seedIdeas({ area }: Seed): Promise<void> {
  await db().prisma.communityIdea.createMany({
    data: IDEAS.map(([kind, what, why, needAreas, costPence, every], i) => {
      const waits = i === IDEAS.length - 1;
      return {
        areaId: area.id,
        status: waits ? "waiting" : "shown",
        kind,
        what,
        why,
        needAreas,
        costPence,
        every,
        invented: true,
        submissionKey: randomUUID(),
        offeredAt: now(),
        decidedAt: waits ? null : now(),
      };
    }),
  });
}

/** Two templates of Rosa's, the planner. */
export async function seedTemplates({ accounts }: Seed): Promise<void> {
  const planner = await db().prisma.planner.findFirstOrThrow({ where: { accountId: accounts.planner.id } });
  const own = { plannerId: planner.id, changedAt: now() };
  await db().prisma.planTemplate.createMany({
    data: [
      {
        ...own,
        submissionKey: randomUUID(),
        kind: "action",
        title: "Shower chair",
        actionKind: "purchase",
        what: "A shower chair, chosen with the occupational therapist",
        costPence: 14_500,
        every: "once",
        body: "",
      },
      {
        ...own,
        submissionKey: randomUUID(),
        kind: "words",
        title: "How we worked",
        what: "",
        body: "We met twice at home and once by phone. The words are theirs, read back to them.",
      },
    ],
  });
}
