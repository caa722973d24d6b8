import type { Finding } from "#app/domain/plans/brokerage/find-finding.server.ts";
import { safeguardOf } from "#app/domain/plans/safety/safeguard-row.ts";
import type { SafeguardFields } from "#app/domain/plans/safety/safety-forms.ts";
import type { WholePlan } from "#app/domain/plans/read-plan.server.ts";

type Sealed = Pick<
  WholePlan,
  "name" | "selfFunder" | "needs" | "outcomes" | "actions" | "sums" | "reserves" | "lines"
> & { money: WholePlan["content"]["money"] };
type Section = Pick<WholePlan["sections"][number], "id" | "section" | "body" | "how" | "changedBy">;
/** A whole plan as it stood when it was agreed: what a sealed version keeps. Days are words ("2026-11-21"). */
export type PlanBody = Sealed & {
  /** Not in versions that were sealed before there were any. */
  safeguards?: (SafeguardFields & { id: string; kind: string })[];
  format: 1;
  sections: (Section & { changedAt: string })[];
};

export const bodyOf = (plan: WholePlan): PlanBody => ({
  format: 1,
  name: plan.name,
  selfFunder: plan.selfFunder,
  sections: plan.sections.map(({ id, section, body, how, changedBy, changedAt }) => ({
    id,
    section,
    body,
    how,
    changedBy,
    changedAt: changedAt.toISOString(),
  })),
  safeguards: plan.safeguards.map((row) => ({ ...safeguardOf(row), id: row.id, kind: row.kind })),
  needs: plan.needs,
  outcomes: plan.outcomes,
  actions: plan.actions,
  money: plan.content.money,
  sums: plan.sums,
  reserves: plan.reserves,
  lines: plan.lines,
});

/** The same for the pages that show a plan: nothing in it can be changed. */
export const readable = (body: PlanBody, planId: string) => ({
  ...body,
  id: planId,
  sections: body.sections.map((section) => ({ ...section, changedAt: new Date(section.changedAt) })),
  asides: [],
  editable: false,
  finds: false,
  secured: null,
  final: null,
  finding: new Map<string, Finding>(),
});
