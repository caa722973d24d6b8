import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { pendingOf } from "#app/domain/community/group-row.ts";
import { placeGroup } from "#app/domain/community/place-group.server.ts";
import { recordGroupChange } from "#app/domain/community/record-group-change.server.ts";
import { queueGroupEmail } from "#app/domain/community/send-group-email.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

type Decision = { version: number; decision: "approve" | "send-back" | "refuse"; words: string };

/**
 * The core service's answer to a group that is new, or to a change of one that is shown. What is shown stays as it is where a
 * change is sent back or refused. Nobody decides about their own. Refusals: not-found, stale, own-group, moved-on.
 */
export function decideGroup(access: AreaAccess, id: string, input: Decision): Promise<Result<null>> {
  return act(access, async (tx) => {
    const { decision, words } = input;
    await tx.$queryRaw`SELECT id FROM community_group WHERE id = ${id}::uuid FOR UPDATE`;
    const group = await tx.communityGroup.findFirst({ where: { id, areaId: access.area.id } });
    if (!group || group.status === "unconfirmed")
      throw new Refusal("not-found", "We cannot find this group.");
    if (group.version !== input.version)
      throw new Refusal(
        "stale",
        "This was changed since you opened the page, by its leader or a colleague. Nothing was decided. Read it again first.",
      );
    if (!group.waitingSince)
      throw new Refusal("moved-on", "Nothing waits to be read here any more. Nothing was changed.");
    const own = await tx.account.count({ where: { id: access.actor.accountId, email: group.ownerEmail } });
    if (own > 0)
      throw new Refusal(
        "own-group",
        "Nobody can decide about their own group. Ask a colleague. Nothing was changed.",
      );
    const pending = pendingOf(group);
    const common = { waitingSince: null, version: { increment: 1 }, changedAt: now() };
    const by = { name: access.actor.name, accountId: access.actor.accountId };
    if (decision === "approve") {
      const written = dayOf(group.waitingSince);
      await tx.communityGroup.update({
        where: { id },
        data: {
          ...common,
          ...(pending ? { ...pending, ...(await placeGroup(tx, group.areaId, pending)) } : {}),
          status: "shown",
          pending: Prisma.DbNull,
          answer: "",
          // What its leader wrote is what they said that day; who asked them since then knows better
          ...(group.confirmedOn && group.confirmedOn > written
            ? {}
            : { confirmedOn: written, confirmedBy: "the people who run it" }),
          staleStep: "none",
          staleOn: null,
        },
      });
      await recordGroupChange(tx, group, { kind: "approved", by });
      await queueGroupEmail(tx, id, pending ? "change-shown" : "shown");
      return null;
    }
    const refusedNow = decision === "refuse";
    await tx.communityGroup.update({
      where: { id },
      data: pending
        ? { ...common, answer: words, ...(refusedNow ? { pending: Prisma.DbNull } : {}) }
        : { ...common, answer: words, status: refusedNow ? "refused" : "sent_back" },
    });
    await recordGroupChange(tx, group, { kind: refusedNow ? "refused" : "sent_back", words, by });
    await queueGroupEmail(tx, id, refusedNow ? (pending ? "change-refused" : "refused") : "sent-back");
    return null;
  });
}
