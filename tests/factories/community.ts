import { randomUUID } from "node:crypto";
import type { GroupFields } from "#app/domain/community/group-content.ts";
import { keyOf } from "#app/domain/community/group-key.server.ts";
import { placeGroup } from "#app/domain/community/place-group.server.ts";
import { db } from "#app/db.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";

export const aGroup = (more: Partial<GroupFields> = {}): GroupFields => ({
  name: "Harbour Lunch Club",
  what: "A hot dinner at one long table",
  whoFor: "",
  needAreas: ["food"],
  way: "phone",
  venue: "",
  postcode: "",
  whenWords: "Tuesdays, 12 to 2",
  costPence: 300,
  every: "week",
  costWords: "",
  access: ["step_free"],
  contactPhone: "01632 960 101",
  contactEmail: "",
  contactWeb: "",
  ...more,
});

/** A group of an area, shown today if nothing else is said. */
export async function makeGroup(
  areaId: string,
  fields: Partial<GroupFields> = {},
  more: Partial<Prisma.CommunityGroupUncheckedCreateInput> = {},
) {
  const group = aGroup(fields);
  const at = new Date();
  const row = await db().prisma.communityGroup.create({
    data: {
      slug: `group-${randomUUID().slice(0, 8)}`,
      areaId,
      ...group,
      ...(await placeGroup(db().prisma, areaId, group)),
      status: "shown",
      confirmedOn: new Date(at.toISOString().slice(0, 10)),
      confirmedBy: "the people who run it",
      source: "Told by the people who run it",
      ownerName: "Jean Pratt",
      ownerEmail: `${randomUUID()}@groups.example`,
      submissionKey: randomUUID(),
      createdAt: at,
      changedAt: at,
      ...more,
    },
  });
  return { ...row, key: keyOf(row) };
}

/** Six clusters of an area, one for each of six outward postcodes. */
export const makeClusters = (areaId: string, codes: readonly string[]) =>
  Promise.all(
    codes.map((code, i) =>
      db().prisma.areaCluster.create({
        data: {
          areaId,
          number: i + 1,
          name: `Part ${i + 1}`,
          invented: true,
          places: { create: { areaId, code } },
        },
      }),
    ),
  );

/** An idea that is shown if nothing else is said. */
export const makeIdea = (areaId: string, more: Partial<Prisma.CommunityIdeaUncheckedCreateInput> = {}) =>
  db().prisma.communityIdea.create({
    data: {
      areaId,
      status: "shown",
      kind: "equipment",
      what: "A kettle tipper",
      why: "Tea without lifting",
      needAreas: ["food"],
      costPence: 6_800,
      every: "once",
      submissionKey: randomUUID(),
      offeredAt: new Date(),
      decidedAt: new Date(),
      ...more,
    },
  });
/** An action that a planner keeps to use again. */
export const makeTemplate = (
  plannerId: string,
  more: Partial<Prisma.PlanTemplateUncheckedCreateInput> = {},
) =>
  db().prisma.planTemplate.create({
    data: {
      plannerId,
      kind: "action",
      title: "Shower chair",
      actionKind: "purchase",
      what: "A shower chair",
      costPence: 14_500,
      every: "once",
      body: "",
      submissionKey: randomUUID(),
      changedAt: new Date(),
      ...more,
    },
  });
