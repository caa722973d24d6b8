import type { Tx } from "#app/db.server.ts";
import { mayTake, stateOf, STATUS_WORDS, type Step } from "#app/domain/engagements/status-rules.ts";
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
      kind: true,
      authorisedTier: true,
    },
  },
  person: { select: { id: true, firstName: true, lastName: true, reference: true, accountId: true } },
  planner: { select: { id: true, firstName: true, lastName: true, accountId: true } },
  endings: { where: { status: "proposed" } },
  // What is asked now; and a larger tier that they pay for themselves gives them 14 days to cancel again
  upgrades: { orderBy: { askedAt: "desc" } },
} as const;

/** An engagement of somebody's, its row locked until the transaction ends; null for anybody else's. */
export async function findLocked(
  tx: Tx,
  id: string,
  whose: { personId: string } | { plannerId: string } | { areaId: string },
) {
  await tx.$queryRaw`SELECT id FROM engagement WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.engagement.findFirst({ where: { id, ...whose }, include });
}
export type LockedEngagement = NonNullable<Awaited<ReturnType<typeof findLocked>>>;

/**
 * The engagement of one of its two sides, its row locked until the transaction ends.
 * Throws `Refusal` "not-found" for anybody else's, "stale" when it changed since the page was drawn (`version`), and
 * "moved-on" when the step is not possible in its state.
 */
export async function lockEngagement(tx: Tx, party: Party, id: string, step: Step, version?: number) {
  // Not an id at all is nothing that could be asked of the database
  if (!UUID.test(id)) throw new Refusal("not-found", "We cannot find this piece of planning.");
  const mine = party.side === "person" ? { personId: party.personId } : { plannerId: party.plannerId };
  const engagement = await findLocked(tx, id, mine);
  if (!engagement) throw new Refusal("not-found", "We cannot find this piece of planning.");
  if (!mayTake(step, party.side, stateOf(engagement))) {
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
