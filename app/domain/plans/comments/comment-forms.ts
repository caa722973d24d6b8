import { z } from "zod";
import { submissionKey } from "#app/domain/budgets/form-parts.ts";
import { SECTION_KEYS } from "#app/domain/plans/plan-content.ts";

const ABOUT = ["plan", "section", "need", "outcome", "action", "money"] as const;
type About = (typeof ABOUT)[number];
/** A part of a plan: the whole of it, its money, a section by its key, or an item by its id. */
export type Part = { about: About; item: string };

/** "plan", "money", "section:matters" or "need:…"; null for anything else. */
export function partOf(words: string): Part | null {
  const [kind = "", item = "", ...rest] = words.split(":");
  const about = ABOUT.find((one) => one === kind);
  if (!about || rest.length > 0) return null;
  if (about === "plan" || about === "money") return item === "" ? { about, item } : null;
  if (about === "section") return SECTION_KEYS.some((key) => key === item) ? { about, item } : null;
  return z.uuid().safeParse(item).success ? { about, item: item.toLowerCase() } : null;
}
export const partKey = ({ about, item }: Part): string => (item === "" ? about : `${about}:${item}`);

export const CommentForm = z.object({
  submissionKey,
  about: z.string({ error: "Choose what it is about" }).transform((words, context) => {
    const part = partOf(words);
    if (part) return part;
    context.addIssue({ code: "custom", message: "Choose what it is about" });
    return z.NEVER;
  }),
  words: z
    .string({ error: "Write your comment" })
    .trim()
    .min(1, "Write your comment")
    .max(5_000, "Use 5,000 letters or fewer"),
});
export const SettleCommentForm = z.object({
  words: z.string().trim().max(2_000, "Use 2,000 letters or fewer").optional().default(""),
});
