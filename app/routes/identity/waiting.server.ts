import type { PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";
import { covers } from "#app/domain/access/grant-rules.ts";
import type { Acting } from "#app/domain/access/acting.server.ts";
import { countWaiting } from "#app/domain/engagements/count-waiting.server.ts";
import { countOpenUpgrades } from "#app/domain/engagements/upgrades/find-upgrades.server.ts";
import { partyOf } from "#app/domain/engagements/party.server.ts";
import { countOverdueReviews } from "#app/domain/plans/reviews/find-area-reviews.server.ts";
import { findComingReview } from "#app/domain/plans/reviews/find-coming-review.server.ts";
import { countNew } from "#app/domain/messages/count-new.server.ts";
import { requireArea, requireParty, requirePerson } from "#app/http/guards.server.ts";
import type { GrantScope, Role } from "#app/generated/prisma/enums.ts";
import { shortDay } from "#app/lib/dates.ts";
import { count } from "#app/lib/words.ts";

export type Waiting = { href: string; words: string };
const OWN: readonly Role[] = ["person", "self_funder", "planner", "assistant"];

/** Whose engagements these are; null for an account that has no record or profile yet, and for personal assistants. */
async function sideOf(request: Request, only: Acting | null): Promise<PersonAccess | PlannerAccess | null> {
  if (only) return requirePerson(request, "engage_planners");
  const own = await requireParty(request);
  return own.subject || "planner" in own ? own : null;
}

/**
 * What waits for an answer of somebody, to be said on their start page. `only`: the one permission by which they act;
 * null for their own.
 */
export async function findWaiting(request: Request, role: Role, only: Acting | null): Promise<Waiting[]> {
  if (role === "practitioner") {
    const { area } = await requireArea(request, ["practitioner"]);
    const [open, overdue] = await Promise.all([countOpenUpgrades(area.id), countOverdueReviews(area.id)]);
    return [
      ...(overdue > 0
        ? [{ href: "/council/reviews", words: `${count(overdue, "review")} of support plans overdue` }]
        : []),
      ...(open > 0
        ? [{ href: "/council/upgrades", words: `${count(open, "request")} for more hours to decide` }]
        : []),
    ];
  }
  if (!OWN.includes(role) && !only) return [];
  const may = (scope: GrantScope) => !only || covers(only.grant, scope);
  const messages = may("search_and_advice") ? await countNew(await requireParty(request)) : 0;
  const side = may("engage_planners") ? await sideOf(request, only) : null;
  const { answers, endings, upgrades } = side
    ? await countWaiting(partyOf(side))
    : { answers: 0, endings: 0, upgrades: 0 };
  const review = side?.subject ? await findComingReview(side.subject.personId) : null;
  const asked =
    role === "planner"
      ? `${count(answers, "person asks", "people ask")} you to plan with them. Say yes or no`
      : `${count(answers, "planner says", "planners say")} that the work is done. Say if you agree`;
  return [
    ...(answers > 0 ? [{ href: "/engagements", words: asked }] : []),
    ...(endings > 0
      ? [{ href: "/engagements", words: `${count(endings, "early ending")} to agree to, or not` }]
      : []),
    ...(upgrades > 0
      ? [{ href: "/engagements", words: `${count(upgrades, "planner asks", "planners ask")} for more hours` }]
      : []),
    ...(review
      ? [
          {
            href: `/plans/${review.planId}/reviews/${review.id}`,
            words: `The support plan is reviewed by ${shortDay(review.dueBy)}. Say how it goes`,
          },
        ]
      : []),
    ...(messages > 0 ? [{ href: "/messages", words: count(messages, "new message") }] : []),
  ];
}
