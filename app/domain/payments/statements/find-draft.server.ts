import { z } from "zod";
import { suggestColumns, keptColumns, type Columns } from "#app/domain/payments/statements/columns-rules.ts";
import { whereImport, type StatementHolder } from "#app/domain/payments/statements/holder.ts";
import { readFile, type Table } from "#app/domain/payments/statements/read-file-rules.ts";
import { db, type Tx } from "#app/db.server.ts";

const isId = (id: string) => z.uuid().safeParse(id).success;

/** A file that waits to be added, read again, with its columns as far as they are known. Null for anybody else's. */
export async function findDraft(holder: StatementHolder, id: string, tx: Tx = db().prisma) {
  if (!isId(id)) return null;
  const draft = await tx.statementImport.findFirst({
    where: { id, state: "draft", ...whereImport(holder) },
    include: { payingAccount: true },
  });
  if (!draft?.content) return null;
  const read = readFile(draft.content);
  if (!read.ok) return null;
  const { table } = read;
  const width = table.headings.length;
  const columns = keptColumns(draft.columns, width);
  const guess: Partial<Columns> =
    columns ?? keptColumns(draft.payingAccount.statementColumns, width) ?? suggestColumns(table);
  return { draft, table, columns, guess };
}

/** The first rows as they stand in the file. */
export const previewOf = (table: Table, rows = 5) =>
  table.rows.slice(0, rows).map(({ line, cells }) => ({ line, cells }));
