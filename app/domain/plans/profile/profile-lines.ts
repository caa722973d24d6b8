import { z } from "zod";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { submissionKey } from "#app/domain/budgets/form-parts.ts";
import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import { SECTIONS, SECTION_KEYS } from "#app/domain/plans/plan-content.ts";
import { presentSafeguards } from "#app/domain/plans/safety/present-safeguards.ts";
import { safeguardOf } from "#app/domain/plans/safety/safeguard-row.ts";
import { hoursWords } from "#app/domain/plans/value-words.ts";
import type { Paper } from "#app/lib/paper/paper.ts";
import { longDay } from "#app/lib/dates.ts";

/** A line of the one page: which part of the plan it came from, and its words as they stood when the person agreed. */
export type ProfileLine = { part: string; title: string; words: string };
type Content = Pick<FoundPlan, "needs" | "actions" | "safeguards"> & {
  sections: readonly { section: string; body: string }[];
};

/** What can go on the page: the plan's words, who helps and when, whom to call, risks; never what anything costs or who pays. */
export const profileChoices = (plan: Content): ProfileLine[] => [
  ...SECTION_KEYS.flatMap((key) => {
    const body = plan.sections.find(({ section }) => section === key)?.body.trim() ?? "";
    return body === "" ? [] : [{ part: `section:${key}`, title: SECTIONS[key].title, words: body }];
  }),
  ...plan.needs.map(({ id, words }) => ({ part: `need:${id}`, title: "What I need help with", words })),
  ...plan.actions.map((action) => ({
    part: `action:${action.id}`,
    title: "What is done, and when",
    words: [action.what, action.who, action.kind === "assistant" ? hoursWords(action.minutesByDay) : ""]
      .filter((one) => one.trim() !== "")
      .join(". "),
  })),
  ...presentSafeguards(plan.safeguards.map((row) => ({ ...safeguardOf(row), id: row.id, kind: row.kind })))
    .filter(({ kind }) => kind !== "contingency")
    .flatMap(({ title, items }) =>
      items.map((item) => ({
        part: `safeguard:${item.id}`,
        title,
        words: [item.heading, item.about, item.key ? "Has a key" : "", item.words]
          .filter((one) => one.trim() !== "")
          .join(". "),
      })),
    ),
];

/** Of what was agreed, what the plan says in other words now, or no longer. The page itself stays as it was agreed. */
export const changedSince = (agreed: readonly ProfileLine[], now: readonly ProfileLine[]): ProfileLine[] =>
  agreed.filter((line) => now.find(({ part }) => part === line.part)?.words !== line.words);

/** The page itself. Lines of one kind that follow each other are a list under one title. */
export function profilePaper(
  of: string,
  name: string,
  { lines, agreedBy, at }: { lines: readonly ProfileLine[]; agreedBy: string; at: Date },
): Paper {
  const titles = [...new Set(lines.map(({ title }) => title))];
  return {
    title: `About ${name}`,
    of,
    lead: [
      `For whoever supports me. ${agreedBy} agreed to this page on ${longDay(at)}. It is not my whole plan.`,
    ],
    size: "plain",
    blocks: titles.flatMap((title) => {
      const words = lines.filter((line) => line.title === title).map((line) => line.words);
      return [
        { is: "heading" as const, level: 2 as const, words: title },
        words.length === 1
          ? { is: "words" as const, words: words[0] ?? "" }
          : { is: "list" as const, items: words },
      ];
    }),
  };
}

export const ProfileForm = z.object({
  submissionKey,
  version: z.coerce.number({ error: "Open this page again" }).int().min(0).max(2_000_000_000),
  parts: z
    .array(z.string().max(100))
    .optional()
    .default([])
    .refine((parts) => parts.length > 0, "Tick what may go on the page"),
  decision: DecisionForm,
});
