import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { CapacityInput } from "#app/domain/capacity/capacity-form.ts";
import { DECISIONS } from "#app/domain/capacity/authority-rules.ts";
import { refuseOwnPart } from "#app/domain/capacity/refuse-own-part.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { now } from "#app/lib/clock.ts";
import { isoDay, shortDay } from "#app/lib/dates.ts";
import { Refusal, type Result } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/**
 * Records whether a person can make one decision now, as it was assessed. The newest counts, and all are kept.
 * Refusals: not-found, own-part, stale, older, sent-before.
 */
export function recordCapacity(
  access: AreaAccess,
  personId: string,
  { seen, ...form }: CapacityInput,
): Promise<Result<{ id: string }>> {
  return act(access, async (tx) => {
    // A decision that is being taken comes before this or after it
    await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid AND area_id = ${access.area.id}::uuid FOR NO KEY UPDATE`;
    await refuseOwnPart(tx, access, personId);
    const before = await tx.capacityRecord.findUnique({ where: { submissionKey: form.submissionKey } });
    if (before) {
      sameAsSent(
        before.personId === personId &&
          before.decision === form.decision &&
          before.finding === form.finding &&
          before.why === form.why &&
          Number(before.assessedOn) === Number(form.assessedOn),
      );
      return { id: before.id };
    }
    const newest = await tx.capacityRecord.findFirst({
      where: { personId, decision: form.decision },
      orderBy: { number: "desc" },
    });
    const last = await tx.capacityRecord.findFirst({ where: { personId }, orderBy: { number: "desc" } });
    if ((last?.number ?? 0) !== seen)
      throw new Refusal(
        "stale",
        `${last?.recordedBy ?? "Somebody"} recorded something about a decision since you opened this page. Nothing was recorded by this, and your answers are still in the boxes. Read theirs in another tab, open this page again, then decide.`,
      );
    if (newest && newest.assessedOn > form.assessedOn)
      throw new Refusal(
        "older",
        `There is a newer assessment of this decision, of ${shortDay(newest.assessedOn)}. An older one cannot take its place. Nothing was recorded. Check the day.`,
      );
    const record = await tx.capacityRecord.create({
      data: {
        ...form,
        personId,
        areaId: access.area.id,
        recordedBy: access.actor.name,
        recordedByAccountId: access.actor.accountId,
        createdAt: now(),
      },
    });
    tx.audit({
      action: "capacity.recorded",
      objectType: "capacity_record",
      objectId: record.id,
      personId,
      areaId: access.area.id,
      detail: {
        decision: form.decision,
        finding: form.finding,
        assessedOn: isoDay(form.assessedOn),
        reviewBy: form.reviewBy ? isoDay(form.reviewBy) : null,
      },
    });
    await notify(tx, {
      to: { personId },
      subject: "The council wrote something down about your decisions",
      body: `The council looked at whether you can decide about ${DECISIONS[form.decision]} at the moment. ${
        form.finding === "has"
          ? "It found that you can. You decide."
          : "It found that you cannot, at the moment. It is looked at again later. You still have your say in everything, and somebody can speak with you."
      }\n\nYou may ask to read what was written, and you may say that you do not agree.`,
      path: "/account/capacity",
      whole: true,
      onceKey: `capacity:${record.id}`,
    });
    return { id: record.id };
  });
}
