import { recordView } from "#app/domain/audit/act.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { seesWholeBudget } from "#app/domain/budgets/may-see.ts";
import { anchorOf } from "#app/domain/plans/approval/remark-rules.ts";
import { readable, type PlanBody } from "#app/domain/plans/plan-body.ts";
import { EVENT_WORDS } from "#app/domain/plans/plan-life-rules.ts";
import { isId, visibleTo } from "#app/domain/plans/plan-party.ts";
import { db } from "#app/db.server.ts";
import type { GrantBasis } from "#app/generated/prisma/enums.ts";
import { momentWords, shortDay } from "#app/lib/dates.ts";

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

/** What happened with a plan, oldest first, and its sealed versions. For a plan that the party was found to know of. */
export async function findPlanLife(planId: string) {
  const { prisma } = db();
  const [events, versions, remarks, decided] = await Promise.all([
    prisma.planEvent.findMany({ where: { planId }, orderBy: { number: "asc" } }),
    prisma.planVersion.findMany({
      where: { planId },
      orderBy: { number: "desc" },
      select: { number: true, agreedBy: true, at: true },
    }),
    prisma.planRemark.findMany({ where: { planId, settledAt: null }, orderBy: { number: "asc" } }),
    prisma.planActionDecision.findMany({ where: { planId }, orderBy: { number: "asc" } }),
  ]);
  return {
    remarks: remarks.map(({ id, kind, line, words, byName, at }) => ({
      id,
      line,
      anchor: anchorOf({ kind, line }),
      words,
      by: `${byName}, ${momentWords(at)}`,
    })),
    // The newest of an action holds
    decided: Object.fromEntries(
      decided.map(({ actionId, approved, fromOn, why }) => [
        actionId,
        approved && fromOn
          ? `The council said yes to this, from ${shortDay(fromOn)}`
          : `The council says this must wait: ${why}`,
      ]),
    ),
    events: events
      .filter(({ kind }) => Object.hasOwn(EVENT_WORDS, kind))
      .map((event) => ({
        id: event.id,
        what: EVENT_WORDS[event.kind] ?? "",
        who: event.byName,
        when: momentWords(event.at),
        words: event.words,
      })),
    versions: versions.map(({ number, agreedBy, at }) => ({
      number,
      words: `Agreed by ${agreedBy}, ${momentWords(at)}`,
    })),
  };
}

export type PlanLife = Awaited<ReturnType<typeof findPlanLife>>;

/** A sealed version, as it stood when it was agreed; null for anybody else's. The view is recorded. */
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
  return {
    plan: {
      ...readable(version.body as unknown as PlanBody, planId),
      status: "agreed" as const,
      seesMoney: party.side !== "person" || seesWholeBudget(party.access),
    },
    signed: `Agreed by ${version.agreedBy}, ${AUTHORITY[version.authority as keyof typeof AUTHORITY]}, ${momentWords(version.at)}`,
  };
}
