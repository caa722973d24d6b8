import type { ClientBase } from "pg";
import { db } from "#app/db.server.ts";

export type LedgerProof = {
  ok: boolean;
  transfers: number;
  entries: number;
  accounts: number;
  /** Transfers whose lines break a rule. */
  imbalances: { transferId: number; problem: string }[];
  /** Accounts, or single entries, whose balance is not the sum of the entries. */
  drift: { accountId: number; entryId: number | null; problem: string }[];
  /** Holds that ran out a day or more ago and still set money aside. */
  expiredHolds: { transferId: number; subjectType: string; subjectId: string }[];
};

/** Proves that every transfer has the shape its kind asks for and that every balance is the sum of its entries. */
export async function verifyLedger(client?: ClientBase): Promise<LedgerProof> {
  // As owner: the app's own pool ends a statement after 20 seconds, and a proof may take longer
  const { rows } = await (client ?? db().owner).query<{ proof: Omit<LedgerProof, "ok"> }>(
    "SELECT ledger.verify() AS proof",
  );
  const proof = rows[0]?.proof;
  if (!proof) throw new Error("ledger.verify returned nothing");
  return {
    ok: proof.imbalances.length === 0 && proof.drift.length === 0 && proof.expiredHolds.length === 0,
    ...proof,
  };
}
