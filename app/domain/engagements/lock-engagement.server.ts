import type { Tx } from "#app/db.server.ts";
import { mayTake, STATUS_WORDS, type Step } from "#app/domain/engagements/status-rules.ts";
import type { Side } from "#app/generated/prisma/enums.ts";
import { Refusal } from "#app/lib/result.ts";

export type Party = { side: "person"; personId: string } | { side: "planner"; plannerId: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const include = {
  pot: {
    select: {
      id: true,
      availableAccountId: true,
      heldAccountId: true,
      areaId: true,
      mode: true,
      fundingRoute: true,
      budgetManagerId: true,
    },
  },
  person: { select: { id: true, firstName: true, lastName: true, reference: true, accountId: true } },
  planner: { select: { id: true, firstName: true, lastName: true, accountId: true } },
  endings: { where: { status: "proposed" } },
} as const;

/**
 * The engagement of one of its two sides, its row locked until the transaction ends.
 * Throws `Refusal` "not-found" for anybody else's, "stale" when it changed since the page was drawn (`version`), and
 * "moved-on" when the step is not possible in its state.
 */
export async function lockEngagement(tx: Tx, party: Party, id: string, step: Step, version?: number) {
  // Not an id at all is nothing that could be asked of the database
  if (!UUID.test(id)) throw new Refusal("not-found", "We cannot find this piece of planning.");
  const mine = party.side === "person" ? { personId: party.personId } : { plannerId: party.plannerId };
  await tx.$queryRaw`SELECT id FROM engagement WHERE id = ${id}::uuid FOR UPDATE`;
  const engagement = await tx.engagement.findFirst({ where: { id, ...mine }, include });
  if (!engagement) throw new Refusal("not-found", "We cannot find this piece of planning.");
  const openEnding: Side | null = engagement.endings[0]?.proposedBy ?? null;
  if (!mayTake(step, party.side, { ...engagement, openEnding })) {
    throw new Refusal(
      "moved-on",
      `This has moved on since you opened the page. It is now: ${STATUS_WORDS[engagement.status].toLowerCase()}. Nothing was changed by this.`,
    );
  }
  if (version !== undefined && version !== engagement.version) {
    throw new Refusal(
      "stale",
      "Something changed here since you opened the page. Nothing was changed by this. Look at what is new, then decide again.",
    );
  }
  return engagement;
}
export type LockedEngagement = Awaited<ReturnType<typeof lockEngagement>>;
