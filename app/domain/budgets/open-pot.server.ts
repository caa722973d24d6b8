import { openLedgerAccount, post } from "#app/domain/ledger/ledger.server.ts";
import type { Tx } from "#app/db.server.ts";
import type { FundingRoute, PotKind, Tier } from "#app/generated/prisma/enums.ts";
import { randomUUID } from "node:crypto";

export type NewPot = {
  budgetId: string;
  personId: string;
  areaId: string;
  kind: PotKind;
  fundingRoute: FundingRoute;
  authorisedTier?: Tier;
};

/** A pot with its two ledger accounts, available and held, both empty. */
export async function openPot(tx: Tx, pot: NewPot) {
  const id = randomUUID();
  const availableAccountId = await openLedgerAccount(tx, "pot/available", id);
  const heldAccountId = await openLedgerAccount(tx, "pot/held", id);
  return tx.pot.create({ data: { id, ...pot, availableAccountId, heldAccountId } });
}

/**
 * Puts council money into a pot. @param pence more than nothing. @param key names this allocation: the same key twice
 * allocates once.
 */
export async function allocateToPot(
  tx: Tx,
  pot: { id: string; areaId: string; availableAccountId: bigint },
  pence: number,
  key: string,
  actorId: string | null,
) {
  const funding = await openLedgerAccount(tx, "area/funding", pot.areaId);
  return post(tx, {
    key: `allocate:${key}`,
    kind: "allocate",
    lines: [
      { account: funding, pence: -pence },
      { account: pot.availableAccountId, pence },
    ],
    subject: { type: "pot", id: pot.id },
    actorId,
  });
}
