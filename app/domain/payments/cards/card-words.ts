import type { StepPurpose } from "#app/domain/payments/cards/step-rules.ts";

export const STEP_WORDS: Record<StepPurpose, { name: string; not: string }> = {
  checkout: { name: "Make a pay page", not: "A pay page could not be made." },
  expire: { name: "Close a pay page", not: "A pay page that is no longer needed could not be closed." },
  refund: { name: "Give money back to a card", not: "Money could not be given back to a card." },
  transfer: { name: "Pass money on to whoever did the work", not: "Money could not be passed on." },
  reversal: {
    name: "Take back what was passed on",
    not: "Money that was passed on could not be taken back.",
  },
  recipient: {
    name: "Open an account with the card provider",
    not: "An account with the card provider could not be opened.",
  },
};
