import { randomUUID } from "node:crypto";
import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { GroupFields } from "#app/domain/community/group-content.ts";
import { placeGroup } from "#app/domain/community/place-group.server.ts";
import { recordGroupChange } from "#app/domain/community/record-group-change.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, addMonths, dayOf } from "#app/lib/dates.ts";
import { CLUSTERS, GROUPS } from "#seed/community-groups.ts";
import type { Seed } from "#seed/context.ts";

const LEADERS = [
  "Jean Pratt",
  "Bill Ayre",
  "Amrit Kaur",
  "Joe Duffy",
  "Marta Nowak",
  "Errol Grant",
  "Sue Lowe",
];
const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll("’", "")
    .replaceAll(/[^a-z0-9]+/g, "-");

/** What stands otherwise than shown and fresh: two wait to be read, one changed, one was asked twice, one is hidden. */
function stateOf(i: number) {
  const today = dayOf(now());
  const confirmedOn = addDays(today, -((i * 17) % 150) - 1);
  const stale = { confirmedOn: addDays(addMonths(today, -7), -i), staleOn: addDays(today, -3) };
  if (i === 40 || i === 38) return { status: "waiting", waitingSince: now() };
  if (i === 35) return { status: "shown", ...stale, staleStep: "reminded" };
  if (i === 31) return { status: "hidden", ...stale, staleStep: "hidden" };
  return { status: "shown", confirmedOn };
}

/** Six invented clusters and forty invented groups, so that there is something to find. */
export async function seedCommunity({ area }: Seed): Promise<void> {
  for (const [i, [name, code]] of CLUSTERS.entries())
    await db().prisma.areaCluster.create({
      data: {
        areaId: area.id,
        number: i + 1,
        name,
        invented: true,
        places: { create: { areaId: area.id, code } },
      },
    });
  const result = await act(systemAccess("seed"), async (tx) => {
    for (const [i, group] of GROUPS.entries()) {
      const word = slugOf(group.name);
      const fields: GroupFields = {
        whoFor: "",
        way: "place",
        venue: "",
        postcode: "",
        costPence: null,
        every: null,
        costWords: "",
        access: [],
        contactPhone: `01632 960 ${String(101 + i)}`,
        contactEmail: i % 2 === 0 ? `${word}@groups.example` : "",
        contactWeb: i % 3 === 0 ? `https://${word}.example/` : "",
        ...group,
      };
      const ownerName = LEADERS[i % LEADERS.length] ?? "";
      const state = stateOf(i);
      const changed = {
        ...fields,
        whenWords: `${fields.whenWords}, and Saturdays at 2`,
        contactPhone: "01632 960 199",
      };
      const { id } = await tx.communityGroup.create({
        data: {
          slug: word,
          areaId: area.id,
          ...fields,
          ...(await placeGroup(tx, area.id, fields)),
          source: "Invented for the demonstration",
          invented: true,
          confirmedBy: "the people who run it",
          ownerName,
          ownerEmail: `leader-${i + 1}@groups.example`,
          submissionKey: randomUUID(),
          createdAt: now(),
          changedAt: now(),
          ...state,
          ...(i === 6 ? { pending: changed, waitingSince: now() } : {}),
        },
      });
      const by = { name: ownerName, accountId: null };
      await recordGroupChange(tx, { id, areaId: area.id }, { kind: "offered", fields, by });
      if (i === 6)
        await recordGroupChange(tx, { id, areaId: area.id }, { kind: "changed", fields: changed, by });
    }
  });
  if (!result.ok) throw new Error(result.refusal.words);
}
