import { z } from "zod";
import { submissionKey } from "#app/domain/budgets/form-parts.ts";
import { ACTION_KINDS, EVERY, type ActionKind, type Every } from "#app/domain/plans/plan-content.ts";
import { parsePounds } from "#app/lib/money.ts";

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use ${most.toLocaleString("en-GB")} letters or fewer`)
    .optional()
    .default("");
const keys = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]];
const chosen = <K extends string>(words: Record<K, string>) =>
  z
    .union([z.enum(keys(words)), z.literal("")], { error: "Choose one of these" })
    .optional()
    .transform((value): K | null => (value === undefined || value === "" ? null : value));
export const sure = z
  .literal("yes")
  .optional()
  .transform((answer) => answer === "yes");
export const costField = text(40).transform((value, context) => {
  if (value === "") return null;
  const pence = parsePounds(value);
  if (pence !== null && pence <= 5_000_000) return pence;
  context.addIssue({ code: "custom", message: "Enter pounds, for example 18 or 18.50, at most £50,000" });
  return z.NEVER;
});
export const everyField = chosen<Every>(EVERY);
type Cost = { cost: number | null; every: Every | null };
/** A cost and how often belong together. */
export function checkCost({ cost, every }: Cost, wrong: (path: string, message: string) => void): void {
  if (cost !== null && every === null) wrong("every", "Say how often it costs this");
  if (cost === null && every !== null && every !== "free") wrong("cost", "Enter what it costs");
  if (cost !== null && cost > 0 && every === "free")
    wrong("every", "It cannot cost nothing and have a cost. Choose how often, or take the cost away");
}

export const TemplateForm = z
  .object({
    version: z.coerce.number({ error: "Reload this page and try again" }).int().min(0).max(2_000_000_000),
    submissionKey,
    kind: z.enum(["action", "words"], { error: "Open this page again" }),
    title: text(80).refine((words) => words !== "", "Give it a name that you will know it by"),
    actionKind: chosen<ActionKind>(ACTION_KINDS),
    what: text(500),
    cost: costField,
    every: everyField,
    body: text(10_000),
    sure,
  })
  .superRefine((said, context) => {
    const wrong = (path: string, message: string) => {
      context.addIssue({ code: "custom", path: [path], message });
    };
    if (said.kind === "words" && said.body === "")
      wrong("body", "Write the words that you want to use again");
    if (said.kind === "action" && said.actionKind === null) wrong("actionKind", "Choose who or what it is");
    if (said.kind === "action" && said.what === "") wrong("what", "Say what is done");
    checkCost(said, wrong);
  })
  .transform(({ version, submissionKey: key, cost, sure: isSure, ...said }) => ({
    version,
    submissionKey: key,
    sure: isSure,
    fields:
      said.kind === "action"
        ? { ...said, costPence: said.every === "free" ? null : cost, body: "" }
        : { ...said, actionKind: null, what: "", costPence: null, every: null },
  }));
export const TakeTemplateAwayForm = z.object({
  version: z.coerce.number({ error: "Reload this page and try again" }).int().min(1).max(2_000_000_000),
});
