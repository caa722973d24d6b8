import { IN_FORCE } from "#app/domain/plans/reviews/review-party.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";

/** A person's own review that comes within eight weeks, or is overdue: said on their start page. */
export const findComingReview = (personId: string) =>
  db().prisma.planReview.findFirst({
    where: {
      personId,
      state: "open",
      dueBy: { lte: addDays(dayOf(now()), 56) },
      plan: { status: { in: IN_FORCE } },
    },
    orderBy: { dueBy: "asc" },
    select: { id: true, planId: true, dueBy: true },
  });
