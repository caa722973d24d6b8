import { act } from "#app/domain/audit/act.server.ts";
import { stillInForce } from "#app/domain/assisted-access/record-decision.server.ts";
import { usedColumns, type Columns } from "#app/domain/payments/statements/columns-rules.ts";
import { findDraft } from "#app/domain/payments/statements/find-draft.server.ts";
import type { StatementHolder } from "#app/domain/payments/statements/holder.ts";
import { Refusal } from "#app/lib/result.ts";

/** Which column of a waiting file says what; the account remembers it for its next file. */
export function keepColumns(holder: StatementHolder, id: string, columns: Columns) {
  return act(holder.access, async (tx) => {
    if (holder.side === "person") await stillInForce(tx, holder.access);
    const found = await findDraft(holder, id, tx);
    if (!found) throw new Refusal("not-found", "This file is not waiting any more. Nothing was changed.");
    if (usedColumns(columns).some((one) => one >= found.table.headings.length))
      throw new Refusal(
        "no-such-column",
        "One of these columns is not in the file. Choose again. Nothing was changed.",
      );
    await tx.statementImport.update({ where: { id }, data: { columns } });
    await tx.payingAccount.update({
      where: { id: found.draft.payingAccountId },
      data: { statementColumns: columns },
    });
    return { id };
  });
}
