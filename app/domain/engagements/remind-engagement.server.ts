import { createHash } from "node:crypto";
import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { openCase } from "#app/domain/core-service/open-case.server.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";

/** A steady id for something that happens once. */
const idFor = (once: string): string =>
  createHash("sha256")
    .update(once)
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");

type Reminder = { engagementId: string; version: string; kind: string };

/**
 * Job: the person has not answered a delivery, or a side an ending, since `version`. Reminds, and at last asks the core
 * service to look. Never charges. Runs twice without harm; does nothing where something happened meanwhile.
 */
export async function remindEngagement({ engagementId, version, kind }: Reminder): Promise<void> {
  const access = systemAccess("remind-engagement");
  await act(access, async (tx) => {
    await tx.$queryRaw`SELECT id FROM engagement WHERE id = ${engagementId}::uuid FOR UPDATE`;
    const engagement = await tx.engagement.findFirst({
      where: { id: engagementId, version: Number(version), status: { in: ["accepted", "delivered"] } },
      include: { planner: true, endings: { where: { status: "proposed" } } },
    });
    if (!engagement) return;
    const once = `engagement:${engagementId}:silent:${version}:${kind}`;
    const eventId = idFor(once);
    if (await tx.engagementEvent.findUnique({ where: { id: eventId } })) return;
    const ending = engagement.endings[0];
    const planner = engagement.planner;
    await recordEvent(tx, access, engagement, `reminded-${kind}`, "", {}, eventId);
    if (kind === "core-service") {
      await openCase(tx, {
        areaId: engagement.areaId,
        kind: "engagement_silent",
        subject: `No answer for ten days on planning ${engagement.reference}`,
        personId: engagement.personId,
        engagementId,
        onceKey: once,
      });
      return;
    }
    if (ending?.proposedBy === "person") {
      if (planner.accountId) {
        await notify(tx, {
          to: { accountId: planner.accountId },
          subject: "An ending is waiting for your answer",
          body: `Please look and answer.`,
          path: `/engagements/${engagementId}`,
          onceKey: once,
        });
      }
      return;
    }
    await notify(tx, {
      to: { personId: engagement.personId },
      subject: `${planner.firstName} is waiting for your answer`,
      body: `Nothing is paid until you answer. Please look. If you would rather talk, phone us.`,
      path: `/engagements/${engagementId}`,
      onceKey: once,
    });
  });
}
