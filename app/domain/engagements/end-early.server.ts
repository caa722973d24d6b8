import type { PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { REMINDERS } from "#app/domain/engagements/deliver-engagement.server.ts";
import { feeDueFor } from "#app/domain/engagements/fee-rules.ts";
import { lockEngagement } from "#app/domain/engagements/lock-engagement.server.ts";
import { refuseOwnWork } from "#app/domain/engagements/own-work.ts";
import { partyOf, tellOtherSide } from "#app/domain/engagements/party.server.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { captureFee } from "#app/domain/engagements/settle.server.ts";
import { overtakeUpgrade } from "#app/domain/engagements/upgrades/overtake-upgrade.server.ts";
import { addJob } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, momentOf } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

type Decision = { question?: string | undefined; words?: string | undefined };
export type ProposeInput = {
  id: string;
  version: number;
  reason: string;
  /** The figure that was seen. */ feeDuePence: number;
  decision?: Decision;
};
export type AnswerInput = { id: string; version: number; decision?: Decision };

/**
 * One side proposes to end work that has hours: the fee falls due in proportion, never above it. They agree to the figure
 * they saw by proposing; the other side sees it before they agree.
 */
export function proposeEnding(access: PersonAccess | PlannerAccess, input: ProposeInput) {
  return act(access, async (tx) => {
    const party = partyOf(access);
    const engagement = await lockEngagement(tx, party, input.id, "propose-ending", input.version);
    if (access.subject) await recordDecision(tx, access, "propose-ending", input.decision ?? {});
    const feeDuePence = feeDueFor(engagement.feePence, engagement.minutesLogged, engagement.minutesAllowed);
    if (feeDuePence !== input.feeDuePence) {
      throw new Refusal(
        "price-changed",
        `The figure is now ${pounds(feeDuePence)}: hours were logged since you opened the page. Nothing was changed. Look at it and decide again.`,
      );
    }
    await tx.engagementEnding.create({
      data: {
        engagementId: engagement.id,
        proposedBy: party.side,
        reason: input.reason,
        minutesLogged: engagement.minutesLogged,
        feeDuePence,
        proposedAt: now(),
      },
    });
    const { version } = await tx.engagement.update({
      where: { id: engagement.id },
      data: { version: { increment: 1 } },
    });
    await recordEvent(tx, access, engagement, "ending-proposed", input.reason, {
      feeDuePence,
      minutes: engagement.minutesLogged,
    });
    for (const { days, kind } of REMINDERS) {
      await addJob(
        tx,
        "remind-engagement",
        { engagementId: engagement.id, version: String(version), kind },
        { runAt: momentOf(addDays(dayOf(now()), days), "10:00") },
      );
    }
    await tellOtherSide(
      tx,
      access,
      engagement,
      "They would like to end the planning early",
      `${pounds(feeDuePence)} would be due for the hours worked. Nothing happens until you answer.`,
      `ending:${version}`,
    );
    return { id: engagement.id };
  });
}

/** The other side agrees: what is due is owed to the planner, the rest goes back. */
export function agreeEnding(access: PersonAccess | PlannerAccess, input: AnswerInput) {
  return act(access, async (tx) => {
    const engagement = await lockEngagement(tx, partyOf(access), input.id, "answer-ending", input.version);
    const ending = engagement.endings[0];
    if (!ending) throw new Error("an ending may be answered but there is none");
    if (access.subject) {
      refuseOwnWork(access, engagement.person, engagement.planner);
      await recordDecision(tx, access, "agree-ending", input.decision ?? {});
    }
    const settleTransferId = await captureFee(tx, engagement, ending.feeDuePence, access.actor.accountId);
    await tx.engagementEnding.update({
      where: { id: ending.id },
      data: { status: "agreed", answeredAt: now() },
    });
    await tx.engagement.update({
      where: { id: engagement.id },
      data: {
        status: "cancelled",
        endedAt: now(),
        feeDuePence: ending.feeDuePence,
        settleTransferId,
        version: { increment: 1 },
      },
    });
    await overtakeUpgrade(tx, access, engagement);
    await recordEvent(tx, access, engagement, "ending-agreed", "", { feeDuePence: ending.feeDuePence });
    await tellOtherSide(
      tx,
      access,
      engagement,
      "The planning has ended",
      `${pounds(ending.feeDuePence)} is due for the hours worked, and the rest ${engagement.pot.fundingRoute === "own_money" ? "goes back to the card" : "is back in the pot"}.`,
      "ending-agreed",
    );
    return { id: engagement.id };
  });
}

/** The other side does not agree: the work goes on as it was. */
export function refuseEnding(access: PersonAccess | PlannerAccess, input: AnswerInput & { reason: string }) {
  return act(access, async (tx) => {
    const engagement = await lockEngagement(tx, partyOf(access), input.id, "answer-ending", input.version);
    const ending = engagement.endings[0];
    if (!ending) throw new Error("an ending may be answered but there is none");
    if (access.subject) await recordDecision(tx, access, "refuse-ending", input.decision ?? {});
    await tx.engagementEnding.update({
      where: { id: ending.id },
      data: { status: "refused", answeredAt: now() },
    });
    const { version } = await tx.engagement.update({
      where: { id: engagement.id },
      data: { version: { increment: 1 } },
    });
    await recordEvent(tx, access, engagement, "ending-refused", input.reason);
    await tellOtherSide(
      tx,
      access,
      engagement,
      "They would rather go on",
      "Nothing has changed and nothing is due. If you cannot agree, phone us and we will help you both.",
      `ending-refused:${version}`,
    );
    return { id: engagement.id };
  });
}
