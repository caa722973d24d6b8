import type { LoaderFunctionArgs } from "@remix-run/node";
import { findDecision } from "#app/domain/plans/approval/find-decision.server.ts";
import { reserveName } from "#app/domain/plans/approval/final-budget-rules.ts";
import { ROUTES } from "#app/domain/plans/plan-content.ts";
import type { PlanStep } from "#app/domain/plans/plan-status-rules.ts";
import { presentPlan } from "#app/domain/plans/present-plan.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { pounds } from "#app/lib/money.ts";
import { stepOf } from "#app/routes/plans/load-step.server.ts";

/** The guard of every page on which the council decides about a plan, and what it shows. */
export async function loadDecision({ request, params }: LoaderFunctionArgs, step: PlanStep) {
  const access = await requireArea(request, ["practitioner"]);
  const found = await findDecision(access, idParam(params));
  if (!found) throw notFound();
  const { plan, final, changed, over, ownPart } = found;
  const party = { side: "practitioner", access } as const;
  return {
    found,
    page: {
      step: stepOf(party, plan, step),
      plan: presentPlan(plan),
      changed,
      over,
      overReason: plan.overReason,
      ownPart,
      budget: [
        ...final.care.map((one) => ({
          label: `Care: ${ROUTES[one.route]}`,
          value: `${pounds(one.weekPence)} a week`,
        })),
        ...final.once.map((one) => ({
          label: one.name,
          value: `${pounds(one.pence)} once. ${ROUTES[one.route]}`,
        })),
        ...final.reserves.map((one) => ({
          label: `Kept for ${reserveName}`,
          value: `${pounds(one.pence)} for a year. ${ROUTES[one.route]}`,
        })),
        {
          label: "In a year",
          value: `${pounds(final.total.year)}${final.total.once > 0 ? `, and ${pounds(final.total.once)} once` : ""}`,
        },
        {
          label: "The council’s first figure",
          value: plan.sums.indicative
            ? `${pounds(plan.sums.indicative.year)} in a year${plan.sums.indicative.once > 0 ? `, and ${pounds(plan.sums.indicative.once)} once` : ""}`
            : "None",
        },
      ],
    },
  };
}
