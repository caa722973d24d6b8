import { z } from "zod";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { submissionKey } from "#app/domain/budgets/form-parts.ts";
import { CAME, PER, type Came, type Per, type QuoteKind } from "#app/domain/plans/brokerage/quote-rules.ts";
import {
  dayOrNone,
  keys,
  minutesOf,
  MOST_PENCE,
  pounds,
  text,
  version,
} from "#app/domain/plans/plan-forms.ts";

/** Somebody outside Ownway's directories. */
export const WHOM = {
  group: "A community group",
  agency: "An agency or another service",
  somebody: "Somebody else",
} as const;
export const HOW_ASKED = {
  phone: "By phone",
  email: "By email",
  letter: "By letter",
  visit: "Face to face",
} as const;
export const ANSWERS = {
  yes: "Yes, they can do it",
  maybe: "Not yet: they will say later",
  no: "No, they cannot do it",
} as const;
export type Answer = keyof typeof ANSWERS;

const words = (missing: string, most = 5_000) => text(most).refine((said) => said !== "", missing);

/** Somebody outside, whom the writer has asked themselves. */
export const AskForm = z
  .object({
    submissionKey,
    whom: z.enum(keys(WHOM), { error: "Choose whom you asked" }),
    name: words("Write who it is", 200),
    phone: text(40),
    email: text(200),
    how: z.enum(keys(HOW_ASKED), { error: "Choose how you asked" }),
    words: words("Write what you asked"),
    chaseOn: dayOrNone("Enter the day to ask again, like 27 11 2026"),
  })
  .superRefine(({ how, phone, email }, context) => {
    const wrong = (path: string, message: string) => {
      context.addIssue({ code: "custom", path: [path], message });
    };
    if (how === "phone" && !/[0-9]/.test(phone)) wrong("phone", "Write the phone number, to ask again later");
    if (how === "email" && !email.includes("@"))
      wrong("email", "Write the email address, to ask again later");
  });
export type AskInput = z.output<typeof AskForm>;
/** A message to somebody in a directory of Ownway. */
export const MessageAskForm = z.object({
  submissionKey,
  words: words("Write your message"),
});
export const AnswerForm = z
  .object({
    answer: z.enum(keys<Answer>(ANSWERS), { error: "Choose what they said" }),
    words: text(),
    chaseOn: dayOrNone("Enter the day to ask again, like 27 11 2026"),
  })
  .superRefine(({ answer, chaseOn }, context) => {
    if (answer === "maybe" && chaseOn === null)
      context.addIssue({
        code: "custom",
        path: ["chaseOn"],
        message: "Enter the day to ask again, like 27 11 2026",
      });
  });

export const QUOTE_KINDS: Record<QuoteKind, string> = {
  assistant: "A personal assistant",
  agency: "An agency",
  community: "A community group",
  equipment: "Equipment",
  purchase: "Something bought once",
  council: "A council service",
};
export const QuoteForm = z
  .object({
    version,
    submissionKey,
    kind: z.enum(keys<QuoteKind>(QUOTE_KINDS), { error: "Choose who or what it is" }),
    fromName: words("Write from whom the price is", 200),
    offers: text(500),
    price: pounds(MOST_PENCE, "Enter the price in pounds, for example 18 or 18.50, at most £50,000"),
    per: z.enum(keys<Per>(PER), { error: "Choose what the price is for" }),
    hours: text(10),
    includes: text(),
    validUntil: dayOrNone("Enter the last day it holds, like 31 12 2026"),
    came: z.enum(keys<Came>(CAME), { error: "Choose how it came" }),
    think: text(),
  })
  .transform(({ version: seen, submissionKey: key, price, hours, ...rest }, context) => {
    const wrong = (path: string, message: string) => {
      context.addIssue({ code: "custom", path: [path], message });
    };
    const minutes = rest.per === "hour" ? minutesOf(hours, 10_080) : 0;
    if (rest.per === "free" && price !== null && price > 0)
      wrong(
        "per",
        "It cannot cost nothing and have a price. Choose what the price is for, or take the price away",
      );
    if (rest.per !== "free" && price === null) wrong("price", "Enter the price in pounds, for example 18.50");
    if (rest.per === "hour" && price === 0) wrong("price", "Enter pay for an hour, for example 16.50");
    if (minutes === null || (rest.per === "hour" && minutes === 0))
      wrong("hours", "Enter the hours of a week, like 7.5 or 7:30");
    if (rest.kind === "assistant" && rest.per !== "hour")
      wrong("per", "A personal assistant is paid by the hour. Choose “an hour”, or say that it is an agency");
    return {
      version: seen,
      submissionKey: key,
      fields: { ...rest, pence: price ?? 0, minutes: minutes ?? 0 },
    };
  });

const seen = z.coerce.number({ error: "Reload this page and try again" }).int().min(0).max(2_000_000_000);
export const ChooseForm = z.object({
  submissionKey,
  seen,
  actionVersion: version,
  quoteVersion: version,
  quote: z
    .union([z.uuid(), z.literal("")], { error: "Open this page again" })
    .optional()
    .default(""),
  words: text(2_000),
  decision: DecisionForm,
});
export const MoveForm = z
  .object({
    submissionKey,
    seen,
    to: z.enum(["started", "fell_through", "idea"], { error: "Choose what happened" }),
    words: text(2_000),
    startedOn: dayOrNone("Enter the day it started, like 21 11 2026"),
  })
  .superRefine(({ to, words: why, startedOn }, context) => {
    const wrong = (path: string, message: string) => {
      context.addIssue({ code: "custom", path: [path], message });
    };
    if (to === "fell_through" && why === "") wrong("words", "Say why it fell through");
    if (to === "started" && startedOn === null)
      wrong("startedOn", "Enter the day it started, like 21 11 2026");
  });
