import type { Act } from "#app/domain/audit/act.server.ts";
import type { PaymentBodyInput } from "#app/domain/payments/documents/document-body.ts";
import { METHOD_WORDS } from "#app/domain/payments/invoices/invoice-words.ts";
import { issueDocument } from "#app/domain/payments/issue-document.server.ts";
import type { RunInvoice } from "#app/domain/payments/runs/find-run-invoices.server.ts";
import { splitGross } from "#app/domain/payments/vat-rules.ts";
import { isoDay, type Day } from "#app/lib/dates.ts";

type Paid = {
  supplierId: string;
  supplier: { legalName: string; addressLines: string[] };
  bank: { accountNumber: string };
  amountPence: number;
};
type Run = {
  areaId: string;
  mode: string;
  payer: { id: string; name: string };
  /** Stands in the numbers of its remittance advice. */
  code: string;
};
type Facts = {
  paidOn: Day;
  bankReference: string;
  today: Day;
  vatNumber: string | null;
  invoices: readonly RunInvoice[];
};

/** The remittance advice of one payment: frozen, under the paying account's next number. Net and VAT are of what was paid. */
export function issueRemittance(tx: Act, run: Run, line: Paid, { invoices, ...paid }: Facts) {
  const parts = invoices.map((one) => splitGross(one.paidPence, one.vatRateBasisPoints));
  const body: PaymentBodyInput = {
    supplier: {
      name: line.supplier.legalName,
      address: line.supplier.addressLines,
      vatNumber: paid.vatNumber,
    },
    payer: { name: run.payer.name },
    paidOn: isoDay(paid.paidOn),
    method: METHOD_WORDS.run,
    bankReference: paid.bankReference,
    accountEnding: line.bank.accountNumber.slice(-4),
    lines: invoices.map((one) => ({
      label: one.label,
      what: [`person ${one.personReference}`, one.service].filter(Boolean).join(", "),
      pence: one.paidPence,
    })),
    netPence: parts.reduce((sum, one) => sum + one.netPence, 0),
    vatPence: parts.reduce((sum, one) => sum + one.vatPence, 0),
    totalPence: line.amountPence,
  };
  return issueDocument(tx, {
    kind: "remittance",
    owner: { type: "paying-account", id: run.payer.id, code: run.code },
    areaId: run.areaId,
    mode: run.mode,
    supplierId: line.supplierId,
    personId: null,
    payingAccountId: run.payer.id,
    issuedOn: paid.today,
    body,
  });
}
