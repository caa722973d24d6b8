import type { Tx } from "#app/db.server.ts";

type PotAccounts = { availableAccountId: bigint; heldAccountId: bigint };
export type PotMoney = {
  allocatedPence: number;
  availablePence: number;
  heldPence: number;
  spentPence: number;
};

/**
 * What the ledger says of pots, in their order: put in, by card or otherwise (less what was taken back), left, set aside,
 * and spent, which is what was put in and is neither left nor set aside. Spending that was undone was never spent.
 */
export async function findPotMoney(tx: Tx, pots: readonly PotAccounts[]): Promise<PotMoney[]> {
  if (pots.length === 0) return [];
  const rows = await tx.$queryRaw<{ available: bigint; held: bigint; allocated: bigint }[]>`
    SELECT a.balance_pence AS available, h.balance_pence AS held,
      (SELECT coalesce(sum(e.amount_pence), 0)::bigint FROM ledger.entry e JOIN ledger.transfer t ON t.id = e.transfer_id
          LEFT JOIN ledger.transfer o ON o.id = t.reverses_id
        WHERE e.account_id = a.id AND coalesce(o.kind, t.kind) IN ('allocate', 'card_payment', 'card_refund')) AS allocated
    FROM unnest(${pots.map((pot) => pot.availableAccountId)}::bigint[], ${pots.map((pot) => pot.heldAccountId)}::bigint[])
      WITH ORDINALITY AS p (available_id, held_id, n)
    JOIN ledger.account a ON a.id = p.available_id AND a.kind = 'available'
    JOIN ledger.account h ON h.id = p.held_id AND h.kind = 'held'
    ORDER BY p.n`;
  if (rows.length !== pots.length) throw new Error("a pot has no ledger accounts");
  return rows.map(({ available, held, allocated }) => ({
    allocatedPence: Number(allocated),
    availablePence: Number(available),
    heldPence: Number(held),
    spentPence: Number(allocated - available - held),
  }));
}
