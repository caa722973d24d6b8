import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { feeDueFor } from "#app/domain/engagements/fee-rules.ts";
import { lockEngagement } from "#app/domain/engagements/lock-engagement.server.ts";
import { tellOtherSide } from "#app/domain/engagements/party.server.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { captureFee } from "#app/domain/engagements/settle.server.ts";
import { overtakeUpgrade } from "#app/domain/engagements/upgrades/overtake-upgrade.server.ts";
import { now } from "#app/lib/clock.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

export type WithdrawInput = {
  id: string;
  version: number;
  /** What would be due, as it was seen. */ feeDuePence: number;
  decision?: { question?: string | undefined; words?: string | undefined };
};

/**
 * Somebody who paid by card cancels within the 14 days, for no reason and with nobody's leave. Hours worked at their express
 * request are paid for in proportion; all else goes back to the card (Consumer Contracts Regulations 2013, regs 29, 34, 36).
 */
export function withdrawEngagement(access: PersonAccess, input: WithdrawInput) {
  return act(access, async (tx) => {
    const party = { side: "person", personId: access.subject.personId } as const;
    const engagement = await lockEngagement(tx, party, input.id, "withdraw", input.version);
    await recordDecision(tx, access, "withdraw", input.decision ?? {});
    const feeDuePence = feeDueFor(engagement.feePence, engagement.minutesLogged, engagement.minutesAllowed);
    if (feeDuePence !== input.feeDuePence)
      throw new Refusal(
        "price-changed",
        `The figure is now ${pounds(feeDuePence)}: hours were logged since you opened the page. Nothing was changed. Look at it and decide again.`,
      );
    const settleTransferId = await captureFee(tx, engagement, feeDuePence, access.actor.accountId);
    await tx.engagementEnding.updateMany({
      where: { engagementId: engagement.id, status: "proposed" },
      data: { status: "withdrawn", answeredAt: now() },
    });
    await tx.engagement.update({
      where: { id: engagement.id },
      data: { status: "cancelled", endedAt: now(), feeDuePence, settleTransferId, version: { increment: 1 } },
    });
    await overtakeUpgrade(tx, access, engagement);
    await recordEvent(tx, access, engagement, "withdrawn", "", { feeDuePence });
    await tellOtherSide(
      tx,
      access,
      engagement,
      "The planning was cancelled",
      `They cancelled within the 14 days that the law gives them. ${pounds(feeDuePence)} is due to you for the hours you worked. Please do no more.`,
      "withdrawn",
    );
    return { id: engagement.id };
  });
}
