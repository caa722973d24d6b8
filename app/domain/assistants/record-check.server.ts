import { z } from "zod";
import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { DECLARATIONS } from "#app/domain/assistants/profile-forms.ts";
import { knows, labelOf } from "#app/domain/assistants/vocabulary.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

export const CheckForm = z.object({
  what: z.string({ error: "Choose what" }).refine((value) => knows(DECLARATIONS, value), "Choose what"),
  word: z.enum(["seen", "checked"], { error: "Choose whether you saw it or checked it" }),
});

/**
 * A core-service worker saw a document, or checked with whoever issued it: two different words (DOMAIN: Platform).
 * Said again on the same day, it stays one line.
 */
export function recordCheck(
  access: AreaAccess,
  assistantId: string,
  { what, word }: z.output<typeof CheckForm>,
): Promise<Result<void>> {
  return act(access, async (tx) => {
    const assistant = await tx.assistant.findFirst({ where: { id: assistantId, areaId: access.area.id } });
    if (!assistant) throw new Refusal("not-found", "We cannot find this profile. Nothing was recorded.");
    if (assistant.accountId === access.actor.accountId)
      throw new Refusal("own-profile", "Nobody can record checks of their own profile. Nothing was changed.");
    const line = {
      assistantId,
      what: labelOf(DECLARATIONS, what),
      word,
      byWhom: `the core service, ${access.area.name}`,
      onDate: dayOf(now()),
    };
    if ((await tx.profileCheck.count({ where: line })) > 0) return;
    await tx.profileCheck.create({ data: line });
    tx.audit({
      action: "assistant-profile.check-recorded",
      objectType: "assistant",
      objectId: assistantId,
      detail: { what, word },
    });
  });
}
