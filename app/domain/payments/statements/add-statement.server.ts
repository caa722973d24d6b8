import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { checkStatement } from "#app/domain/payments/statements/check-statement.server.ts";
import { whereImport, type StatementHolder } from "#app/domain/payments/statements/holder.ts";
import type { StatementLine } from "#app/domain/payments/statements/lines-rules.ts";
import { matchAccount } from "#app/domain/payments/statements/match-account.server.ts";
import { now } from "#app/lib/clock.ts";
import { isoDay } from "#app/lib/dates.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

type Decision = { question?: string | undefined; words?: string | undefined };

/** What was in the account after the newest line, as the bank says it: files run either way. */
function closingOf(lines: readonly Pick<StatementLine, "on" | "balancePence">[]): number | null {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return null;
  return (first.on > last.on ? first : last).balancePence;
}

/**
 * Adds a file's lines to its account, all of them or none, and matches what is without doubt. Lines that an overlapping file
 * brought already are not added again; the same file pressed twice is added once.
 */
export function addStatement(
  holder: StatementHolder,
  id: string,
  decision: Decision = {},
): Promise<Result<{ id: string; added: number; known: number; matched: number }>> {
  return act(holder.access, async (tx) => {
    const there = await tx.statementImport.findFirst({ where: { id, ...whereImport(holder) } });
    if (!there) throw new Refusal("not-found", "This file is not waiting any more. Nothing was added.");
    // Files of one account come in one after the other, so that overlapping ones see each other
    await tx.$executeRaw`SELECT 1 FROM paying_account WHERE id = ${there.payingAccountId}::uuid FOR UPDATE`;
    const before = await tx.statementImport.findUniqueOrThrow({ where: { id } });
    if (before.state === "added")
      return { id, added: before.linesAdded, known: before.linesKnown, matched: 0 };
    const check = await checkStatement(holder, id, tx);
    if (check?.state !== "good")
      throw new Refusal(
        "bad-file",
        "Something in this file cannot be read. Nothing was added. Look at what is wrong below.",
      );
    if (holder.side === "person") await recordDecision(tx, holder.access, "add-bank-statement", decision);
    const { fresh, lines, known, draft } = check;
    const days = lines.map((line) => Number(line.on));
    await tx.statementImport.update({
      where: { id },
      data: {
        state: "added",
        content: null,
        addedAt: now(),
        linesAdded: fresh.length,
        linesKnown: known,
        fromOn: new Date(Math.min(...days)),
        toOn: new Date(Math.max(...days)),
        closingPence: closingOf(lines),
      },
    });
    const { payingAccountId, personId, areaId } = draft;
    await tx.statementLine.createMany({
      data: fresh.map(({ on, ...line }) => ({ ...line, onDay: on, importId: id, payingAccountId, personId })),
    });
    const matched = await matchAccount(tx, draft.payingAccount);
    tx.audit({
      action: "bank-statement.added",
      objectType: "statement_import",
      objectId: id,
      ...(personId ? { personId } : {}),
      areaId,
      detail: {
        added: fresh.length,
        known,
        matched,
        from: isoDay(new Date(Math.min(...days))),
        to: isoDay(new Date(Math.max(...days))),
      },
    });
    return { id, added: fresh.length, known, matched };
  });
}
