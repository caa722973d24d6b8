import type { AssistantAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { saveStep } from "#app/domain/assistants/save-profile.server.ts";
import type { LivedExperience } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import type { Result } from "#app/lib/result.ts";

type Lived = {
  version: number;
  livedExperience: LivedExperience[];
  livedExperienceWords: string;
  consent: boolean;
};

/** Saves an assistant's lived experience. It is shown, and found by search, only while they consent to that. */
export function shareLivedExperience(
  access: AssistantAccess,
  lived: Lived,
): Promise<Result<{ version: number }>> {
  return act(access, async (tx) => {
    const { version, consent, ...answers } = lived;
    const before = await tx.assistant.findFirst({
      where: { id: access.assistant.id, accountId: access.actor.accountId },
      select: { livedExperienceConsentAt: true },
    });
    return saveStep(tx, access, "lived-experience", version, {
      ...answers,
      livedExperienceConsentAt: consent ? (before?.livedExperienceConsentAt ?? now()) : null,
    });
  });
}
