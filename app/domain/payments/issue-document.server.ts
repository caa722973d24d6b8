import type { Tx } from "#app/db.server.ts";
import type { DocumentKind } from "#app/generated/prisma/enums.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import type { Day } from "#app/lib/dates.ts";

const PREFIX: Record<DocumentKind, string> = {
  invoice: "INV",
  credit_note: "CN",
  receipt: "R",
  remittance: "REM",
};

export type NewDocument = {
  kind: DocumentKind;
  /** Whose numbering: a supplier's, or a paying account's. The same kind of one owner is one series without gaps. */
  owner: { type: "supplier" | "paying-account"; id: string; code: string };
  areaId: string;
  mode: string;
  supplierId: string | null;
  personId: string | null;
  payingAccountId: string | null;
  issuedOn: Day;
  /** Everything the print shows, as it is now. `label` and `issuedOn` are added to it. */
  body: Prisma.InputJsonObject;
};

/**
 * Issues one document under the next number of its series. The series stays locked until the transaction ends, so that a
 * number is never skipped nor given twice. Call it late in a transaction.
 */
export async function issueDocument(tx: Tx, { owner, ...document }: NewDocument) {
  const series = `${document.kind}:${owner.id}`;
  const [row] = await tx.$queryRaw<
    { number: number }[]
  >`SELECT public.next_document_number(${series}) AS number`;
  if (!row) throw new Error("no document number");
  const label = `${PREFIX[document.kind]}-${owner.code}-${String(row.number).padStart(5, "0")}`;
  return tx.document.create({ data: { ...document, series, number: row.number, label } });
}

/** "0012": how a supplier stands in the numbers of its documents. */
export const supplierCode = (supplier: { number: number }): string =>
  String(supplier.number).padStart(4, "0");
