import { z } from "zod";
import { submissionKey } from "#app/domain/budgets/form-parts.ts";
import {
  ACTION_KINDS,
  EVERY,
  NEED_AREAS,
  type ActionKind,
  type Every,
  type NeedArea,
} from "#app/domain/plans/plan-content.ts";
import { checkCost, costField, everyField, sure } from "#app/domain/plans/templates/template-form.ts";
import { pounds } from "#app/lib/money.ts";

const keys = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]];
const needed = (most: number, missing: string) =>
  z.string({ error: missing }).trim().min(3, missing).max(most, `Use ${most} letters or fewer`);

export const IdeaForm = z
  .object({
    submissionKey,
    kind: z.enum(keys<ActionKind>(ACTION_KINDS), { error: "Choose who or what it is" }),
    what: needed(300, "Say what is done, so that others can do it too"),
    why: needed(500, "Say what was good about it"),
    needAreas: z
      .array(z.enum(keys<NeedArea>(NEED_AREAS), { error: "Choose from the list" }))
      .optional()
      .default([])
      .refine((all) => all.length > 0, "Choose at least one thing it helps with"),
    cost: costField,
    every: everyField,
    sure,
  })
  .superRefine((said, context) => {
    checkCost(said, (path, message) => {
      context.addIssue({ code: "custom", path: [path], message });
    });
  })
  .transform(({ submissionKey: key, sure: isSure, cost, needAreas, ...said }) => ({
    submissionKey: key,
    sure: isSure,
    fields: { ...said, needAreas: [...new Set(needAreas)], costPence: said.every === "free" ? null : cost },
  }));

export const DecideIdeaForm = z
  .object({
    version: z.coerce.number({ error: "Reload this page and try again" }).int().min(1).max(2_000_000_000),
    decision: z.enum(["approve", "refuse"], { error: "Choose one of these" }),
    words: z.string().trim().max(1_000, "Use 1,000 letters or fewer").optional().default(""),
  })
  .refine(({ decision, words }) => decision === "approve" || words.length >= 5, {
    path: ["words"],
    message: "Say why, so that they understand",
  });
export const PutIdeaInForm = z.object({
  ideaId: z.uuid({ error: "Open this page again" }),
  needId: z
    .union([z.uuid(), z.literal("")], { error: "Open this page again" })
    .optional()
    .transform((id) => (id === undefined || id === "" ? null : id)),
});

export const ideaCost = ({ costPence, every }: { costPence: number | null; every: string | null }): string =>
  every === "free" || costPence === 0
    ? "It cost nothing"
    : costPence === null || every === null
      ? "What it cost is not known"
      : `It cost ${pounds(costPence)} ${EVERY[every as Every]}`;
