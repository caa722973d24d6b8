import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { median } from "#app/domain/plans/approval/final-budget-rules.ts";
import { readPlan } from "#app/domain/plans/read-plan.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addMonths, dayOf, daysBetween } from "#app/lib/dates.ts";
import { count } from "#app/lib/words.ts";

const MOST = 100;
/** By the person and their planner, or by the council in their best interests. */
const SENT = ["submit", "agree_for"];
const DECIDED = ["approve", "approve_partly", "send_back"];

/** When this practitioner last opened a plan; null where they never did. */
export async function findLook(
  access: AreaAccess,
  plan: { id: string; personId: string },
): Promise<Date | null> {
  const seen = await db().prisma.auditEvent.findFirst({
    where: {
      personId: plan.personId,
      action: "plan.viewed",
      objectId: plan.id,
      actorAccountId: access.actor.accountId,
    },
    orderBy: { seq: "desc" },
    select: { at: true },
  });
  return seen?.at ?? null;
}
/** What changed in a plan since somebody last looked, in words. */
export async function sinceLook(planId: string, look: Date | null): Promise<string> {
  if (!look) return "You have not read it yet";
  const changes = await db().prisma.planChange.count({ where: { planId, at: { gt: look } } });
  const agreed = await db().prisma.planVersion.count({ where: { planId, at: { gt: look } } });
  if (changes + agreed === 0) return "Nothing changed since you looked";
  return `${count(changes, "change")} since you looked${agreed > 0 ? ", and agreed again" : ""}`;
}

/** How many plans wait for an area's council. */
export const countToApprove = (areaId: string): Promise<number> =>
  db().prisma.plan.count({ where: { areaId, status: { in: ["submitted", "approved"] } } });

/** The plans that wait for the council of an area, the longest waiting first, and how long plans wait. The view is recorded. */
export async function findToApprove(access: AreaAccess) {
  const { prisma } = db();
  const areaId = access.area.id;
  const rows = await prisma.plan.findMany({
    where: { areaId, status: { in: ["submitted", "approved"] } },
    orderBy: { changedAt: "asc" },
    take: MOST,
    include: {
      person: { select: { firstName: true, lastName: true, reference: true } },
      events: { orderBy: { number: "asc" } },
    },
  });
  if (rows.length > 0)
    await recordView(access, {
      action: "plans-to-approve.listed",
      objectType: "area",
      objectId: areaId,
      areaId,
    });
  const today = dayOf(now());
  const plans = await Promise.all(
    rows.map(async (row) => {
      const since = row.events.findLast(({ kind }) =>
        row.status === "submitted" ? SENT.includes(kind) : kind === "approve",
      );
      const whole = row.status === "submitted" ? await readPlan(prisma, { id: row.id, areaId }) : null;
      return {
        id: row.id,
        name: personName(row.person),
        approved: row.status === "approved",
        since: since?.at ?? row.changedAt,
        days: daysBetween(dayOf(since?.at ?? row.changedAt), today),
        over: whole?.sums.over ?? false,
        back: row.events.filter(({ kind }) => kind === "send_back" || kind === "approve_partly").length,
        changed: await sinceLook(row.id, await findLook(access, row)),
      };
    }),
  );
  return {
    plans: plans.sort((a, b) => Number(a.since) - Number(b.since)),
    median: await medianDays(areaId),
  };
}

/** The middle of how many days plans waited for a decision in the last 12 months. */
async function medianDays(areaId: string): Promise<number | null> {
  const events = await db().prisma.planEvent.findMany({
    where: {
      plan: { areaId },
      kind: { in: [...SENT, ...DECIDED] },
      at: { gte: addMonths(dayOf(now()), -12) },
    },
    orderBy: { number: "asc" },
    select: { planId: true, kind: true, at: true },
  });
  const sent = new Map<string, Date>();
  const days: number[] = [];
  for (const { planId, kind, at } of events) {
    const since = sent.get(planId);
    if (SENT.includes(kind)) sent.set(planId, at);
    else if (since) {
      days.push(daysBetween(dayOf(since), dayOf(at)));
      sent.delete(planId);
    }
  }
  return median(days);
}
