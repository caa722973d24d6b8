import type { LoaderFunctionArgs } from "@remix-run/node";
import { findDecision } from "#app/domain/plans/approval/find-decision.server.ts";
import { weekOfYear } from "#app/domain/plans/approval/final-budget-rules.ts";
import { ROUTES } from "#app/domain/plans/plan-content.ts";
import type { PlanStep } from "#app/domain/plans/plan-status-rules.ts";
import { presentFigures } from "#app/domain/plans/present-money.ts";
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
  const { plan, final, changed, over, ownPart, settled } = found;
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
      settled,
      putBy: plan.sums.contingency > 0 ? pounds(plan.sums.contingency) : "",
      figures: presentFigures(plan, { week: weekOfYear(final.total.year), ...final.total }),
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
          label: `Kept for ${one.name}`,
          value: `${pounds(one.pence)} for a year. ${ROUTES[one.route]}`,
        })),
      ],
    },
  };
}
