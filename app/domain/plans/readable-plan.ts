import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";

/** What the pages show of a plan: as it stands now, or as it was sealed. */
export type Readable = Pick<
  FoundPlan,
  | "id"
  | "name"
  | "status"
  | "selfFunder"
  | "editable"
  | "seesMoney"
  | "lines"
  | "sums"
  | "reserves"
  | "needs"
  | "outcomes"
  | "actions"
  | "asides"
  | "finds"
  | "finding"
> & {
  /** What was found, in figures; null in a sealed version, which is of before. */
  secured: FoundPlan["secured"] | null;
  /** The final figure; null in a sealed version, of which it was decided afterwards. */
  final: FoundPlan["final"];
  /** How far on each action was when it was sealed; what is found since, it says nothing of. */
  stages?: ReadonlyMap<string, string>;
  sections: Pick<
    FoundPlan["sections"][number],
    "id" | "section" | "body" | "how" | "changedBy" | "changedAt"
  >[];
};
