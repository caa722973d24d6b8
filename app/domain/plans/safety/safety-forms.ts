import { z } from "zod";
import { submissionKey } from "#app/domain/budgets/form-parts.ts";
import { dayOrNone, MOST_PENCE, pounds, text, version } from "#app/domain/plans/plan-forms.ts";

/** What a plan has for when things go wrong, besides its words. */
export const SAFEGUARDS = {
  backup: "Who is called when somebody cannot come",
  emergency: "Whom to tell in an emergency",
  risk: "Risks, and who decided to live with them",
  contingency: "Money put by for what cannot be known",
} as const;
export type SafeguardKind = keyof typeof SAFEGUARDS;
/** As what each is written down in the plan's history. */
export const HISTORY_KINDS = {
  backup: "person",
  emergency: "person",
  risk: "risk",
  contingency: "contingency",
} as const satisfies Record<SafeguardKind, string>;
export type SafeguardFields = {
  place: number;
  name: string;
  relation: string;
  phone: string;
  words: string;
  hasKey: boolean;
  decidedBy: string;
  /** "2026-11-21" */
  decidedOn: string | null;
  pence: number | null;
};

const shape = z.object({
  version,
  submissionKey,
  place: z.coerce
    .number({ error: "Enter a number from 1 to 20" })
    .int()
    .min(0)
    .max(20, "Enter a number from 1 to 20")
    .optional()
    .default(0),
  name: text(300),
  relation: text(200),
  phone: text(60),
  words: text(),
  hasKey: z.literal("yes").optional(),
  decidedBy: text(200),
  decidedOn: dayOrNone("Enter the day, like 21 11 2026"),
  money: pounds(MOST_PENCE, "Enter the money in pounds, for example 200 or 200.50, at most £50,000"),
});
/** What each kind must say. */
const MUST: Record<SafeguardKind, Partial<Record<keyof z.output<typeof shape>, string>>> = {
  backup: { name: "Write who it is", phone: "Write their phone number", words: "Write what they do" },
  emergency: {
    name: "Write who it is",
    relation: "Write who they are to the person",
    phone: "Write their phone number",
  },
  risk: {
    name: "Write what the risk is",
    words: "Write what makes it smaller",
    decidedBy: "Write who decided to live with it",
    decidedOn: "Enter the day it was decided, like 21 11 2026",
  },
  contingency: { money: "Enter the money in pounds, for example 200", words: "Write what it is for" },
};
export const safeguardForm = (kind: SafeguardKind) =>
  shape.transform((form, context) => {
    for (const [name, message] of Object.entries(MUST[kind]))
      if (!form[name as keyof typeof form]) context.addIssue({ code: "custom", path: [name], message });
    if (kind === "backup" && form.place === 0)
      context.addIssue({
        code: "custom",
        path: ["place"],
        message: "Say in which place they are called: 1 for first",
      });
    const { version: seen, submissionKey: key, money, hasKey, ...rest } = form;
    const fields: SafeguardFields = {
      ...rest,
      hasKey: hasKey === "yes",
      pence: kind === "contingency" ? money : null,
    };
    return { version: seen, submissionKey: key, fields };
  });
