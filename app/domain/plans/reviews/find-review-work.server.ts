import { db } from "#app/db.server.ts";

const LIVE = ["requested", "accepted", "delivered", "agreed"] as const;

/** The planning that is for a review, if any was asked for and goes on or was agreed. */
export const findReviewWork = (reviewId: string) =>
  db().prisma.engagement.findFirst({
    where: { reviewId, status: { in: [...LIVE] } },
    orderBy: { requestedAt: "desc" },
    select: { id: true, status: true, planner: { select: { firstName: true } } },
  });
