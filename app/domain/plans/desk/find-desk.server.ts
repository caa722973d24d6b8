import type { PlannerAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { DESK_STAGES, type DeskStage } from "#app/domain/plans/desk/desk-words.ts";
import { reviewNear } from "#app/domain/plans/review-rules.ts";
import { db } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import type { EngagementStatus } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";

const A_PAGE = 20;
const MOST_REVIEWS = 20;
const REVIEW_DAYS = 56;

type Row = {
  engagementId: string;
  firstName: string | null;
  lastName: string | null;
  reference: string;
  engagementStatus: EngagementStatus;
  minutesAllowed: number;
  minutesLogged: number;
  answerBy: Date;
  stage: DeskStage;
  planId: string | null;
  since: Date;
  reviewId: string | null;
  reviewDue: Date | null;
  reviewedPlanId: string | null;
  selfFunder: boolean;
};

/**
 * A planner's people, each once: the work that goes on, or the last that was agreed; the plan that is made, the one in force, and
 * its next review. Of a plan that they are no longer at work on they know how far it is only where they wrote in it.
 */
const staged = ({ planner, actor }: PlannerAccess) => Prisma.sql`
  WITH mine AS (
    SELECT DISTINCT ON (e.person_id) e.* FROM engagement e
    WHERE e.planner_id = ${planner.id}::uuid AND e.status IN ('requested', 'accepted', 'delivered', 'agreed')
    ORDER BY e.person_id, (e.status = 'agreed'), e.requested_at DESC, e.id
  ), staged AS (
    SELECT m.id AS "engagementId", p.first_name AS "firstName", p.last_name AS "lastName", p.reference,
      m.status::text AS "engagementStatus", m.minutes_allowed AS "minutesAllowed", m.minutes_logged AS "minutesLogged",
      m.answer_by AS "answerBy", coalesce(o.id, f.id) AS "planId", r.id AS "reviewId", r.due_by AS "reviewDue", f.id AS "reviewedPlanId",
      coalesce(o.self_funder, f.self_funder, false) AS "selfFunder",
      CASE
        WHEN m.status = 'requested' THEN 'asked'
        WHEN o.status IN ('sent_back', 'partly_approved') THEN 'sent_back'
        WHEN o.status IN ('submitted', 'approved') THEN 'council'
        WHEN m.status = 'delivered' OR o.status = 'agreed' THEN 'person'
        WHEN m.status = 'accepted' AND o.id IS NOT NULL THEN 'writing'
        WHEN m.status = 'accepted' THEN 'accepted'
        WHEN f.id IS NOT NULL THEN 'in_force'
      END AS stage,
      CASE
        WHEN m.status = 'requested' THEN m.requested_at
        WHEN o.status IN ('sent_back', 'partly_approved', 'submitted', 'approved') THEN coalesce(v.at, o.changed_at)
        WHEN m.status = 'delivered' THEN m.delivered_at
        WHEN o.status = 'agreed' THEN coalesce(v.at, o.changed_at)
        WHEN m.status = 'accepted' AND o.id IS NOT NULL THEN o.changed_at
        WHEN m.status = 'accepted' THEN m.accepted_at
        ELSE coalesce(f.in_force_from::timestamptz, m.ended_at)
      END AS since
    FROM mine m JOIN person p ON p.id = m.person_id
    LEFT JOIN LATERAL (SELECT o.* FROM plan o WHERE o.person_id = m.person_id AND o.status NOT IN ('in_force', 'reviewed', 'superseded')
      AND (m.status IN ('accepted', 'delivered') OR (m.status = 'agreed' AND o.status IN ('agreed', 'submitted', 'sent_back', 'partly_approved', 'approved')
        AND EXISTS (SELECT FROM plan_change c WHERE c.plan_id = o.id AND c.by_account_id = ${actor.accountId}::uuid)))
      ORDER BY o.created_at DESC LIMIT 1) o ON true
    LEFT JOIN LATERAL (SELECT f.* FROM plan f WHERE f.person_id = m.person_id AND f.status IN ('in_force', 'reviewed')
      AND (m.status IN ('accepted', 'delivered') OR (m.status = 'agreed'
        AND EXISTS (SELECT FROM plan_change c WHERE c.plan_id = f.id AND c.by_account_id = ${actor.accountId}::uuid)))
      LIMIT 1) f ON true
    LEFT JOIN LATERAL (SELECT max(at) AS at FROM plan_event v WHERE v.plan_id = o.id) v ON true
    LEFT JOIN LATERAL (SELECT r.id, r.due_by FROM plan_review r WHERE r.plan_id = f.id AND r.state = 'open'
      ORDER BY r.due_by, r.number LIMIT 1) r ON true
  )`;

const shown = (row: Row) => ({
  ...row,
  name: personName(row),
  near: row.reviewDue && reviewNear(row.reviewDue, dayOf(now())),
});

/** The desk: a page of a planner's people, how many are at each stage, and the reviews that come. The look is recorded. */
export async function findDesk(access: PlannerAccess, stage: DeskStage | null, page: number) {
  const prisma = db().prisma;
  const people = staged(access);
  const order = Object.keys(DESK_STAGES);
  const [planner, counted, reviews] = await Promise.all([
    prisma.planner.findUniqueOrThrow({
      where: { id: access.planner.id },
      select: { takingNewPeople: true, startsFrom: true, status: true },
    }),
    prisma.$queryRaw<{ stage: DeskStage; many: bigint }[]>(
      Prisma.sql`${people} SELECT stage, count(*) AS many FROM staged WHERE stage IS NOT NULL GROUP BY stage`,
    ),
    prisma.$queryRaw<Row[]>(
      Prisma.sql`${people} SELECT * FROM staged WHERE stage IS NOT NULL AND "reviewDue" <= ${addDays(dayOf(now()), REVIEW_DAYS)}::date
        ORDER BY "reviewDue", reference LIMIT ${MOST_REVIEWS}`,
    ),
  ]);
  const counts = new Map(counted.map((row) => [row.stage, Number(row.many)]));
  const all = stage ? (counts.get(stage) ?? 0) : [...counts.values()].reduce((sum, one) => sum + one, 0);
  const pages = Math.max(1, Math.ceil(all / A_PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const rows = await prisma.$queryRaw<Row[]>(
    Prisma.sql`${people} SELECT * FROM staged WHERE stage IS NOT NULL AND (${stage}::text IS NULL OR stage = ${stage}::text)
      ORDER BY array_position(${order}::text[], stage), since, reference LIMIT ${A_PAGE} OFFSET ${(at - 1) * A_PAGE}`,
  );
  if (rows.length + reviews.length > 0)
    await recordView(access, {
      action: "desk.viewed",
      objectType: "account",
      objectId: access.actor.accountId,
      detail: { shown: rows.length },
    });
  return { planner, counts, all, page: at, pages, rows: rows.map(shown), reviews: reviews.map(shown) };
}
