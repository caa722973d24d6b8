import type { Access } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { searchTagsOf } from "#app/domain/planners/search-tags.ts";
import type { Result } from "#app/lib/result.ts";

export type NewPlanner = {
  areaId: string;
  accountId: string | null;
  agencyId: string | null;
  firstName: string;
  lastName: string;
};

/** "Rosa Martin" to "rosa-m": what anybody may see of the name, and no more. */
const slugBase = (first: string, last: string): string =>
  `${first} ${last.charAt(0)}`
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "") || "planner";

/** An empty profile, seen by nobody but its owner until it is filled in and approved. */
export async function createPlannerDraft(
  access: Access,
  planner: NewPlanner,
): Promise<Result<{ id: string; slug: string }>> {
  return act(access, async (tx) => {
    const base = slugBase(planner.firstName, planner.lastName);
    // One at a time for each name, so that two of the same name never take the same address
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`planner-slug:${base}`}))`;
    const taken = await tx.planner.findMany({
      where: { OR: [{ slug: base }, { slug: { startsWith: `${base}-` } }] },
      select: { slug: true },
    });
    let slug = base;
    for (let n = 2; taken.some((row) => row.slug === slug); n++) slug = `${base}-${n}`;
    const empty = { expertise: [], languages: [], meetingWays: [], tiersOffered: [], livedExperience: [] };
    const made = await tx.planner.create({
      data: {
        ...planner,
        slug,
        searchTags: searchTagsOf({
          ...empty,
          livedExperienceConsentAt: null,
          agencyId: planner.agencyId,
          takingNewPeople: true,
        }),
      },
      select: { id: true, slug: true },
    });
    tx.audit({ action: "planner.created", objectType: "planner", objectId: made.id, areaId: planner.areaId });
    return made;
  });
}
