import { openLedgerAccount, post, recordMode, type Mode } from "#app/domain/ledger/ledger.server.ts";
import type { Tx } from "#app/db.server.ts";
import type { FundingRoute, PotKind, Tier } from "#app/generated/prisma/enums.ts";
import { randomUUID } from "node:crypto";

export type NewPot = {
  budgetId: string;
  personId: string;
  areaId: string;
  kind: PotKind;
  fundingRoute: FundingRoute;
  /** Who holds it, where a third party does; nobody else has one. */
  budgetManagerId?: string;
  /** Which reserve, or which one thing. */
  name?: string;
  authorisedTier?: Tier;
  /** Test where the money of its card payments is; otherwise as the installation's record is. */
  mode?: Mode;
};

/** A pot with its two ledger accounts, available and held, both empty. */
export async function openPot(tx: Tx, pot: NewPot) {
  const id = randomUUID();
  const mode = pot.mode ?? recordMode();
  const availableAccountId = await openLedgerAccount(tx, "pot/available", id, mode);
  const heldAccountId = await openLedgerAccount(tx, "pot/held", id, mode);
  return tx.pot.create({ data: { id, ...pot, mode, availableAccountId, heldAccountId } });
}

/**
 * Puts money into a pot: the council's, or, into a pot of the person's own money, theirs. @param pence more than nothing;
 * less than nothing takes it out again, never more than is left. @param key names this allocation: the same key twice
 * allocates once.
 */
export async function allocateToPot(
  tx: Tx,
  pot: {
    id: string;
    areaId: string;
    personId: string;
    fundingRoute: FundingRoute;
    mode: string;
    availableAccountId: bigint;
  },
  pence: number,
  key: string,
  actorId: string | null,
) {
  const funding =
    pot.fundingRoute === "own_money"
      ? await openLedgerAccount(tx, "person/funding", pot.personId, pot.mode as Mode)
      : await openLedgerAccount(tx, "area/funding", pot.areaId, pot.mode as Mode);
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
