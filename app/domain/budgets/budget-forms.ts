import { z } from "zod";
import { dayField, poundsField, reason, submissionKey, words } from "#app/domain/budgets/form-parts.ts";

const MOST_A_WEEK = 1_000_000;
const MOST_AT_ONCE = 5_000_000;
const LONGEST_MS = 3 * 366 * 86_400_000;

const ROUTES = ["direct_payment", "third_party", "council_held", "own_money"] as const;
const route = z.enum(ROUTES, { error: "Choose whose account the money is in" });
const regular = z.enum(["week", "two_weeks", "four_weeks", "month"], {
  error: "Choose how often money is put in",
});
const managerId = z
  .union([z.uuid(), z.literal("")], { error: "Choose a budget manager" })
  .optional()
  .transform((id) => id || undefined);
const contribution = z.enum(["gross", "net"], { error: "Choose gross or net" });
const ownPart = z
  .string()
  .optional()
  .default("")
  .transform((value) => (value.trim() === "" ? "0" : value))
  .pipe(poundsField("what they pay a week themselves", MOST_A_WEEK, 0));
const version = z.coerce.number({ error: "Reload this page and try again" }).int();

/** A budget for a period, with its first money for care. */
export const NewBudgetForm = z
  .object({
    periodFrom: dayField("Enter the day the budget begins"),
    periodTo: dayField("Enter the day the budget ends"),
    status: z.enum(["indicative", "approved"], { error: "Choose indicative or approved" }),
    contribution,
    ownPart,
    amount: poundsField("the weekly amount", MOST_A_WEEK),
    every: regular,
    route: z.enum(["direct_payment", "third_party", "council_held"], {
      error: "Choose whose account the care money is in",
    }),
    managerId,
    reason,
    submissionKey,
  })
  .superRefine((value, ctx) => {
    const wrong = (message: string) => {
      ctx.addIssue({ code: "custom", path: ["periodTo"], message });
    };
    if (value.periodTo <= value.periodFrom) wrong("The last day must come after the first");
    if (value.periodTo.getTime() - value.periodFrom.getTime() > LONGEST_MS)
      wrong("A budget runs for three years at most");
  });
export type NewBudget = z.output<typeof NewBudgetForm>;

/** Agreed or not, gross or net, from a day on. */
export const ChangeBudgetForm = z.object({
  status: z.enum(["indicative", "approved"], { error: "Choose indicative or approved" }),
  from: dayField("Enter the day from which this holds"),
  contribution,
  ownPart,
  reason,
  version,
  submissionKey,
});
export type ChangeBudget = z.output<typeof ChangeBudgetForm>;

const POT_KINDS = ["care", "reserve", "one_off", "support_planning"] as const;
/** Another pot. Money for care comes by the week; everything else is one sum. */
export const AddPotForm = z
  .object({
    kind: z.enum(POT_KINDS, { error: "Choose what the money is for" }),
    name: z.string().trim().max(60, "Use 60 letters or fewer").optional().default(""),
    amount: poundsField("the amount", MOST_AT_ONCE),
    every: z
      .union([regular, z.literal("")])
      .optional()
      .default(""),
    tier: z.enum(["low", "medium", "high"]).optional().default("medium"),
    route,
    managerId,
    from: dayField("Enter the day from which the money is given"),
    reason,
    version,
    submissionKey,
  })
  .superRefine((value, ctx) => {
    const wrong = (path: string, message: string) => {
      ctx.addIssue({ code: "custom", path: [path], message });
    };
    if (value.kind === "care" && value.every === "") wrong("every", "Choose how often money is put in");
    if (value.kind === "care" && value.amount > MOST_A_WEEK)
      wrong("amount", "Enter the weekly amount in pounds, at most £10,000");
    if ((value.kind === "reserve" || value.kind === "one_off") && value.name === "")
      wrong("name", "Say what it is for, for example holiday pay");
    if (value.kind === "support_planning" && value.route === "own_money")
      wrong("route", "Planning money is the council's. Choose another account");
  });
export type AddPot = z.output<typeof AddPotForm>;

/** Another amount, or another way of putting it in, from a day on; another account while nothing has been put in. */
export const ChangePotForm = z.object({
  amount: poundsField("the amount", MOST_AT_ONCE, 0),
  every: z.union([regular, z.literal("once")], { error: "Choose how often money is put in" }),
  route: route.optional(),
  managerId,
  from: dayField("Enter the day from which this holds"),
  reason,
  version,
  submissionKey,
});
export type ChangePot = z.output<typeof ChangePotForm>;

export const CloseBudgetForm = z.object({
  closedOn: dayField("Enter the last day of this budget"),
  reason,
  version,
  submissionKey,
});
export type CloseBudget = z.output<typeof CloseBudgetForm>;

export const NewManagerForm = z.object({
  name: words("Enter the budget manager's name", 100),
  address: words("Enter their address, one line for each part", 400),
});
export type NewManager = z.output<typeof NewManagerForm>;

/** A practitioner says why they look at single lines. */
export const LookForm = z.object({ reason });
