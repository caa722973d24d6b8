import { personName } from "#app/domain/access/person-name.ts";
import { tellPractitioners } from "#app/domain/budgets/tell-practitioners.server.ts";
import { tellRepresentatives } from "#app/domain/budgets/tell-representatives.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { findPlanPlanner } from "#app/domain/plans/reviews/find-plan-planner.server.ts";
import type { Tx } from "#app/db.server.ts";

export type ReviewedPlan = {
  id: string;
  personId: string;
  areaId: string;
  selfFunder: boolean;
  person: { firstName: string | null; lastName: string | null; reference: string };
};
type Words = { subject: string; body: string };
/** What each side is told; null where a side is not told at all. */
export type ReviewNews = {
  person: Words | null;
  representatives: ((name: string) => Words) | null;
  planner: ((name: string) => Words) | null;
  practitioners: ((name: string) => Words) | null;
};

/**
 * Tells everybody who has to do with a review, each in the way they need it: the person, who acts for them, the planner of
 * the plan, and the practitioners of the area, but never of a self-funder's. `onceKey` names the event.
 */
export async function tellOfReview(
  tx: Tx,
  plan: ReviewedPlan,
  reviewId: string,
  news: ReviewNews,
  onceKey: string,
): Promise<void> {
  const path = `/plans/${plan.id}/reviews/${reviewId}`;
  const name = personName(plan.person);
  if (news.person)
    await notify(tx, { to: { personId: plan.personId }, ...news.person, path, onceKey: `${onceKey}:person` });
  if (news.representatives) {
    const { subject } = news.representatives(name);
    const words = news.representatives;
    await tellRepresentatives(
      tx,
      plan.personId,
      { subject, body: (one) => words(one).body, path, onceKey },
      "engage_planners",
    );
  }
  const planner = news.planner ? await findPlanPlanner(plan, tx) : null;
  if (planner && news.planner)
    await notify(tx, {
      to: { accountId: planner.accountId },
      ...news.planner(name),
      path,
      onceKey: `${onceKey}:${planner.accountId}`,
    });
  if (news.practitioners && !plan.selfFunder)
    await tellPractitioners(tx, plan.areaId, { ...news.practitioners(name), path, onceKey });
}
