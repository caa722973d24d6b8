import { z } from "zod";
import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, parseDayParts } from "#app/lib/dates.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

export const CHECKED_THINGS = [
  "Who they are",
  "Two references",
  "DBS certificate",
  "Insurance",
  "Training in support planning",
  "Training in safeguarding",
] as const;

export const CheckForm = z
  .object({
    what: z.enum(CHECKED_THINGS, { error: "Choose what it is about" }),
    word: z.enum(["declared", "seen", "checked"], { error: "Choose declared, seen or checked" }),
    until: z
      .object({ day: z.string().optional(), month: z.string().optional(), year: z.string().optional() })
      .optional(),
  })
  .transform((form, context) => {
    const { day = "", month = "", year = "" } = form.until ?? {};
    const untilDate = day + month + year === "" ? null : parseDayParts(day, month, year);
    if (untilDate === null && day + month + year !== "")
      context.addIssue({
        code: "custom",
        path: ["until"],
        message: "Write a day that exists, like 31 3 2027",
      });
    return { what: form.what, word: form.word, untilDate };
  });

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
