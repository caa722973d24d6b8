import type { PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lockEngagement } from "#app/domain/engagements/lock-engagement.server.ts";
import { partyOf, tellOtherSide } from "#app/domain/engagements/party.server.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { overtakeUpgrade } from "#app/domain/engagements/upgrades/overtake-upgrade.server.ts";
import { returnFee } from "#app/domain/engagements/settle.server.ts";
import { now } from "#app/lib/clock.ts";

export type CancelInput = {
  id: string;
  version: number;
  reason: string;
  decision?: { question?: string | undefined; words?: string | undefined };
};

/** Either side, before any hours are logged: all that was set aside goes back, and nothing is owed. */
export function cancelEngagement(access: PersonAccess | PlannerAccess, input: CancelInput) {
  return act(access, async (tx) => {
    const engagement = await lockEngagement(tx, partyOf(access), input.id, "cancel", input.version);
    if (access.subject) await recordDecision(tx, access, "cancel-engagement", input.decision ?? {});
    const settleTransferId = await returnFee(tx, engagement, access.actor.accountId);
    await tx.engagement.update({
      where: { id: engagement.id },
      data: {
        status: "cancelled",
        endedAt: now(),
        feeDuePence: 0,
        settleTransferId,
        version: { increment: 1 },
      },
    });
    await overtakeUpgrade(tx, access, engagement);
    await recordEvent(tx, access, engagement, "cancelled", input.reason);
    await tellOtherSide(
      tx,
      access,
      engagement,
      "The planning was cancelled",
      engagement.pot.fundingRoute === "own_money"
        ? "No hours were logged, so nothing is owed and all the money goes back to the card."
        : "No hours were logged, so nothing is owed and all the money set aside is back in the pot.",
      "cancelled",
    );
    return { id: engagement.id };
  });
}
