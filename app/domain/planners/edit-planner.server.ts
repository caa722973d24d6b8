import type { z } from "zod";
import type { PlannerAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { privatePoint } from "#app/domain/places/private-point.server.ts";
import { changePlanner } from "#app/domain/planners/change-planner.server.ts";
import type { Section, SECTIONS } from "#app/domain/planners/profile-forms.ts";
import { searchTagsOf } from "#app/domain/planners/search-tags.ts";
import { readPostcode } from "#app/lib/postcode.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

type Answers<S extends Section> = z.output<(typeof SECTIONS)[S]>;
/** One section's answers, as its form gives them. */
export type SectionAnswers = { [S in Section]: { section: S; answers: Answers<S> } }[Section];

const UNKNOWN_PLACE =
  "We do not know where that postcode is. Nothing was saved. Check it, or write only its first part, like SO17.";

/** An owner's change to one section of their own profile. What it is found by follows in the same transaction. */
export async function editPlanner(access: PlannerAccess, input: SectionAnswers): Promise<Result<void>> {
  return act(access, async (tx) => {
    const { id, areaId } = access.planner;
    const before = await tx.planner.findFirstOrThrow({ where: { id, areaId } });
    const changes = await changesOf(input, before);
    await changePlanner(
      tx,
      { id, areaId, version: input.answers.version },
      { ...changes, searchTags: searchTagsOf({ ...before, ...changes }) },
    );
    tx.audit({
      action: "planner.edited",
      objectType: "planner",
      objectId: id,
      detail: { section: input.section },
    });
  });

  async function changesOf(
    { section, answers }: SectionAnswers,
    before: { livedExperienceConsentAt: Date | null },
  ) {
    if (section === "lived-experience") {
      const { livedExperience, livedExperienceWords, consent } = answers;
      // Consent is kept from when it was given; taken back, it hides the words at once and keeps them for the owner
      const livedExperienceConsentAt = consent ? (before.livedExperienceConsentAt ?? now()) : null;
      return { livedExperience, livedExperienceWords, livedExperienceConsentAt };
    }
    if (section === "place") {
      const point = await privatePoint(answers.postcode, access.planner.id);
      if (!point) throw new Refusal("unknown-place", UNKNOWN_PLACE);
      const read = readPostcode(answers.postcode);
      return {
        ...point,
        postcode: read?.full ?? read?.outcode ?? answers.postcode,
        travelMiles: answers.travelMiles,
      };
    }
    return answers;
  }
}
