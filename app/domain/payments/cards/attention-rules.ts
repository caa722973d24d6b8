import { z } from "zod";

const CHOICES = ["again", "refund", "ask", "outside"] as const;
export type Choice = (typeof CHOICES)[number];

type What = { kind: string; step: { purpose: string; state: string } | null };

/**
 * What can be done about something that needs attention. What was passed on, or taken back, can only be tried or asked
 * about: nothing that somebody did by hand may stand in the record as if the card provider had done it.
 */
export function choicesFor({ kind, step }: What): readonly Choice[] {
  if (kind === "mismatch") return ["refund", "ask", "outside"];
  if (!step || step.state !== "needs_attention") return ["outside"];
  return step.purpose === "transfer" || step.purpose === "reversal"
    ? ["again", "ask"]
    : ["again", "ask", "outside"];
}

export const CHOICE_WORDS: Record<Choice, { label: string; hint: string }> = {
  again: { label: "Try again", hint: "The card provider is asked first whether it was done after all." },
  refund: {
    label: "Give all of it back to the card",
    hint: "The whole payment goes back to the card that paid it, step by step. The person is told, and can pay again.",
  },
  ask: {
    label: "Ask the card provider now",
    hint: "Nothing new is asked for. If it was done, the record says so.",
  },
  outside: {
    label: "It has been dealt with outside",
    hint: "Say how and by whom. For money that should go back to a card: it counts as given back another way.",
  },
};

export const AttentionForm = z
  .object({
    choice: z.enum(CHOICES, { error: "Choose what to do" }),
    reason: z.string().trim().max(2_000, "Use 2,000 letters or fewer").default(""),
  })
  .superRefine(({ choice, reason }, context) => {
    if (choice === "outside" && reason.length < 3)
      context.addIssue({
        code: "custom",
        path: ["reason"],
        message: "Say how it was dealt with, and by whom",
      });
  });
export type AttentionInput = z.output<typeof AttentionForm>;
