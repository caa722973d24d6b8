import { findDraft } from "#app/domain/payments/statements/find-draft.server.ts";
import type { StatementHolder } from "#app/domain/payments/statements/holder.ts";
import { readLines } from "#app/domain/payments/statements/lines-rules.ts";
import { db, type Tx } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";

/** Of these fingerprints, those that the account has already. */
async function knownOf(tx: Tx, payingAccountId: string, fingerprints: string[]): Promise<Set<string>> {
  const rows = await tx.statementLine.findMany({
    where: { payingAccountId, fingerprint: { in: fingerprints } },
    select: { fingerprint: true },
  });
  return new Set(rows.map((row) => row.fingerprint));
}

/**
 * What a waiting file would add: its lines, and which are there already from a file that overlaps; or what is wrong with it, line
 * by line. "columns": somebody has to say first which column is which.
 */
export async function checkStatement(holder: StatementHolder, id: string, tx: Tx = db().prisma) {
  const found = await findDraft(holder, id, tx);
  if (!found) return null;
  const { draft, table, columns } = found;
  if (!columns) return { state: "columns" as const, draft };
  const read = readLines(table, columns, dayOf(now()));
  if (!read.ok) return { state: "problems" as const, draft, problems: read.problems };
  const known = await knownOf(
    tx,
    draft.payingAccountId,
    read.lines.map((line) => line.fingerprint),
  );
  const fresh = read.lines.filter((line) => !known.has(line.fingerprint));
  const sum = (of: typeof fresh) => of.reduce((total, line) => total + line.pence, 0);
  return {
    state: "good" as const,
    draft,
    columns,
    headings: table.headings,
    lines: read.lines,
    fresh,
    known: known.size,
    nothingMoved: read.nothingMoved,
    balanceBreaks: read.balanceBreaks,
    inPence: sum(fresh.filter((line) => line.pence > 0)),
    outPence: -sum(fresh.filter((line) => line.pence < 0)),
  };
}
