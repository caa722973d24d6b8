import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { planChanges, type ChangeRow } from "#app/domain/plans/changes/plan-changes-rules.ts";
import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, momentOf, momentWords, parseDay, shortDay } from "#app/lib/dates.ts";

const HOUR = 3_600_000;
type Point = { key: string; label: string; at: Date | null };

/** Moments that changes can be counted from: the beginning, what was agreed, and when the reader last looked. */
async function pointsOf(party: PlanParty, plan: FoundPlan): Promise<Point[]> {
  const { prisma } = db();
  const [versions, looked] = await Promise.all([
    prisma.planVersion.findMany({
      where: { planId: plan.id },
      select: { number: true, agreedBy: true, at: true },
      orderBy: { number: "asc" },
    }),
    // Opening the plan and coming here is one look
    prisma.auditEvent.findFirst({
      where: {
        areaId: plan.areaId,
        personId: plan.personId,
        actorAccountId: party.access.actor.accountId,
        action: "plan.viewed",
        objectId: plan.id,
        at: { lt: new Date(now().getTime() - HOUR) },
      },
      orderBy: { seq: "desc" },
      select: { at: true },
    }),
  ]);
  return [
    { key: "begin", label: "when the plan was begun", at: null },
    ...versions.map(({ number, agreedBy, at }) => ({
      key: `v${String(number)}`,
      label: `what ${agreedBy} agreed to on ${momentWords(at)}`,
      at,
    })),
    ...(looked
      ? [{ key: "looked", label: `when you last looked, ${momentWords(looked.at)}`, at: looked.at }]
      : []),
  ];
}
/** The last moment of a day in London; a day as its ISO words. */
const endOf = (words: string): Point | null => {
  const day = parseDay(words);
  return (
    day && {
      key: words,
      label: `the end of ${shortDay(day)}`,
      at: new Date(Number(momentOf(addDays(day, 1))) - 1),
    }
  );
};
/** The start of a day: what was there before it began. */
const startOf = (words: string): Point | null => {
  const day = parseDay(words);
  return (
    day && { key: words, label: `the start of ${shortDay(day)}`, at: new Date(Number(momentOf(day)) - 1) }
  );
};

/** What changed in a plan between two moments, in words. What the reader asked for and does not exist becomes what is usual. */
export async function findChanges(party: PlanParty, plan: FoundPlan, asked: { from: string; to: string }) {
  const points = await pointsOf(party, plan);
  const usual = points.find(({ key }) => key === "looked") ?? points.at(-1);
  const from = points.find(({ key }) => key === asked.from) ?? startOf(asked.from) ?? usual;
  const today: Point = { key: "now", label: "now", at: null };
  const to =
    (asked.to === "begin" ? undefined : points.find(({ key }) => key === asked.to)) ??
    endOf(asked.to) ??
    today;
  const rows = await db().prisma.planChange.findMany({
    where: { planId: plan.id },
    orderBy: [{ at: "asc" }, { version: "asc" }],
  });
  if (party.side !== "person" || party.access.grant)
    await recordView(party.access, {
      action: "plan.changes-viewed",
      objectType: "plan",
      objectId: plan.id,
      personId: plan.personId,
      areaId: plan.areaId,
    });
  const sectionOf = new Map(plan.sections.map(({ id, section }) => [id, section]));
  const between = { after: from?.at ?? null, until: to.at };
  return {
    from: from?.key ?? "begin",
    to: to.key,
    fromWords: from?.label ?? "",
    toWords: to.label,
    /** A wrong way round finds nothing: it is said. */
    backwards: between.after !== null && between.until !== null && between.after > between.until,
    points: [...points.map(({ key, label }) => ({ key, label })), { key: "now", label: "now" }],
    changes: planChanges(rows as unknown as ChangeRow[], between, sectionOf, plan.seesMoney).map(
      ({ at, ...change }) => ({ ...change, when: momentWords(at) }),
    ),
  };
}
