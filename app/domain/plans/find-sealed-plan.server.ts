import { recordView } from "#app/domain/audit/act.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { STAGES, type Stage } from "#app/domain/plans/brokerage/brokerage-rules.ts";
import { seesWholeBudget } from "#app/domain/budgets/may-see.ts";
import { decidedOf, eventOf, remarkOf } from "#app/domain/plans/find-plan-life.server.ts";
import { readable, type PlanBody } from "#app/domain/plans/plan-body.ts";
import { isId, visibleTo } from "#app/domain/plans/plan-party.ts";
import { presentSafeguards } from "#app/domain/plans/safety/present-safeguards.ts";
import { WAYS, type Way } from "#app/domain/plans/ways/ways-rules.ts";
import { db } from "#app/db.server.ts";
import type { GrantBasis } from "#app/generated/prisma/enums.ts";
import { momentWords } from "#app/lib/dates.ts";

const AUTHORITY: Record<GrantBasis | "own" | "best_interests", string> = {
  best_interests: "for the council, in the person’s best interests",
  own: "in their own name",
  consent: "with the person’s consent",
  nominated: "as the person they nominated",
  authorised_person: "as their authorised person",
  attorney_finance: "by a power of attorney for money",
  attorney_health: "by a power of attorney for health and welfare",
  deputy_finance: "as their deputy for money",
  deputy_health: "as their deputy for health and welfare",
  parent: "as their parent",
  advocate: "as their advocate",
};
const COUNCIL = ["approve", "approve_partly", "send_back"];
const inOrder = { orderBy: { number: "asc" } } as const;

/** A sealed version, as it stood when it was agreed, and what the council said of it; null for anybody else's. The view is recorded. */
export async function findSealedPlan(party: PlanParty, planId: string, number: number) {
  if (!isId(planId) || !Number.isInteger(number) || number < 1 || number > 1_000_000) return null;
  const version = await db().prisma.planVersion.findFirst({
    where: { planId, number, plan: visibleTo(party) },
    include: { plan: { select: { personId: true, areaId: true } } },
  });
  if (!version) return null;
  if (party.side !== "person" || party.access.grant)
    await recordView(party.access, {
      action: "plan.viewed",
      objectType: "plan",
      objectId: planId,
      personId: version.plan.personId,
      areaId: version.plan.areaId,
      detail: { version: number },
    });
  const body = version.body as unknown as PlanBody;
  const seesMoney = party.side !== "person" || seesWholeBudget(party.access);
  const { stages, way } = await findAsOf(planId, version.at);
  return {
    plan: { ...readable(body, planId), status: "agreed" as const, seesMoney, stages },
    signed: `Agreed by ${version.agreedBy}, ${AUTHORITY[version.authority as keyof typeof AUTHORITY]}, ${momentWords(version.at)}`,
    way,
    /** Null where it was sealed before a plan had any. */
    safety: body.safeguards
      ? presentSafeguards(body.safeguards).filter(({ kind }) => seesMoney || kind !== "contingency")
      : null,
    council: await findCouncil(planId, version, seesMoney),
  };
}

/** What only grows, as it was at a moment: how far on each action was, and how the budget was to be taken. */
async function findAsOf(planId: string, at: Date) {
  const where = { planId, at: { lte: at } };
  const steps = await db().prisma.planActionStep.findMany({ where, ...inOrder });
  const way = await db().prisma.planWay.findFirst({ where, orderBy: { number: "desc" } });
  return {
    stages: new Map(steps.map(({ actionId, stage }) => [actionId, STAGES[stage as Stage]])),
    way: way && {
      title: WAYS[way.way as Way],
      why: way.why,
      by: `${way.byName}, ${way.authority}, ${momentWords(way.at)}`,
    },
  };
}

/** What the council decided about a version, and its remarks, until the next one was agreed. */
async function findCouncil(planId: string, version: { number: number; at: Date }, seesMoney: boolean) {
  const { prisma } = db();
  const next = await prisma.planVersion.findFirst({
    where: { planId, number: { gt: version.number } },
    ...inOrder,
    select: { at: true },
  });
  const where = { planId, at: { gt: version.at, ...(next ? { lt: next.at } : {}) } };
  const [events, remarks, decided] = await Promise.all([
    prisma.planEvent.findMany({ where: { ...where, kind: { in: COUNCIL } }, ...inOrder }),
    prisma.planRemark.findMany({ where, ...inOrder }),
    prisma.planActionDecision.findMany({ where, ...inOrder }),
  ]);
  return {
    events: events.map(eventOf).map((event) => (seesMoney ? event : { ...event, words: "" })),
    notes: { remarks: remarks.map(remarkOf), decided: decidedOf(decided) },
  };
}
