import type { AssistantAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { findWageFloor } from "#app/domain/assistants/find-wage-floor.server.ts";
import { missingFrom, type Step } from "#app/domain/assistants/publish-rules.ts";
import { searchTagsOf } from "#app/domain/assistants/search-tags.ts";
import { stale } from "#app/domain/assistants/stale.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

type Change = Partial<
  Pick<
    Prisma.AssistantUncheckedUpdateInput & Prisma.AssistantUncheckedCreateInput,
    | "firstName"
    | "lastName"
    | "headline"
    | "about"
    | "languages"
    | "gender"
    | "skills"
    | "availableHours"
    | "startsFrom"
    | "takingNewWork"
    | "postcode"
    | "easting"
    | "northing"
    | "travelMiles"
    | "drives"
    | "hourlyRatePence"
    | "employment"
    | "howIWork"
    | "livedExperience"
    | "livedExperienceWords"
    | "livedExperienceConsentAt"
  >
>;

/**
 * Saves one step of an assistant's own profile, and what search finds it by. A published profile stays fit to be
 * published: a change that would spoil it is refused.
 */
export function saveProfile(
  access: AssistantAccess,
  step: Step,
  version: number,
  change: Change,
): Promise<Result<{ version: number }>> {
  return act(access, (tx) => saveStep(tx, access, step, version, change));
}

/** The same inside an act that changes more. */
export async function saveStep(
  tx: Act,
  access: AssistantAccess,
  step: Step,
  version: number,
  change: Change,
): Promise<{ version: number }> {
  const own = { id: access.assistant.id, accountId: access.actor.accountId };
  const { count } = await tx.assistant.updateMany({
    where: { ...own, version },
    data: { ...change, version: version + 1, updatedAt: now() },
  });
  if (count === 0) throw stale();
  const saved = await tx.assistant.findFirstOrThrow({ where: own });
  if (saved.status === "published") {
    const [missing] = missingFrom(saved, (await findWageFloor(undefined, tx)).pence);
    if (missing && missing.step === step) throw new Refusal("spoils-profile", missing.words);
  }
  await tx.assistant.update({ where: { id: saved.id }, data: { searchTags: searchTagsOf(saved) } });
  tx.audit({
    action: "assistant-profile.saved",
    objectType: "assistant",
    objectId: saved.id,
    areaId: saved.areaId,
    detail: { step, version: version + 1 },
  });
  return { version: version + 1 };
}
