import { z } from "zod";
import { Channel } from "#app/generated/prisma/enums.ts";

/** Which permission, and how the worker and the person talk. */
export const StartForm = z.object({
  grantId: z.uuid({ error: "Choose a permission" }),
  channel: z.enum(Channel, { error: "Choose how you talk with them" }),
});
/** A representative or advocate chooses for whom they act. */
export const ActForForm = z.object({ grantId: z.uuid({ error: "Choose for whom you act" }) });
/** One of one's own sessions that is open elsewhere; the one here where none is named. */
export const EndForm = z.object({ session: z.uuid().optional() });

const said = z.string().trim().max(1000, "Use 1,000 letters or fewer");
/** Somebody ends a permission themselves: no reason is needed. */
export const StopForm = z.object({ words: said.optional().default("") });
/** A worker ends one at the person's word. */
export const WithdrawForm = z.object({
  words: said
    .min(1, "Write down what they said")
    .optional()
    .transform((words, ctx) => {
      if (words) return words;
      ctx.addIssue({ code: "custom", message: "Write down what they said" });
      return z.NEVER;
    }),
});
