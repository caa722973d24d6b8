import { z } from "zod";
import { publicName } from "#app/lib/words.ts";

export const LONGEST_MESSAGE = 5_000;
const EMPTY = "Write your message";

/** Exactly what was typed: browsers send line ends as two characters, and the database cannot keep a null character. */
const asTyped = (body: string): string => body.replaceAll("\r\n", "\n").replaceAll("\0", "");
/** Letters as people count them: an emoji is one. */
const letters = (body: string): number => Array.from(body).length;
const saysSomething = (body: string): boolean => /[^\s\p{Cc}\p{Cf}]/u.test(body);

export const MessageForm = z.object({
  body: z
    .string({ error: EMPTY })
    .transform(asTyped)
    .superRefine((body, context) => {
      const long = letters(body) - LONGEST_MESSAGE;
      if (!saysSomething(body)) context.addIssue({ code: "custom", message: EMPTY });
      else if (long > 0)
        context.addIssue({
          code: "custom",
          message: `Your message is ${long.toLocaleString("en-GB")} letters too long. Make it shorter, or send it in two parts`,
        });
    }),
  submissionKey: z.uuid({ error: "Reload the page and send it again" }),
  /** The newest message that stood above the answer: none where the conversation only begins. */
  upTo: z.uuid().optional().catch(undefined),
});
export type MessageInput = z.output<typeof MessageForm>;
export const MarkReadForm = z.object({ upTo: z.uuid({ error: "Reload the page and press it again" }) });

/** A planner or assistant as the public sees them: "Rosa M." */
export const shownName = (profile: { firstName: string; lastName: string }): string =>
  publicName(profile.firstName, profile.lastName);
/** Somebody who asks, as the other side sees them: their first name and no more. */
export const askerName = (asker: { firstName: string | null } | { name: string } | null): string => {
  const first = asker === null ? null : "firstName" in asker ? asker.firstName : asker.name.split(" ")[0];
  return first ? first : "Somebody";
};
/** Who wrote: the person themselves, or who wrote for them. */
export const writerName = (person: string, actor: { name: string }, onBehalf: boolean): string =>
  onBehalf ? `${actor.name} for ${person}` : person;

/** The start of a message for a list, on one line. */
export function startOf(body: string, most = 90): string {
  const all = Array.from(body.replace(/\s+/gu, " ").trim());
  return all.length <= most ? all.join("") : `${all.slice(0, most).join("").trimEnd()}…`;
}
