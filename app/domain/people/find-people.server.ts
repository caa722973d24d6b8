import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { bandWords } from "#app/domain/people/band-rules.ts";
import type { PeopleSearch } from "#app/domain/people/people-search.ts";
import { db } from "#app/db.server.ts";
import { literal } from "#app/lib/like.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";

const PEOPLE_A_PAGE = 50;

function where(areaId: string, search: PeopleSearch): Prisma.PersonWhereInput {
  const [from = "", to = ""] = search.band.split("-");
  const words = search.q.split(/\s+/).filter(Boolean).slice(0, 5).map(literal);
  const like = (contains: string) => ({ contains, mode: "insensitive" as const });
  return {
    areaId,
    ...(search.group === "" ? {} : { clientGroup: search.group }),
    ...(search.live === "" ? {} : { liveAt: search.live === "yes" ? { not: null } : null }),
    ...(search.band === ""
      ? {}
      : { weeklyFromPence: Number(from), weeklyToPence: to === "" ? null : Number(to) }),
    AND: words.map((word) => ({
      OR: [
        { reference: like(word) },
        { firstName: like(word) },
        { lastName: like(word) },
        // Whole, so that nobody can feel their way along an address
        { email: { equals: word, mode: "insensitive" as const } },
      ],
    })),
  };
}

const key = (from: number, to: number | null) => `${String(from)}-${to === null ? "" : String(to)}`;

/** A page of the people of the practitioner's own area. Their names are seen, so the view is recorded. */
export async function findPeople(access: AreaAccess, search: PeopleSearch) {
  const condition = where(access.area.id, search);
  const [total, rows, bands] = await Promise.all([
    db().prisma.person.count({ where: condition }),
    db().prisma.person.findMany({
      where: condition,
      orderBy: { reference: "asc" },
      skip: (search.page - 1) * PEOPLE_A_PAGE,
      take: PEOPLE_A_PAGE,
      select: {
        id: true,
        reference: true,
        firstName: true,
        lastName: true,
        ageGroup: true,
        clientGroup: true,
        weeklyFromPence: true,
        weeklyToPence: true,
        liveAt: true,
        selfFunder: true,
      },
    }),
    db().prisma.person.findMany({
      where: { areaId: access.area.id, weeklyFromPence: { not: null } },
      distinct: ["weeklyFromPence", "weeklyToPence"],
      orderBy: { weeklyFromPence: "asc" },
      select: { weeklyFromPence: true, weeklyToPence: true },
    }),
  ]);
  await recordView(access, {
    action: "people.listed",
    objectType: "area",
    objectId: access.area.id,
    areaId: access.area.id,
    detail: { shown: rows.length, page: search.page },
  });
  return {
    total,
    pages: Math.ceil(total / PEOPLE_A_PAGE),
    people: rows.map((row) => ({
      id: row.id,
      reference: row.reference,
      name: personName(row),
      ageGroup: row.ageGroup,
      clientGroup: row.clientGroup,
      band:
        row.weeklyFromPence === null
          ? null
          : bandWords({ weeklyFromPence: row.weeklyFromPence, weeklyToPence: row.weeklyToPence }),
      live: row.liveAt !== null,
      selfFunder: row.selfFunder,
    })),
    bands: bands.map((row) => {
      const from = row.weeklyFromPence ?? 0;
      return {
        value: key(from, row.weeklyToPence),
        label: bandWords({ weeklyFromPence: from, weeklyToPence: row.weeklyToPence }),
      };
    }),
  };
}
