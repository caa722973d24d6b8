/** The forms in which a plan can be read on paper. */
export const PAPER_FORMS = {
  whole: { title: "The whole plan", says: "Everything that is in the plan." },
  summary: { title: "A short form", says: "What matters most, on two pages at most." },
  easy: { title: "Easy Read", says: "Short sentences with pictures." },
  profile: {
    title: "One page for a personal assistant",
    says: "Only what the person agreed to, on one page.",
  },
  large: { title: "Large print", says: "The whole plan in big letters, in one column." },
} as const;
export type PaperForm = keyof typeof PAPER_FORMS;
export const PAPER_FORM_KEYS = Object.keys(PAPER_FORMS) as PaperForm[];
export const paperForm = (word: string | null): PaperForm | null =>
  PAPER_FORM_KEYS.find((form) => form === (word ?? "whole")) ?? null;
