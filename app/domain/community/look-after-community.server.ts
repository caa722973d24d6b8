import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { recordGroupChange } from "#app/domain/community/record-group-change.server.ts";
import { queueGroupEmail } from "#app/domain/community/send-group-email.server.ts";
import { maybeStale, staleStepDue, type StaleStep } from "#app/domain/community/stale-rules.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";

/** An offer whose leader never pressed Confirm is nobody's: after so many days it is deleted, with their name and email. */
const UNCONFIRMED_DAYS = 14;
const EMAIL = { asked: "ask", reminded: "remind", hidden: "hidden" } as const;

/** One group's night, in one transaction: run twice it does nothing more, and killed in the middle it has done nothing. */
export async function lookAfterGroup(id: string): Promise<void> {
  const result = await act(systemAccess("look-after-community"), async (tx) => {
    await tx.$queryRaw`SELECT id FROM community_group WHERE id = ${id}::uuid FOR UPDATE`;
    const group = await tx.communityGroup.findFirst({ where: { id, status: "shown", waitingSince: null } });
    if (!group?.confirmedOn) return;
    const today = dayOf(now());
    const step = group.staleStep as StaleStep;
    const due = staleStepDue({ confirmedOn: group.confirmedOn, step, stepOn: group.staleOn }, today);
    if (!due) return;
    await tx.communityGroup.update({
      where: { id },
      data: {
        staleStep: due,
        staleOn: today,
        ...(due === "hidden" ? { status: "hidden" } : {}),
        version: { increment: 1 },
        changedAt: now(),
      },
    });
    await recordGroupChange(tx, group, { kind: due, by: { name: "Ownway", accountId: null } });
    await queueGroupEmail(tx, id, EMAIL[due]);
  });
  if (!result.ok) throw new Error(`group ${id}: ${result.refusal.words}`);
}

/** The nightly job. One group that cannot be looked after does not stop the others. What waits to be read is left in peace. */
export async function lookAfterCommunity(): Promise<void> {
  const today = dayOf(now());
  const { confirmedBy, stepBy } = maybeStale(today);
  await db().prisma.communityGroup.deleteMany({
    where: { status: "unconfirmed", changedAt: { lt: addDays(today, -UNCONFIRMED_DAYS) } },
  });
  const groups = await db().prisma.communityGroup.findMany({
    where: {
      status: "shown",
      waitingSince: null,
      OR: [
        { staleStep: "none", confirmedOn: { lte: confirmedBy } },
        { staleStep: { in: ["asked", "reminded"] }, staleOn: { lte: stepBy } },
      ],
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const wrong: unknown[] = [];
  for (const { id } of groups) {
    try {
      await lookAfterGroup(id);
    } catch (error) {
      wrong.push(error);
    }
  }
  if (wrong.length > 0) throw new AggregateError(wrong, `${wrong.length} groups were not looked after`);
}
