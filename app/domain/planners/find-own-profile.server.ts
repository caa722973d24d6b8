import type { PlannerAccess } from "#app/domain/access/access.ts";
import { findPlannerProfile } from "#app/domain/planners/find-planner-profile.server.ts";
import { missingParts } from "#app/domain/planners/readiness-rules.ts";
import { db } from "#app/db.server.ts";

/** Everything of one's own profile, what others see of it and what it still needs. */
export async function findOwnProfile(access: PlannerAccess) {
  const { id, areaId } = access.planner;
  const answers = await db().prisma.planner.findFirstOrThrow({
    where: { id, areaId, accountId: access.actor.accountId },
    select: {
      version: true,
      status: true,
      sentBackReason: true,
      firstApprovedAt: true,
      headline: true,
      about: true,
      livedExperience: true,
      livedExperienceWords: true,
      livedExperienceConsentAt: true,
      expertise: true,
      languages: true,
      meetingWays: true,
      postcode: true,
      easting: true,
      travelMiles: true,
      tiersOffered: true,
      takingNewPeople: true,
      startsFrom: true,
    },
  });
  const shown = await findPlannerProfile({ plannerId: id, areaId });
  if (!shown) throw new Error("a planner without a profile");
  const { easting, ...own } = answers;
  return { own, shown, missing: missingParts({ ...own, easting }) };
}
export type OwnProfile = Awaited<ReturnType<typeof findOwnProfile>>["own"];
