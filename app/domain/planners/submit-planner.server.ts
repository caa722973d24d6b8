import type { PlannerAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { changePlanner } from "#app/domain/planners/change-planner.server.ts";
import { missingParts } from "#app/domain/planners/readiness-rules.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

/** Sends a filled-in profile to the core service for its first publication. */
export async function submitPlanner(
  access: PlannerAccess,
  input: { version: number },
): Promise<Result<void>> {
  return act(access, async (tx) => {
    const { id, areaId } = access.planner;
    const planner = await tx.planner.findFirstOrThrow({ where: { id, areaId } });
    if (planner.status !== "draft")
      throw new Refusal(
        "not-draft",
        "This profile has been sent already. Nothing more is needed from you now.",
      );
    const missing = missingParts(planner);
    if (missing.length > 0)
      throw new Refusal(
        "not-ready",
        `This profile is not ready to send. ${missing.map(({ words }) => words).join(". ")}.`,
      );
    await changePlanner(
      tx,
      { id, areaId, version: input.version },
      { status: "submitted", sentBackReason: null },
    );
    tx.audit({ action: "planner.submitted", objectType: "planner", objectId: id });
  });
}
