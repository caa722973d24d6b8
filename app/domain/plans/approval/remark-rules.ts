import { SECTIONS, SECTION_KEYS, type PlanContent } from "#app/domain/plans/plan-content.ts";

export type RemarkKind = "section" | "need" | "outcome" | "action" | "money";
type Lines = Pick<PlanContent, "needs" | "outcomes" | "actions">;
type Line = { key: string; kind: RemarkKind; line: string; title: string; words: string };

/** Every line of a plan that something can be said about, in the order in which it is read. */
export const remarkLines = (plan: Lines, sections: PlanContent["sections"]): Line[] => [
  ...SECTION_KEYS.map((key) => ({
    key: `section-${key}`,
    kind: "section" as const,
    line: key,
    title: SECTIONS[key].title,
    words: sections[key] ?? "",
  })),
  ...plan.needs.map(({ id, words }) => ({
    key: `need-${id}`,
    kind: "need" as const,
    line: id,
    title: "Need",
    words,
  })),
  ...plan.outcomes.map(({ id, words }) => ({
    key: `outcome-${id}`,
    kind: "outcome" as const,
    line: id,
    title: "Outcome",
    words,
  })),
  ...plan.actions.map(({ id, what }) => ({
    key: `action-${id}`,
    kind: "action" as const,
    line: id,
    title: "Action",
    words: what,
  })),
  { key: "money", kind: "money", line: "money", title: "The money", words: "" },
];

/** Which line of this plan a box of the form is about; null for one that is not in it. */
export function remarkLine(plan: Lines, key: string): { kind: RemarkKind; line: string } | null {
  const found = remarkLines(plan, {}).find((one) => one.key === key);
  return found ? { kind: found.kind, line: found.line } : null;
}
/** Where on the plan's page a remark stands. */
export const anchorOf = ({ kind, line }: { kind: string; line: string }): string =>
  kind === "money" ? "checklist" : line;
