import { seesWholeBudget } from "#app/domain/budgets/may-see.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { actionOf } from "#app/domain/plans/find-item.server.ts";
import { packSums, plannedFor, type Posting } from "#app/domain/plans/reviews/pack-rules.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, daysBetween, momentOf, type Day } from "#app/lib/dates.ts";

type Plan = { id: string; personId: string; inForceFrom: Day | null; sees: boolean };
type Review = { id: string; heldOn: Day | null };

/** From the day after the last review of this plan, or the day it began, until it is held. */
async function periodOf(plan: Plan, review: Review): Promise<{ from: Day; to: Day; first: boolean }> {
  const to = review.heldOn ?? dayOf(now());
  const before = await db().prisma.planReview.findFirst({
    where: { planId: plan.id, id: { not: review.id }, heldOn: { lt: to } },
    orderBy: { heldOn: "desc" },
    select: { heldOn: true },
  });
  const from = before?.heldOn ? addDays(before.heldOn, 1) : (plan.inForceFrom ?? to);
  return { from: from > to ? to : from, to, first: !before };
}

/**
 * What the ledger wrote down in some days as spent of a person's pots, and what each was for. Planning pots are no part of it, nor
 * what was paid before the plan began. By the day of the ledger, so that what is written down late is in the next review, and
 * nothing is in two or in none.
 */
async function findPostings(personId: string, since: Day, from: Day, to: Day): Promise<Posting[]> {
  const rows = await db().prisma.$queryRaw<
    {
      type: string;
      subject: string;
      back: boolean;
      pence: bigint;
      actionId: string | null;
      minutes: number | null;
    }[]
  >`
    WITH line AS (
      SELECT t.id, t.subject_type AS type, t.subject_id AS subject, o.id IS NOT NULL AS back, -sum(e.amount_pence)::bigint AS pence
      FROM pot p JOIN ledger.entry e ON e.account_id IN (p.available_account_id, p.held_account_id)
        JOIN ledger.transfer t ON t.id = e.transfer_id LEFT JOIN ledger.transfer o ON o.id = t.reverses_id
      WHERE p.person_id = ${personId}::uuid AND p.kind <> 'support_planning'
        AND t.created_at >= ${momentOf(from)}::timestamptz AND t.created_at < ${momentOf(addDays(to, 1))}::timestamptz
        AND NOT (t.subject_type = 'spending' AND EXISTS (SELECT FROM spending s
          WHERE s.id = CASE WHEN t.subject_type = 'spending' THEN t.subject_id::uuid END AND s.paid_on < ${since}::date))
        AND coalesce(o.kind, t.kind) NOT IN ('allocate', 'card_payment', 'card_refund')
      GROUP BY t.id, o.id HAVING sum(e.amount_pence) <> 0)
    SELECT l.type, l.subject, l.back, l.pence, u.action_id AS "actionId", u.minutes FROM line l
      LEFT JOIN LATERAL (SELECT u.action_id, u.minutes FROM spending_use u
        WHERE u.spending_id = CASE WHEN l.type = 'spending' THEN l.subject::uuid END ORDER BY u.number DESC LIMIT 1) u ON true
    ORDER BY l.id`;
  return rows.map(({ type, back, pence, actionId, minutes }) => ({
    actionId,
    pence: Number(pence),
    minutes: back ? -(minutes ?? 0) : (minutes ?? 0),
    fee: type !== "spending",
  }));
}

/**
 * How much a party sees. The council sees totals by need; each action only while a reason that it gave to look at lines holds
 * (DOMAIN: Fair audit). Who acts for the person without a permission for money sees none.
 */
async function depth(party: PlanParty, plan: Plan): Promise<"none" | "needs" | "actions"> {
  if (party.side === "person") return seesWholeBudget(party.access) ? "actions" : "none";
  if (party.side === "planner") return plan.sees ? "actions" : "none";
  const { actor, area } = party.access;
  const look = await db().prisma.statementLook.count({
    where: { personId: plan.personId, areaId: area.id, byAccountId: actor.accountId, until: { gt: now() } },
  });
  return look > 0 ? "actions" : "needs";
}

/** The evidence for a review, which makes itself: what was spent, by need, beside what was planned, and what the person adds. */
export async function findPack(party: PlanParty, plan: Plan, review: Review) {
  if (!plan.sees) return null;
  const prisma = db().prisma;
  const period = await periodOf(plan, review);
  const inOrder = { where: { planId: plan.id, removedAt: null }, orderBy: { number: "asc" } } as const;
  const [needs, rows, postings, sees, messages, waiting] = await Promise.all([
    prisma.planNeed.findMany(inOrder),
    prisma.planAction.findMany(inOrder),
    findPostings(plan.personId, plan.inForceFrom ?? period.from, period.from, period.to),
    depth(party, plan),
    prisma.planReviewMessage.findMany({
      where: { reviewId: review.id, takenOutAt: null },
      orderBy: { message: { createdAt: "asc" } },
      include: { message: { select: { fromName: true, body: true, createdAt: true } } },
    }),
    prisma.spending.aggregate({
      where: { personId: plan.personId, state: "waiting" },
      _sum: { pence: true },
    }),
  ]);
  const known = new Set(needs.map(({ id }) => id));
  const actions = rows.map((row) => ({
    ...actionOf(row),
    id: row.id,
    needIds: row.needIds.filter((id) => known.has(id)),
  }));
  const sums = packSums(actions, postings);
  const days = daysBetween(period.from, period.to) + 1;
  return {
    ...period,
    sees,
    messages: messages.map(({ messageId, message }) => ({ id: messageId, ...message })),
    money:
      sees === "none"
        ? null
        : {
            total: sums.total,
            noNeed: sums.noNeed,
            notSaid: sums.notSaid,
            fees: sums.fees,
            waiting: waiting._sum.pence ?? 0,
            needs: needs.map(({ id, words }) => ({
              id,
              words,
              ...(sums.byNeed.get(id) ?? { pence: 0, minutes: 0 }),
            })),
            actions:
              sees === "needs"
                ? null
                : actions
                    .filter(({ kind }) => kind !== "helper")
                    .map((action) => ({
                      id: action.id,
                      what: action.what,
                      who: action.who,
                      planned: plannedFor(action, days, period.first),
                      used: sums.byAction.get(action.id) ?? { pence: 0, minutes: 0 },
                      // Only what is paid from an account of their own is written down here
                      recorded: action.route === "direct_payment" || sums.byAction.has(action.id),
                    })),
          },
  };
}
export type FoundPack = NonNullable<Awaited<ReturnType<typeof findPack>>>;
