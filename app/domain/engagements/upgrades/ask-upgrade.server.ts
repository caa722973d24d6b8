import type { PlannerAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { isAbove } from "#app/domain/engagements/fee-rules.ts";
import { findFees } from "#app/domain/engagements/find-fees.server.ts";
import { lockEngagement } from "#app/domain/engagements/lock-engagement.server.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { tellPractitioners } from "#app/domain/budgets/tell-practitioners.server.ts";
import type { AskUpgradeInput } from "#app/domain/engagements/upgrades/upgrade-forms.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { addJob } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, duration, momentOf } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/** Whoever has to act is reminded; nothing is ever decided by silence. */
const UPGRADE_REMINDERS = [
  { days: 3, kind: "first" },
  { days: 7, kind: "second" },
] as const;

/**
 * The planner asks for a higher tier, or for more than the highest has. The person is asked whether they want it; whoever
 * funds it decides: the person for their own money, the council for all other. Beyond the tiers it is always the council.
 * Refusals: those of `lockEngagement`, not-higher. The same form twice is one request.
 */
export function askUpgrade(access: PlannerAccess, id: string, input: AskUpgradeInput) {
  return act(access, async (tx) => {
    const again = await tx.engagementUpgrade.findFirst({
      where: { submissionKey: input.submissionKey, engagement: { plannerId: access.planner.id } },
    });
    const toTier = input.tier === "beyond" ? null : input.tier;
    const forCommunication = toTier === "high" && input.because === "communication";
    if (again) {
      sameAsSent(
        again.engagementId === id &&
          again.toTier === toTier &&
          again.forCommunication === forCommunication &&
          again.reason === input.reason,
      );
      return { id, upgradeId: again.id };
    }
    const engagement = await lockEngagement(
      tx,
      { side: "planner", plannerId: access.planner.id },
      id,
      "ask-upgrade",
      input.version,
    );
    const { tiers } = await findFees(engagement.areaId, engagement.plannerId, tx);
    const offered = toTier
      ? tiers.some((row) => row.tier === toTier) && isAbove(toTier, engagement.tier)
      : true;
    if (!offered)
      throw new Refusal(
        "not-higher",
        `This is no tier above ${TIER_NAMES[engagement.tier]}. Nothing was changed. Choose another.`,
      );
    const upgrade = await tx.engagementUpgrade.create({
      data: {
        engagementId: id,
        areaId: engagement.areaId,
        personId: engagement.personId,
        fromTier: engagement.tier,
        toTier,
        forCommunication,
        reason: input.reason,
        minutesLogged: engagement.minutesLogged,
        minutesBefore: engagement.minutesAllowed,
        feeBeforePence: engagement.feePence,
        decider: toTier && engagement.pot.fundingRoute === "own_money" ? "person" : "council",
        askedByAccountId: access.actor.accountId,
        submissionKey: input.submissionKey,
        askedAt: now(),
      },
    });
    await tx.engagement.update({ where: { id }, data: { version: { increment: 1 } } });
    await recordEvent(tx, access, engagement, "upgrade-asked", input.reason, {
      from: engagement.tier,
      to: toTier ?? "beyond",
      minutes: engagement.minutesLogged,
    });
    for (const { days, kind } of UPGRADE_REMINDERS) {
      const runAt = momentOf(addDays(dayOf(now()), days), "10:00");
      await addJob(tx, "remind-upgrade", { upgradeId: upgrade.id, kind }, { runAt });
    }
    const planner = engagement.planner.firstName;
    await notify(tx, {
      to: { personId: engagement.personId },
      subject: `${planner} asks for more hours`,
      body: `${planner} has worked ${duration(engagement.minutesLogged)} of ${duration(engagement.minutesAllowed)} and asks for more. Please say if you want it. Nothing has changed and nothing more is charged.`,
      path: `/engagements/${id}/upgrade/answer`,
      onceKey: `upgrade:${upgrade.id}:asked`,
    });
    if (upgrade.decider === "council")
      await tellPractitioners(tx, engagement.areaId, {
        subject: "A planner asks for more hours",
        body: `Planning ${engagement.reference} needs your decision. They are asked whether they want it too.`,
        path: `/council/upgrades/${upgrade.id}`,
        onceKey: `upgrade:${upgrade.id}:asked`,
      });
    return { id, upgradeId: upgrade.id };
  });
}

/** The planner takes the request back: nothing changes. */
export function withdrawUpgrade(access: PlannerAccess, id: string) {
  return act(access, async (tx) => {
    const engagement = await lockEngagement(
      tx,
      { side: "planner", plannerId: access.planner.id },
      id,
      "withdraw-upgrade",
    );
    await tx.engagementUpgrade.updateMany({
      where: { engagementId: id, status: "asked" },
      data: {
        status: "withdrawn",
        decidedAt: now(),
        decidedBy: access.actor.name,
        decidedByAccountId: access.actor.accountId,
      },
    });
    await tx.engagement.update({ where: { id }, data: { version: { increment: 1 } } });
    await recordEvent(tx, access, engagement, "upgrade-withdrawn");
    await notify(tx, {
      to: { personId: engagement.personId },
      subject: `${engagement.planner.firstName} no longer asks for more hours`,
      body: "Nothing has changed. The planning goes on as it was agreed.",
      path: `/engagements/${id}`,
      onceKey: `upgrade:${engagement.upgrades.find(({ status }) => status === "asked")?.id ?? id}:withdrawn`,
    });
    return { id };
  });
}
