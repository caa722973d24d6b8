import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { isId, visibleTo } from "#app/domain/plans/plan-party.ts";
import { reviewNear } from "#app/domain/plans/review-rules.ts";
import { isInForce, reviewedFor } from "#app/domain/plans/reviews/review-party.ts";
import type { ReviewKind, ReviewOutcome, ReviewState } from "#app/domain/plans/reviews/review-words.ts";
import { db } from "#app/db.server.ts";
import type { PlanReview } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";

const MOST = 100;

/** A plan whose reviews a party knows of; null for anybody else's. `sees`: its words too, not only when. The view is recorded. */
export async function findReviewedPlan(party: PlanParty, planId: string) {
  if (!isId(planId)) return null;
  const prisma = db().prisma;
  const plan = await prisma.plan.findFirst({
    where: { AND: [{ id: planId }, reviewedFor(party)] },
    include: { person: { select: { firstName: true, lastName: true, reference: true } } },
  });
  if (!plan) return null;
  const sees =
    party.side !== "planner" ||
    (await prisma.plan.count({ where: { AND: [{ id: planId }, visibleTo(party)] } })) > 0;
  if (party.side !== "person" || party.access.grant)
    await recordView(party.access, {
      action: "review.viewed",
      objectType: "plan",
      objectId: plan.id,
      personId: plan.personId,
      areaId: plan.areaId,
    });
  return { ...plan, name: personName(plan.person), sees, inForce: isInForce(plan.status) };
}

/** A review as a party may see it: who only knows when it is reads no words of others. */
const shownTo = (party: PlanParty, sees: boolean) => (row: PlanReview) => {
  const words = sees || row.askedByAccountId === party.access.actor.accountId;
  return {
    ...row,
    kind: row.kind as ReviewKind,
    state: row.state as ReviewState,
    outcome: row.outcome as ReviewOutcome | null,
    why: words ? row.why : "",
    askedBy: words ? row.askedBy : "",
    ownWords: sees ? row.ownWords : "",
    ownWordsBy: sees ? row.ownWordsBy : null,
    outcomeWords: sees ? row.outcomeWords : "",
    near: row.state === "open" ? reviewNear(row.dueBy, dayOf(now())) : null,
  };
};
export type ShownReview = ReturnType<ReturnType<typeof shownTo>>;

/** The reviews of a plan: what is to come first, the soonest first; then what is over, the latest first. */
export async function findReviews(party: PlanParty, planId: string) {
  const plan = await findReviewedPlan(party, planId);
  if (!plan) return null;
  const rows = await db().prisma.planReview.findMany({
    where: { planId: plan.id },
    orderBy: { number: "desc" },
    take: MOST,
  });
  const shown = rows.map(shownTo(party, plan.sees));
  return {
    plan,
    toCome: shown
      .filter(({ state }) => state !== "closed")
      .sort((a, b) => Number(a.dueBy) - Number(b.dueBy) || a.number - b.number),
    over: shown.filter(({ state }) => state === "closed"),
  };
}

/** One review of a plan; null for anybody else's. */
export async function findReview(party: PlanParty, planId: string, reviewId: string) {
  if (!isId(reviewId)) return null;
  const plan = await findReviewedPlan(party, planId);
  const row = plan && (await db().prisma.planReview.findFirst({ where: { id: reviewId, planId: plan.id } }));
  return row ? { plan, review: shownTo(party, plan.sees)(row) } : null;
}
