import { anchorOf } from "#app/domain/plans/approval/remark-rules.ts";
import { EVENT_WORDS } from "#app/domain/plans/plan-life-rules.ts";
import { db } from "#app/db.server.ts";
import type { PlanActionDecision, PlanEvent, PlanRemark } from "#app/generated/prisma/client.ts";
import { momentWords, shortDay } from "#app/lib/dates.ts";

export const eventOf = (event: PlanEvent) => ({
  id: event.id,
  kind: event.kind,
  what: EVENT_WORDS[event.kind] ?? "",
  who: event.byName,
  when: momentWords(event.at),
  words: event.words,
});
export const remarkOf = ({ id, kind, line, words, byName, at }: PlanRemark) => ({
  id,
  line,
  anchor: anchorOf({ kind, line }),
  words,
  by: `${byName}, ${momentWords(at)}`,
});
/** What the council said of single actions. Rows in their order: the newest of an action holds. */
export const decidedOf = (rows: readonly PlanActionDecision[]): Record<string, string> =>
  Object.fromEntries(
    rows.map(({ actionId, approved, fromOn, why }) => [
      actionId,
      approved && fromOn
        ? `The council said yes to this, from ${shortDay(fromOn)}`
        : `The council says this must wait: ${why}`,
    ]),
  );

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
    remarks: remarks.map(remarkOf),
    decided: decidedOf(decided),
    events: events.filter(({ kind }) => Object.hasOwn(EVENT_WORDS, kind)).map(eventOf),
    versions: versions.map(({ number, agreedBy, at }) => ({
      number,
      words: `Agreed by ${agreedBy}, ${momentWords(at)}`,
    })),
  };
}

export type PlanLife = Awaited<ReturnType<typeof findPlanLife>>;
