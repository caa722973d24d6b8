import { z } from "zod";
import { finalBudget, weekOfYear } from "#app/domain/plans/approval/final-budget-rules.ts";
import { putByLeft, type Settled } from "#app/domain/plans/brokerage/settled-rules.ts";
import type { ActionFields } from "#app/domain/plans/plan-content.ts";
import type { WholePlan } from "#app/domain/plans/read-plan.server.ts";
import { db } from "#app/db.server.ts";
import { parseDay, shortDay } from "#app/lib/dates.ts";

const Decided = z.object({ yearPence: z.int(), oncePence: z.int(), from: z.string() });
const NOT_YET: readonly string[] = ["draft", "agreed", "submitted", "sent_back"];

/** The final figure of a plan: what the council decided last, or what it would be as the plan stands; null where there is neither. */
export async function findFinal(plan: WholePlan, settled: readonly Settled<ActionFields>[]) {
  if (plan.selfFunder) return null;
  const event = await db().prisma.planEvent.findFirst({
    where: { planId: plan.id, kind: { in: ["approve", "approve_partly"] } },
    orderBy: { number: "desc" },
    select: { kind: true, detail: true },
  });
  const decided = event && Decided.safeParse(event.detail).data;
  if (decided) {
    const { yearPence: year, oncePence: once } = decided;
    const from = parseDay(decided.from);
    return {
      how: event.kind === "approve" ? ("whole" as const) : ("part" as const),
      sums: { week: weekOfYear(year), year, once },
      from: from ? shortDay(from) : "",
    };
  }
  if (!NOT_YET.includes(plan.status)) return null;
  const { year, once } = finalBudget(
    settled.map(({ action }) => action),
    plan.rates,
    putByLeft(plan.sums.contingency, settled),
  ).total;
  return { how: "open" as const, sums: { week: weekOfYear(year), year, once }, from: "" };
}
