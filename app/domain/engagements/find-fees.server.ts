import { findAreaSettings } from "#app/domain/budgets/find-area-settings.server.ts";
import { findTiers, type TierRow } from "#app/domain/budgets/find-tiers.server.ts";
import { findVatRate } from "#app/domain/payments/open-supplier.server.ts";
import { addVat } from "#app/domain/payments/vat-rules.ts";
import { db, type Tx } from "#app/db.server.ts";

export type Fees = { tiers: TierRow[]; vatRateBasisPoints: number };

/**
 * What an area's tiers cost with one planner today, all in: pence, VAT included. Where the area's fixed fees include VAT
 * (the default) they are the same for everybody; where they do not, VAT comes on top for a planner who charges it.
 */
export async function findFees(areaId: string, plannerId: string, tx: Tx = db().prisma): Promise<Fees> {
  const tiers = await findTiers(areaId, undefined, tx);
  const { feesIncludeVat } = await findAreaSettings(areaId, undefined, tx);
  const vatRateBasisPoints = await findVatRate(tx, plannerId);
  if (feesIncludeVat) return { tiers, vatRateBasisPoints };
  return {
    tiers: tiers.map((row) => ({ ...row, feePence: addVat(row.feePence, vatRateBasisPoints).grossPence })),
    vatRateBasisPoints,
  };
}
