import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { requireAuthority } from "#app/domain/capacity/require-authority.server.ts";
import { lockEngagement } from "#app/domain/engagements/lock-engagement.server.ts";
import { refuseOwnWork } from "#app/domain/engagements/own-work.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { captureFee } from "#app/domain/engagements/settle.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { now } from "#app/lib/clock.ts";
import { pounds } from "#app/lib/money.ts";

type Decision = { question?: string | undefined; words?: string | undefined };

/** The person, or whoever has authority for them, agrees: the only thing that makes the whole fee due. */
export function agreeDelivery(
  access: PersonAccess,
  input: { id: string; version: number; decision?: Decision },
) {
  return act(access, async (tx) => {
    const engagement = await lockEngagement(
      tx,
      { side: "person", personId: access.subject.personId },
      input.id,
      "agree",
      input.version,
    );
    refuseOwnWork(access, engagement.person, engagement.planner);
    await recordDecision(tx, access, "agree-delivery", input.decision ?? {});
    await requireAuthority(tx, access, "planner");
    const settleTransferId = await captureFee(tx, engagement, engagement.feePence, access.actor.accountId);
    await tx.engagement.update({
      where: { id: engagement.id },
      data: {
        status: "agreed",
        endedAt: now(),
        feeDuePence: engagement.feePence,
        settleTransferId,
        version: { increment: 1 },
      },
    });
    await recordEvent(tx, access, engagement, "agreed", "", { feeDuePence: engagement.feePence });
    if (engagement.planner.accountId) {
      await notify(tx, {
        to: { accountId: engagement.planner.accountId },
        subject: "Your work was agreed",
        body: `${pounds(engagement.feePence)} is now owed to you.`,
        path: `/engagements/${engagement.id}`,
        onceKey: `engagement:${engagement.id}:agreed`,
      });
    }
    return { id: engagement.id };
  });
}

/** The person says what is missing: the work goes on, within the same fee. */
export function sayMissing(
  access: PersonAccess,
  input: { id: string; version: number; words: string; decision?: Decision },
) {
  return act(access, async (tx) => {
    const engagement = await lockEngagement(
      tx,
      { side: "person", personId: access.subject.personId },
      input.id,
      "say-missing",
      input.version,
    );
    await recordDecision(tx, access, "say-missing", input.decision ?? {});
    const { version } = await tx.engagement.update({
      where: { id: engagement.id },
      data: { status: "accepted", deliveredAt: null, version: { increment: 1 } },
    });
    await recordEvent(tx, access, engagement, "not-yet", input.words);
    if (engagement.planner.accountId) {
      await notify(tx, {
        to: { accountId: engagement.planner.accountId },
        subject: "Something is missing",
        body: `They have said what is still missing. Please look.`,
        path: `/engagements/${engagement.id}`,
        onceKey: `engagement:${engagement.id}:not-yet:${version}`,
      });
    }
    return { id: engagement.id };
  });
}
