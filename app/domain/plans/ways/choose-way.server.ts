import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { tellPractitioners } from "#app/domain/budgets/tell-practitioners.server.ts";
import { requireAuthority } from "#app/domain/capacity/require-authority.server.ts";
import { lockPlan, type LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { dueAfter } from "#app/domain/plans/ways/placement-rules.ts";
import { refuseOwnMoney } from "#app/domain/plans/ways/refuse-own-money.ts";
import { handedOver, type Way } from "#app/domain/plans/ways/ways-rules.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, momentWords } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

type Input = {
  way: Way;
  actionIds: string[];
  why: string;
  /** The newest choice that they saw; 0 for none. */
  seen: number;
  submissionKey: string;
  decision?: { question?: string | undefined; words?: string | undefined } | undefined;
};
const OPEN = ["made", "received", "working"];

/**
 * The person chooses how to take their budget, or who has authority for that. What the council is to arrange is handed over to the
 * care placement service; what it no longer is comes back. Refusals: not-found, moved-on, stale, no-authority, words-needed, sent-before.
 */
export function chooseWay(access: PersonAccess, planId: string, input: Input) {
  const party = { side: "person", access } as const;
  return act(access, async (tx) => {
    const plan = await lockPlan(tx, party, planId, "find");
    refuseOwnMoney(plan);
    const { way, why, submissionKey, actionIds } = input;
    const before = await tx.planWay.findUnique({ where: { submissionKey } });
    if (before) {
      sameAsSent(before.planId === plan.id && before.way === way && before.why === why);
      return { id: before.id };
    }
    const last = await tx.planWay.findFirst({ where: { planId: plan.id }, orderBy: { number: "desc" } });
    if ((last?.number ?? 0) !== input.seen)
      throw new Refusal(
        "stale",
        `${last?.byName ?? ""} has chosen meanwhile${last ? `, on ${momentWords(last.at)}` : ""}. Nothing was changed by this. Read that first, then choose.`,
      );
    const known = await tx.planAction.count({
      where: { planId: plan.id, id: { in: actionIds }, removedAt: null },
    });
    if (known !== new Set(actionIds).size)
      throw new Refusal("not-found", "One of these parts is not in the plan any more. Open the page again.");
    const decisionId = await recordDecision(tx, access, "plan.way-chosen", input.decision ?? {});
    const { words: authority } = await requireAuthority(tx, access, "budget");
    const by = writerOf(party);
    await offeredByReading(tx, plan, by, submissionKey);
    const made = await tx.planWay.create({
      data: { planId: plan.id, way, actionIds, why, authority, decisionId, submissionKey, ...by, at: now() },
    });
    tx.audit({
      action: "plan.way-chosen",
      objectType: "plan",
      objectId: plan.id,
      personId: plan.personId,
      areaId: plan.areaId,
      detail: { way, parts: actionIds.length },
    });
    await handOver(tx, plan, made.id, handedOver(way, actionIds), by);
    return { id: made.id };
  });
}

/** Nobody is recorded as having told them: then they read of it here, and that is what is said. */
async function offeredByReading(tx: Act, plan: LockedPlan, by: ReturnType<typeof writerOf>, key: string) {
  if (await tx.directPaymentOffer.findFirst({ where: { planId: plan.id } })) return;
  await tx.directPaymentOffer.create({
    data: {
      planId: plan.id,
      offeredOn: dayOf(now()),
      offeredBy: "Ownway",
      how: "page",
      submissionKey: `read:${key}`,
      ...by,
      at: now(),
    },
  });
}

async function handOver(
  tx: Act,
  plan: LockedPlan,
  wayId: string,
  wanted: (string | null)[],
  { byName, byAccountId }: Pick<ReturnType<typeof writerOf>, "byName" | "byAccountId">,
) {
  // A practitioner may be moving one of them on at this moment
  await tx.$queryRaw`SELECT id FROM placement WHERE plan_id = ${plan.id}::uuid FOR UPDATE`;
  const open = await tx.placement.findMany({ where: { planId: plan.id, state: { in: OPEN } } });
  const at = now();
  for (const one of open.filter(({ actionId }) => !wanted.includes(actionId))) {
    await tx.placement.update({
      where: { id: one.id },
      data: { state: "came_back", dueOn: null, version: { increment: 1 } },
    });
    const words = "The person has chosen to take this another way.";
    await tx.placementStep.create({
      data: { placementId: one.id, state: "came_back", words, byName, byAccountId, at },
    });
    tx.audit({
      action: "placement.moved",
      objectType: "placement",
      objectId: one.id,
      personId: plan.personId,
      areaId: plan.areaId,
      detail: { to: "came_back" },
    });
  }
  const fresh = wanted.filter((actionId) => !open.some((one) => one.actionId === actionId));
  for (const actionId of fresh) {
    const { id } = await tx.placement.create({
      data: {
        planId: plan.id,
        personId: plan.personId,
        areaId: plan.areaId,
        actionId,
        wayId,
        dueOn: dueAfter("made", dayOf(at)),
        madeAt: at,
        steps: { create: { state: "made", byName, byAccountId, at } },
      },
    });
    tx.audit({
      action: "placement.made",
      objectType: "placement",
      objectId: id,
      personId: plan.personId,
      areaId: plan.areaId,
      detail: { plan: plan.id, item: actionId },
    });
  }
  if (fresh.length > 0)
    await tellPractitioners(tx, plan.areaId, {
      subject: "Care to arrange",
      body: "Somebody has chosen that the council arranges care in their support plan. It is handed over to the care placement service.",
      path: "/council/placements",
      onceKey: `placement:${wayId}`,
    });
}
