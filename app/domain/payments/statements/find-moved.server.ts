import type { Tx } from "#app/db.server.ts";
import type { FundingRoute } from "#app/generated/prisma/enums.ts";
import type { Day } from "#app/lib/dates.ts";

type Account = { id: string; route: FundingRoute; personId: string | null; budgetManagerId: string | null };

/**
 * What should be in an account at the end of a day by the record: all that was put in, less all that was paid out of it. `apart`:
 * what its statements show that has nothing to do with the budget. Pence.
 */
export async function findMovedUpTo(
  tx: Tx,
  account: Account,
  day: Day,
): Promise<{ inRecord: number; apart: number }> {
  const [row] = await tx.$queryRaw<{ moved: bigint; apart: bigint }[]>`
    WITH moved AS (
      SELECT t.id, t.created_at, coalesce(t.reverses_id, t.id) AS day_of, -e.amount_pence AS pence
      FROM ledger.account a JOIN ledger.entry e ON e.account_id = a.id JOIN ledger.transfer t ON t.id = e.transfer_id
      WHERE a.owner_type = 'paying-account' AND a.owner_id = ${account.id} AND a.kind = 'paid-out'
      UNION ALL
      SELECT t.id, t.created_at, coalesce(t.reverses_id, t.id), e.amount_pence
      FROM pot p JOIN ledger.entry e ON e.account_id = p.available_account_id JOIN ledger.transfer t ON t.id = e.transfer_id
      WHERE (t.kind = 'allocate' OR t.kind = 'reversal' AND EXISTS (SELECT FROM ledger.transfer o WHERE o.id = t.reverses_id AND o.kind = 'allocate'))
        AND p.funding_route = ${account.route}::"FundingRoute"
        AND (p.person_id = ${account.personId}::uuid OR p.budget_manager_id = ${account.budgetManagerId}::uuid))
    SELECT coalesce(sum(m.pence) FILTER (WHERE coalesce(p.paid_on, sp.paid_on, i.from_on, (o.created_at AT TIME ZONE 'Europe/London')::date) <= ${day}), 0)::bigint AS moved,
      (SELECT coalesce(sum(l.pence), 0) FROM statement_line l
        WHERE l.paying_account_id = ${account.id}::uuid AND l.state = 'not_budget' AND l.on_day <= ${day})::bigint AS apart
    FROM moved m JOIN ledger.transfer o ON o.id = m.day_of
      LEFT JOIN payment p ON p.transfer_id = m.day_of LEFT JOIN spending sp ON sp.transfer_id = m.day_of
      LEFT JOIN instalment i ON i.transfer_id = m.day_of`;
  return { inRecord: Number(row?.moved ?? 0n), apart: Number(row?.apart ?? 0n) };
}
