import { findEntries } from "#app/domain/payments/statements/find-entries.server.ts";
import { DAYS_APART, matchLines } from "#app/domain/payments/statements/match-rules.ts";
import type { Tx } from "#app/db.server.ts";
import type { PayingAccount } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { addDays } from "#app/lib/dates.ts";

type Account = Pick<PayingAccount, "id" | "route" | "personId" | "budgetManagerId">;

/** The open lines of an account, what of the record each could be, and which are without doubt. */
export async function findMatches(tx: Tx, account: Account) {
  const lines = await tx.statementLine.findMany({
    where: { payingAccountId: account.id, state: "open" },
    orderBy: [{ onDay: "asc" }, { line: "asc" }],
  });
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return { lines, entries: [], sure: [], possible: new Map<string, string[]>() };
  const entries = await findEntries(
    tx,
    account,
    addDays(first.onDay, -DAYS_APART),
    addDays(last.onDay, DAYS_APART),
  );
  const bank = lines.map((line) => ({
    id: line.id,
    on: line.onDay,
    pence: line.pence,
    description: line.description,
  }));
  return { lines, entries, ...matchLines(bank, entries) };
}

/** A line that agreed with what was undone since waits for an answer again. */
async function reopenUndone(tx: Tx, accountId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE statement_line l SET state = 'open', entry_kind = NULL, entry_id = NULL, settled_at = NULL, settled_by_account_id = NULL, version = version + 1
    WHERE l.paying_account_id = ${accountId}::uuid AND l.state = 'agrees' AND CASE l.entry_kind
      WHEN 'transfer' THEN EXISTS (SELECT FROM ledger.transfer r WHERE r.reverses_id = l.entry_id::bigint)
      ELSE EXISTS (SELECT FROM spending s WHERE s.id = l.entry_id::uuid AND s.state = 'undone') END`;
}

/**
 * Lines that are without doubt an entry of the ledger agree with it. An invoice is never paid by this alone: a person presses.
 * @returns how many.
 */
export async function matchAccount(tx: Tx, account: Account): Promise<number> {
  await reopenUndone(tx, account.id);
  const { sure } = await findMatches(tx, account);
  let matched = 0;
  for (const { line, entry } of sure) {
    const [kind, id] = entry.split(":") as [string, string];
    if (kind !== "transfer") continue;
    const { count } = await tx.statementLine.updateMany({
      where: { id: line, payingAccountId: account.id, state: "open" },
      data: { state: "agrees", entryKind: kind, entryId: id, settledAt: now(), version: { increment: 1 } },
    });
    matched += count;
  }
  return matched;
}
