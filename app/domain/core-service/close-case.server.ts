import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";
import { z } from "zod";

export const CloseCaseForm = z.object({
  outcome: z
    .string({ error: "Say what came of it" })
    .trim()
    .min(1, "Say what came of it")
    .max(1000, "Use 1,000 letters or fewer"),
});

/** Finishes a case with what came of it. It is closed once: a colleague's words are never written over. */
export function closeCase(access: AreaAccess, id: string, outcome: string): Promise<Result<null>> {
  return act(access, async (tx) => {
    const found = await tx.coreCase.findFirst({ where: { id, areaId: access.area.id } });
    if (!found) throw new Refusal("not-found", "There is no such case in your area. Nothing was changed.");
    const { count } = await tx.coreCase.updateMany({
      where: { id, closedAt: null },
      data: { closedAt: now(), outcome },
    });
    if (count === 0) {
      if (found.outcome === outcome) return null;
      throw new Refusal(
        "closed",
        "A colleague has finished this already. Nothing was changed. Reload the page to see what they wrote.",
      );
    }
    tx.audit({
      action: "case.closed",
      objectType: "core_case",
      objectId: id,
      areaId: access.area.id,
      detail: { kind: found.kind },
      ...(found.personId ? { personId: found.personId } : {}),
    });
    return null;
  });
}
