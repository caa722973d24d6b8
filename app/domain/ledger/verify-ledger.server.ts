import { db } from "#app/db.server.ts";

type TransferProblem = { transferId: number; problem: string };
type AccountProblem = { accountId: number; entryId: number | null; problem: string };
export type LedgerProof = {
  ok: boolean;
  transfers: number;
  entries: number;
  accounts: number;
  imbalances: TransferProblem[];
  drift: AccountProblem[];
  orphanHolds: { transferId: number; subject: string }[];
};
type Verified = Omit<LedgerProof, "ok" | "orphanHolds"> & { expiredHolds: LedgerProof["orphanHolds"] };

/** Proves that every transfer balances and every balance is the sum of its entries. */
export async function verifyLedger(): Promise<LedgerProof> {
  const [row] = await db().prisma.$queryRaw<{ proof: Verified }[]>`SELECT ledger.verify() AS proof`;
  if (!row) throw new Error("ledger.verify returned nothing");
  const { expiredHolds, ...proof } = row.proof;
  const ok = proof.imbalances.length === 0 && proof.drift.length === 0 && expiredHolds.length === 0;
  return { ok, ...proof, orphanHolds: expiredHolds };
}
