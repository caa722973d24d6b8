import type { z } from "zod";
import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { CheckForm } from "#app/domain/planners/checked-things.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

/** Writes down what was declared, seen or checked: by the core service's worker, today. The same thing again replaces it. */
export async function recordCheck(
  access: AreaAccess,
  plannerId: string,
  input: z.output<typeof CheckForm>,
): Promise<Result<void>> {
  return act(access, async (tx) => {
    const planner = await tx.planner.findFirst({ where: { id: plannerId, areaId: access.area.id } });
    if (!planner) throw new Refusal("not-found", "There is no such profile in this area.");
    if (planner.accountId === access.actor.accountId)
      throw new Refusal("own-profile", "Nobody can record checks of their own profile. Nothing was changed.");
    await tx.profileCheck.deleteMany({ where: { plannerId, what: input.what } });
    const check = await tx.profileCheck.create({
      data: { plannerId, ...input, byWhom: `the core service, ${access.area.name}`, onDate: dayOf(now()) },
    });
    tx.audit({
      action: "planner.check-recorded",
      objectType: "planner",
      objectId: plannerId,
      areaId: access.area.id,
      detail: { check: check.id, word: input.word },
    });
  });
}
