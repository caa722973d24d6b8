import type { ReadBack } from "#app/domain/assisted-access/read-back-words.ts";
import { actionWords } from "#app/domain/audit/action-words.ts";
import type { Tx } from "#app/db.server.ts";
import { dayOf } from "#app/lib/dates.ts";

/** Acts that begin and end the session itself, and those that the list of decisions says better. */
const OWN = ["assisted.started", "assisted.ended", "decision.recorded"];

/** All that was looked at, asked and done in an assisted session, from the audit chain; null where nothing was. */
export async function findReadBack(tx: Tx, sessionId: string): Promise<ReadBack | null> {
  const session = await tx.assistedSession.findUniqueOrThrow({
    where: { id: sessionId },
    include: { grant: { include: { holder: true } }, person: { include: { area: true } }, decisions: true },
  });
  const events = await tx.auditEvent.findMany({
    where: { assistedSessionId: sessionId, personId: session.personId, action: { notIn: OWN } },
    orderBy: { seq: "asc" },
  });
  if (!session.channel || (events.length === 0 && session.decisions.length === 0)) return null;
  const said = events.map((event) => ({ ...actionWords(event.action), event }));
  const distinct = (seen: boolean) => [
    ...new Set(said.filter((one) => (one.seen ?? false) === seen).map((one) => one.words)),
  ];
  const engagementIds = said
    .filter(({ event, seen }) => event.objectType === "engagement" && !seen)
    .map(({ event }) => event.objectId);
  const engagements = await tx.engagement.findMany({
    where: { id: { in: engagementIds }, personId: session.personId },
    include: { planner: true },
    orderBy: { requestedAt: "asc" },
  });
  const { grant, person } = session;
  return {
    workerName: grant.holder.name,
    areaName: person.area.name,
    day: dayOf(session.startedAt),
    channel: session.channel,
    decidedBy: grant.decidedBy,
    ownConsent: grant.basis === "consent",
    seen: distinct(true),
    done: distinct(false),
    decisions: [...session.decisions].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()),
    engagements: engagements.map((one) => ({
      plannerName: `${one.planner.firstName} ${one.planner.lastName}`,
      status: one.status,
      potPence: one.feePence - one.adjustmentPence,
      feeDuePence: one.feeDuePence,
      answerBy: one.answerBy,
    })),
    grantUntil: grant.validUntil,
    grantStopped: grant.withdrawnAt !== null,
    phone: person.area.phone,
    address: person.area.postalAddress,
  };
}
