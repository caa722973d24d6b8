import type { PlannerAccess } from "#app/domain/access/access.ts";
import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lockEngagement } from "#app/domain/engagements/lock-engagement.server.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { returnFee } from "#app/domain/engagements/settle.server.ts";
import { extendHold } from "#app/domain/ledger/ledger.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { whereItGoes } from "#app/domain/engagements/where-it-goes.ts";
import { Refusal } from "#app/lib/result.ts";

/** The planner takes the person on; the money stays set aside until the work is agreed or ended. */
export function acceptEngagement(access: PlannerAccess, input: { id: string; version: number }) {
  return act(access, async (tx) => {
    const engagement = await lockEngagement(
      tx,
      { side: "planner", plannerId: access.planner.id },
      input.id,
      "accept",
      input.version,
    );
    await extendHold(tx, engagement.holdTransferId, null);
    await tx.engagement.update({
      where: { id: engagement.id },
      data: { status: "accepted", acceptedAt: now(), version: { increment: 1 } },
    });
    await recordEvent(tx, access, engagement, "accepted");
    await notify(tx, {
      to: { personId: engagement.personId },
      subject: `${engagement.planner.firstName} said yes`,
      body: `${engagement.planner.firstName} will be your planner and will be in touch with you. Until they log hours, you can cancel freely.`,
      path: `/engagements/${engagement.id}`,
      onceKey: `engagement:${engagement.id}:accepted`,
    });
    return { id: engagement.id };
  });
}

/** The planner says no, and why; the money comes straight back. */
export function declineEngagement(
  access: PlannerAccess,
  input: { id: string; version: number; reason: string },
) {
  return act(access, async (tx) => {
    const engagement = await lockEngagement(
      tx,
      { side: "planner", plannerId: access.planner.id },
      input.id,
      "decline",
      input.version,
    );
    const settleTransferId = await returnFee(tx, engagement, access.actor.accountId);
    await tx.engagement.update({
      where: { id: engagement.id },
      data: {
        status: "declined",
        endedAt: now(),
        feeDuePence: 0,
        settleTransferId,
        version: { increment: 1 },
      },
    });
    await recordEvent(tx, access, engagement, "declined", input.reason);
    await notify(tx, {
      to: { personId: engagement.personId },
      subject: `${engagement.planner.firstName} cannot take this on`,
      body: `${whereItGoes(engagement.feePence - engagement.adjustmentPence, engagement.pot)} You can choose another planner: /planners`,
      onceKey: `engagement:${engagement.id}:declined`,
    });
    return { id: engagement.id };
  });
}

/** Job: no answer by the last day. The money comes straight back. Does nothing where an answer came meanwhile. */
export async function lapseEngagement(engagementId: string): Promise<void> {
  const access = systemAccess("lapse-engagement");
  const result = await act(access, async (tx) => {
    await tx.$queryRaw`SELECT id FROM engagement WHERE id = ${engagementId}::uuid FOR UPDATE`;
    const waiting = await tx.engagement.findFirst({ where: { id: engagementId, status: "requested" } });
    if (!waiting || waiting.answerBy >= dayOf(now())) throw new Refusal("nothing-to-do", "");
    const engagement = await lockEngagement(
      tx,
      { side: "planner", plannerId: waiting.plannerId },
      engagementId,
      "decline",
    );
    const settleTransferId = await returnFee(tx, engagement, null);
    await tx.engagement.update({
      where: { id: engagementId },
      data: { status: "lapsed", endedAt: now(), feeDuePence: 0, settleTransferId, version: { increment: 1 } },
    });
    await recordEvent(tx, access, engagement, "lapsed");
    await notify(tx, {
      to: { personId: engagement.personId },
      subject: `No answer from ${engagement.planner.firstName}`,
      body: `${engagement.planner.firstName} did not answer in time. ${whereItGoes(engagement.feePence - engagement.adjustmentPence, engagement.pot)} You can choose another planner: /planners`,
      onceKey: `engagement:${engagementId}:lapsed`,
    });
  });
  if (!result.ok && result.refusal.code !== "nothing-to-do") throw new Error(result.refusal.words);
}
