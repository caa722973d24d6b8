import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { reviewNear } from "#app/domain/plans/review-rules.ts";
import { IN_FORCE } from "#app/domain/plans/reviews/review-party.ts";
import type { ReviewKind, ReviewState } from "#app/domain/plans/reviews/review-words.ts";
import { db } from "#app/db.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";

export const REVIEW_FILTERS = {
  soon: "Overdue, and in the next 8 weeks",
  overdue: "Overdue",
  asked: "Asked for",
  held: "Held, not closed yet",
  all: "All to come",
} as const;
export type ReviewFilter = keyof typeof REVIEW_FILTERS;
const A_PAGE = 50;

const openIn = (areaId: string): Prisma.PlanReviewWhereInput => ({
  areaId,
  state: { in: ["open", "held"] },
  plan: { selfFunder: false, status: { in: IN_FORCE } },
});
function filtered(filter: ReviewFilter): Prisma.PlanReviewWhereInput {
  const today = dayOf(now());
  switch (filter) {
    case "soon":
      return { OR: [{ dueBy: { lte: addDays(today, 56) } }, { state: "held" }] };
    case "overdue":
      return { state: "open", dueBy: { lt: today } };
    case "asked":
      return { kind: { not: "planned" } };
    case "held":
      return { state: "held" };
    case "all":
      return {};
  }
}

/** The reviews of a practitioner's area that are not closed: overdue ones lead, the longest overdue first. The look is recorded. */
export async function findAreaReviews(access: AreaAccess, filter: ReviewFilter, page: number) {
  const where = { AND: [openIn(access.area.id), filtered(filter)] };
  const [all, overdue] = await Promise.all([
    db().prisma.planReview.count({ where }),
    countOverdueReviews(access.area.id),
  ]);
  const pages = Math.max(1, Math.ceil(all / A_PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const rows = await db().prisma.planReview.findMany({
    where,
    orderBy: [{ dueBy: "asc" }, { number: "asc" }],
    skip: (at - 1) * A_PAGE,
    take: A_PAGE,
    include: { person: { select: { firstName: true, lastName: true, reference: true } } },
  });
  await recordView(access, {
    action: "reviews.listed",
    objectType: "area",
    objectId: access.area.id,
    areaId: access.area.id,
    detail: { shown: rows.length },
  });
  const today = dayOf(now());
  return {
    overdue,
    pages,
    page: at,
    rows: rows.map((row) => ({
      id: row.id,
      planId: row.planId,
      name: personName(row.person),
      kind: row.kind as ReviewKind,
      state: row.state as ReviewState,
      dueBy: row.dueBy,
      askedBy: row.kind === "planned" ? "" : row.askedBy,
      near: row.state === "open" ? reviewNear(row.dueBy, today) : null,
    })),
  };
}

export const countOverdueReviews = (areaId: string): Promise<number> =>
  db().prisma.planReview.count({ where: { AND: [openIn(areaId), filtered("overdue")] } });
