import { randomUUID } from "node:crypto";
import { systemAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { warningDue } from "#app/domain/plans/review-rules.ts";
import { keepPlanned } from "#app/domain/plans/reviews/keep-planned.server.ts";
import { isInForce } from "#app/domain/plans/reviews/review-party.ts";
import { tellOfReview, type ReviewedPlan } from "#app/domain/plans/reviews/tell-of-review.server.ts";
import { db } from "#app/db.server.ts";
import type { PlanReview } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, longDay } from "#app/lib/dates.ts";

const FIRST_WARNING_DAYS = 8 * 7;

/** Says once that a review comes: the nearest of 8, 4 and 1 weeks. Who asked for one knows already, so only the last is said. */
async function warn(tx: Act, plan: ReviewedPlan, review: PlanReview): Promise<void> {
  const { id, dueBy } = review;
  const rows = await tx.planReviewWarning.findMany({ where: { reviewId: id, dueBy } });
  const given = [...rows.map(({ weeks }) => weeks), ...(review.kind === "planned" ? [] : [4])];
  const weeks = warningDue(dueBy, now(), given);
  // What is overdue leads the practitioner's list; a warning of it would come too late
  if (weeks === null || dayOf(now()) > dueBy) return;
  await tx.planReviewWarning.create({ data: { id: randomUUID(), reviewId: id, dueBy, weeks, at: now() } });
  const by = longDay(dueBy);
  const of = (name: string) => ({
    subject: "A support plan is reviewed soon",
    body: `The support plan of ${name} is to be reviewed by ${by}.`,
  });
  await tellOfReview(
    tx,
    plan,
    id,
    {
      person: {
        subject: "Your support plan is looked at again soon",
        body: `Your support plan is to be reviewed by ${by}. A review asks how it goes, and whether anything should change. Your support goes on while you wait. Before it, you can write down what you want to say.`,
      },
      representatives: (name) => ({
        ...of(name),
        body: `${of(name).body} You can help them to say how it goes, and what should change.`,
      }),
      planner: of,
      practitioners: (name) => ({ ...of(name), body: `${of(name).body} Please agree a day with them.` }),
    },
    `plan-review:${id}:${String(Number(dueBy))}:${String(weeks)}`,
  );
  tx.audit({
    action: "review.warned",
    objectType: "plan_review",
    objectId: id,
    personId: plan.personId,
    areaId: plan.areaId,
    detail: { weeks },
  });
}

/** One plan's turn: its next review is in the list, and who has to know of one that comes is told. */
async function lookAfterPlan(planId: string): Promise<void> {
  const result = await act(systemAccess("look-after-reviews"), async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM plan WHERE id = ${planId}::uuid FOR UPDATE`;
    const plan = await tx.plan.findUniqueOrThrow({
      where: { id: planId },
      include: { person: { select: { firstName: true, lastName: true, reference: true } } },
    });
    if (plan.status === "superseded") {
      await tx.planReview.updateMany({
        where: { planId, state: { not: "closed" } },
        data: { state: "closed", outcome: "replaced", closedBy: "Ownway", closedAt: now() },
      });
      return;
    }
    if (!isInForce(plan.status)) return;
    await keepPlanned(tx, plan);
    const open = await tx.planReview.findMany({
      where: { planId, state: "open" },
      orderBy: { number: "asc" },
    });
    for (const review of open) await warn(tx, plan, review);
  });
  if (!result.ok) throw new Error(`plan ${planId}: ${result.refusal.words}`);
}

/** The daily job. A plan that cannot be looked after does not stop the others, and is named at the end. */
export async function lookAfterReviews(): Promise<void> {
  const soon = addDays(dayOf(now()), FIRST_WARNING_DAYS);
  const plans = await db().prisma.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM plan p WHERE
      (p.status IN ('in_force', 'reviewed') AND p.review_by IS NOT NULL AND NOT EXISTS
        (SELECT FROM plan_review r WHERE r.plan_id = p.id AND r.kind = 'planned' AND
          (r.state = 'held' OR (r.state = 'open' AND r.due_by = p.review_by))))
      OR (p.status IN ('in_force', 'reviewed') AND EXISTS
        (SELECT FROM plan_review r WHERE r.plan_id = p.id AND r.state = 'open' AND r.due_by <= ${soon}::date))
      OR (p.status = 'superseded' AND EXISTS (SELECT FROM plan_review r WHERE r.plan_id = p.id AND r.state <> 'closed'))
    ORDER BY p.id`;
  const wrong: unknown[] = [];
  for (const { id } of plans) {
    try {
      await lookAfterPlan(id);
    } catch (error) {
      wrong.push(error);
    }
  }
  if (wrong.length > 0)
    throw new AggregateError(wrong, `the reviews of ${String(wrong.length)} plans were not looked after`);
}
