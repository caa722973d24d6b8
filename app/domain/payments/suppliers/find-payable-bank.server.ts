import type { Tx } from "#app/db.server.ts";

type Bank = {
  id: string;
  accountName: string;
  sortCode: string;
  accountNumber: string;
  checkSaid: string;
  createdAt: Date;
  /** Whether they gave other details before these. */
  earlier: boolean;
};
/** "came-back": the bank returned a payment to the newest details, which nobody has renewed since. */
export type Payable = ({ state: "ready" } & Bank) | { state: "none" } | { state: "came-back" };

/** Keeps suppliers' details from being changed until the transaction ends. */
export async function keepDetails(tx: Tx, supplierIds: string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM supplier WHERE id = ANY (${supplierIds}::uuid[]) ORDER BY id FOR SHARE`;
}

/** Where each supplier can be paid now: the newest details given, unless a payment to just those came back. */
export async function findPayableBank(tx: Tx, supplierIds: string[]): Promise<Map<string, Payable>> {
  const rows = await tx.supplierBank.findMany({
    where: { supplierId: { in: supplierIds } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: {
      runLines: { where: { payment: { returnedAt: { not: null } } }, select: { id: true }, take: 1 },
    },
  });
  return new Map(
    supplierIds.map((supplierId): [string, Payable] => {
      const own = rows.filter((row) => row.supplierId === supplierId);
      const [newest] = own;
      if (!newest) return [supplierId, { state: "none" }];
      const { runLines, ...bank } = newest;
      return [
        supplierId,
        runLines.length > 0 ? { state: "came-back" } : { state: "ready", ...bank, earlier: own.length > 1 },
      ];
    }),
  );
}
