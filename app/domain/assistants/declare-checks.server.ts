import type { AssistantAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { DECLARATIONS } from "#app/domain/assistants/profile-forms.ts";
import { saveStep } from "#app/domain/assistants/save-profile.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import type { Result } from "#app/lib/result.ts";

/** Who declared it: the assistant. Names of staff who saw or checked something stand in the audit chain. */
const BY_THEMSELVES = "the assistant";

/**
 * What an assistant says that they have. Lines they take back go; what somebody has seen or checked is not theirs to
 * change, and a line declared before keeps its day.
 */
export function declareChecks(
  access: AssistantAccess,
  { version, declared }: { version: number; declared: string[] },
): Promise<Result<{ version: number }>> {
  return act(access, async (tx) => {
    const saved = await saveStep(tx, access, "checks", version, {});
    const assistantId = access.assistant.id;
    const labels = DECLARATIONS.filter((term) => declared.includes(term.value)).map((term) => term.label);
    await tx.profileCheck.deleteMany({ where: { assistantId, word: "declared", what: { notIn: labels } } });
    const known = await tx.profileCheck.findMany({
      where: { assistantId, word: "declared" },
      select: { what: true },
    });
    await tx.profileCheck.createMany({
      data: labels
        .filter((what) => !known.some((check) => check.what === what))
        .map((what) => ({
          assistantId,
          what,
          word: "declared",
          byWhom: BY_THEMSELVES,
          onDate: dayOf(now()),
        })),
    });
    return saved;
  });
}
