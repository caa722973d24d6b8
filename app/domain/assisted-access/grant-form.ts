import { z } from "zod";
import { dayAllowed, scopesOf, workerMayHold } from "#app/domain/assisted-access/grant-recording-rules.ts";
import { GrantBasis, GrantScope } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, isoDay, parseDay, parseDayParts } from "#app/lib/dates.ts";

const basis = z.enum(GrantBasis, { error: "Choose who decides" });
const scopes = z
  .union([z.array(z.enum(GrantScope)), z.enum(GrantScope).transform((one) => [one])], {
    error: "Choose at least one thing that they agree to",
  })
  .refine((some) => some.length > 0, "Choose at least one thing that they agree to");
const part = z.string().trim().optional().default("");

type Choice = { basis: z.output<typeof basis>; scopes: z.output<typeof scopes>; until: Date };
function coherent(choice: Choice, ctx: z.RefinementCtx) {
  const beyond = choice.scopes.filter((scope) => !scopesOf(choice.basis).includes(scope));
  if (beyond.length > 0)
    ctx.addIssue({ code: "custom", path: ["scopes"], message: BEYOND[choice.basis] ?? "This goes too far" });
  if (!dayAllowed(choice.until, dayOf(now())))
    ctx.addIssue({
      code: "custom",
      path: ["untilDate"],
      message: "Choose a day from today to twelve months from now",
    });
}
const BEYOND: Partial<Record<z.output<typeof basis>, string>> = {
  attorney_finance: "An attorney for money cannot decide about planners or personal assistants",
  attorney_health: "An attorney for health and welfare cannot decide about money or pay",
  deputy_finance: "A deputy for money cannot decide about planners or personal assistants",
  deputy_health: "A deputy for health and welfare cannot decide about money or pay",
  advocate: "An advocate speaks for somebody and decides nothing: choose only looking things up and advice",
};

/** The first page: on whose authority, who will act, for what and until when. */
export const GrantChoicesForm = z
  .object({
    basis,
    holder: z.enum(["me", "them"], { error: "Choose who will act" }),
    holderEmail: z.string().trim().toLowerCase().optional().default(""),
    scopes,
    until: z.enum(["today", "date"], { error: "Choose how long it lasts" }),
    untilDate: z
      .object({ day: part, month: part, year: part })
      .optional()
      .default({ day: "", month: "", year: "" }),
  })
  .transform(({ until, untilDate, ...rest }, ctx) => {
    const day =
      until === "today" ? dayOf(now()) : parseDayParts(untilDate.day, untilDate.month, untilDate.year);
    if (day) return { ...rest, until: day };
    ctx.addIssue({ code: "custom", path: ["untilDate"], message: "Enter the day on which it ends" });
    return z.NEVER;
  })
  .superRefine((choice, ctx) => {
    if (choice.holder === "them" && choice.basis === "consent")
      ctx.addIssue({
        code: "custom",
        path: ["holder"],
        message: "Consent is given to you. For somebody else, choose that the person nominated them",
      });
    if (choice.holder === "me" && !workerMayHold(choice.basis))
      ctx.addIssue({
        code: "custom",
        path: ["holder"],
        message:
          "The core service cannot be somebody's advocate, or act as a parent. They need an account of their own",
      });
    if (choice.holder === "them" && choice.holderEmail === "")
      ctx.addIssue({
        code: "custom",
        path: ["holderEmail"],
        message: "Enter the email address of their account",
      });
    coherent(choice, ctx);
  });

/** The same choices in the second page's address. */
export const GrantChoices = z
  .object({
    basis,
    holderAccountId: z.uuid(),
    scopes,
    until: z.string().transform((words, ctx) => {
      const day = parseDay(words);
      if (day) return day;
      ctx.addIssue({ code: "custom", message: "Enter the day on which it ends" });
      return z.NEVER;
    }),
  })
  .superRefine(coherent);
export type GrantChoices = z.output<typeof GrantChoices>;

export function choicesQuery(choices: GrantChoices): string {
  const query = new URLSearchParams({
    basis: choices.basis,
    holderAccountId: choices.holderAccountId,
    until: isoDay(choices.until),
  });
  for (const scope of choices.scopes) query.append("scopes", scope);
  return query.toString();
}
export function readChoices(query: URLSearchParams): GrantChoices | null {
  const parsed = GrantChoices.safeParse({
    basis: query.get("basis"),
    holderAccountId: query.get("holderAccountId"),
    until: query.get("until") ?? "",
    scopes: query.getAll("scopes"),
  });
  return parsed.success ? parsed.data : null;
}

const words = (missing: string, most: number) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(most, `Use ${most.toLocaleString("en-GB")} letters or fewer`);
const submissionKey = z.uuid({ error: "Reload this page and try again" });

/** The second page for consent: what was read out has been answered. */
export const ConsentForm = z.object({
  given: z.enum(["voice", "in_person", "on_paper"], { error: "Choose how they gave it" }),
  words: words("Write down what they said, in their own words", 2000),
  submissionKey,
});
/** The second page for any other authority. */
export const DocumentForm = z.object({
  document: words("Say which document you saw, its date and its number if it has one", 500),
  decidedBy: words("Say who decided this", 200),
  submissionKey,
});
