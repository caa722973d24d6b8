import type { AreaAccess, AssistantAccess } from "#app/domain/access/access.ts";
import { findWageFloor } from "#app/domain/assistants/find-wage-floor.server.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { db } from "#app/db.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { momentWords } from "#app/lib/dates.ts";

/** What the public may know: never the last name, postcode, point or account. */
function publicOf(
  row: Prisma.AssistantGetPayload<{ include: { checks: true; area: { select: { name: true } } } }>,
) {
  return {
    id: row.id,
    slug: row.slug,
    areaName: row.area.name,
    firstName: row.firstName,
    initial: row.lastName.charAt(0),
    headline: row.headline,
    about: row.about,
    howIWork: row.howIWork,
    skills: row.skills,
    languages: row.languages,
    employment: row.employment,
    hourlyRatePence: row.hourlyRatePence,
    drives: row.drives,
    travelMiles: row.travelMiles,
    availableHours: row.availableHours,
    takingNewWork: row.takingNewWork,
    startsFrom: row.startsFrom,
    livedExperience: row.livedExperienceConsentAt ? row.livedExperience : [],
    livedExperienceWords: row.livedExperienceConsentAt ? row.livedExperienceWords : "",
    checks: row.checks.map(({ what, word, byWhom, onDate, untilDate }) => ({
      what,
      word,
      byWhom,
      onDate,
      untilDate,
    })),
  };
}
export type PublicProfile = ReturnType<typeof publicOf>;
const include = {
  checks: { orderBy: [{ what: "asc" }, { onDate: "asc" }] },
  area: { select: { name: true } },
} satisfies Prisma.AssistantInclude;

/** A published assistant's page. Below today's lawful wage it is not shown until its owner mends it. */
export async function findPublishedAssistant(slug: string): Promise<PublicProfile | null> {
  const floor = await findWageFloor();
  const row = await db().prisma.assistant.findFirst({
    where: { slug, status: "published", hourlyRatePence: { gte: floor.pence } },
    include,
  });
  return row && publicOf(row);
}

/** An assistant's own profile, with what is private in it, and as the public would see it. */
export async function findOwnProfile(access: AssistantAccess) {
  const row = await db().prisma.assistant.findFirstOrThrow({
    where: { id: access.assistant.id, accountId: access.actor.accountId },
    include,
  });
  return { ...row, shown: publicOf(row) };
}
export type OwnProfile = Awaited<ReturnType<typeof findOwnProfile>>;

/** Profiles of an area that wait for the core service to look at them, longest waiting first. */
export async function findWaitingAssistants(access: AreaAccess) {
  const rows = await db().prisma.assistant.findMany({
    where: { areaId: access.area.id, status: "submitted" },
    orderBy: { updatedAt: "asc" },
    select: { id: true, firstName: true, lastName: true, updatedAt: true },
  });
  if (rows.length > 0)
    await recordView(access, {
      action: "profiles.listed",
      objectType: "area",
      objectId: access.area.id,
      areaId: access.area.id,
      detail: { assistants: rows.length },
    });
  return rows.map(({ id, firstName, lastName, updatedAt }) => ({
    id,
    name: `${firstName} ${lastName}`,
    since: momentWords(updatedAt),
  }));
}

/** A profile of an area for the core service, whatever its state. */
export async function findAreaAssistant(access: AreaAccess, id: string) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const row = await db().prisma.assistant.findFirst({ where: { id, areaId: access.area.id }, include });
  return (
    row && {
      shown: publicOf(row),
      lastName: row.lastName,
      postcode: row.postcode,
      gender: row.gender,
      status: row.status,
      version: row.version,
      sentBackReason: row.sentBackReason,
    }
  );
}
