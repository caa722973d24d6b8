import type { PlannerAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { changePlanner } from "#app/domain/planners/change-planner.server.ts";
import { missingParts } from "#app/domain/planners/readiness-rules.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

/** Takes one's own published profile out of the directory. Work in hand goes on. */
export async function pausePlanner(access: PlannerAccess, input: { version: number }): Promise<Result<void>> {
  return act(access, async (tx) => {
    const { id, areaId } = access.planner;
    const planner = await tx.planner.findFirstOrThrow({ where: { id, areaId } });
    if (planner.status !== "published")
      throw new Refusal("not-published", "This profile is not published now, so there is nothing to pause.");
    await changePlanner(tx, { id, areaId, version: input.version }, { status: "paused" });
    tx.audit({ action: "planner.paused", objectType: "planner", objectId: id });
  });
}

/** Puts one's own paused profile back: only the first publication needs approval. */
export async function republishPlanner(
  access: PlannerAccess,
  input: { version: number },
): Promise<Result<void>> {
  return act(access, async (tx) => {
    const { id, areaId } = access.planner;
    const planner = await tx.planner.findFirstOrThrow({ where: { id, areaId } });
    if (planner.status !== "paused" || !planner.firstApprovedAt || missingParts(planner).length > 0)
      throw new Refusal(
        "not-paused",
        "This profile cannot be published from here. Open it again to see what it needs.",
      );
    await changePlanner(tx, { id, areaId, version: input.version }, { status: "published" });
    tx.audit({ action: "planner.published", objectType: "planner", objectId: id });
  });
}
