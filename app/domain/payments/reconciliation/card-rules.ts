import type { Found, Kind } from "#app/domain/payments/reconciliation/difference-words.ts";

/** A movement that the record has at the card provider, under the provider's own id of it. */
export type CardEntry = {
  outsideId: string;
  /** As the platform's account with the provider sees it: in is more than nothing. */
  pence: number;
  /** The provider's cost as written down; null where none is expected or it is not known yet. */
  costPence: number | null;
  at: Date;
  areaId: string | null;
  personId: string | null;
  objectType: string;
  objectId: string;
};
/** A movement that the provider has. */
export type ProviderMovement = {
  sourceId: string | null;
  id: string;
  type: string;
  amountPence: number;
  feePence: number;
  createdAt: Date;
};

/** Movements that are the platform's own affair with the provider, and no part of anybody's budget. */
const OWN_AFFAIRS = [
  "payout",
  "payout_cancel",
  "payout_failure",
  "topup",
  "stripe_fee",
  "contribution",
  "tax_fee",
  "reserve_transaction",
];

/**
 * The record beside the provider's list, movement by movement. `judged`: what is younger may still be on its way to the other side,
 * and what is older may have its other half before what was fetched. Several movements of one thing (a dispute that was won) count together.
 */
export function compareCards(
  ours: readonly CardEntry[],
  theirs: readonly ProviderMovement[],
  judged: { from: Date; before: Date },
): Found[] {
  const found: Found[] = [];
  const due = (at: Date) => at >= judged.from && at < judged.before;
  const outside = new Map<string, { pence: number; fee: number; newest: Date; type: string }>();
  for (const one of theirs) {
    if (OWN_AFFAIRS.includes(one.type)) continue;
    const id = one.sourceId ?? one.id;
    const sum = outside.get(id) ?? { pence: 0, fee: 0, newest: one.createdAt, type: one.type };
    outside.set(id, {
      pence: sum.pence + one.amountPence,
      fee: sum.fee + one.feePence,
      newest: one.createdAt > sum.newest ? one.createdAt : sum.newest,
      type: sum.type,
    });
  }
  const inside = new Map<string, CardEntry>();
  for (const one of ours) {
    const before = inside.get(one.outsideId);
    inside.set(
      one.outsideId,
      before
        ? {
            ...before,
            pence: before.pence + one.pence,
            costPence:
              before.costPence === null && one.costPence === null
                ? null
                : (before.costPence ?? 0) + (one.costPence ?? 0),
            at: one.at > before.at ? one.at : before.at,
          }
        : one,
    );
  }
  const note = (
    kind: Kind,
    id: string,
    entry: CardEntry | undefined,
    oursPence: number | null,
    theirsPence: number | null,
  ) =>
    void found.push({
      scope: "cards",
      kind,
      areaId: entry?.areaId ?? null,
      personId: entry?.personId ?? null,
      objectType: entry?.objectType ?? "provider",
      objectId: entry ? `${entry.objectId}:${id}` : id,
      about: id,
      oursPence,
      theirsPence,
    });
  for (const [id, entry] of inside) {
    const other = outside.get(id);
    if (!other) {
      if (due(entry.at) && entry.pence !== 0) note("card-not-at-provider", id, entry, entry.pence, null);
    } else if (other.pence !== entry.pence) {
      if (due(entry.at) && due(other.newest))
        note("card-amount-differs", id, entry, entry.pence, other.pence);
    } else if (other.fee !== (entry.costPence ?? 0) && due(other.newest))
      note("card-cost-differs", id, entry, entry.costPence, other.fee);
  }
  for (const [id, other] of outside)
    if (!inside.has(id) && due(other.newest) && other.pence !== 0)
      note("card-not-in-record", id, undefined, null, other.pence);
  return found;
}
