import type { InvoiceSide } from "#app/domain/payments/invoices/viewpoint.ts";
import type { Age, InvoiceStep } from "#app/domain/payments/invoices/invoice-rules.ts";
import type { FundingRoute, InvoiceStatus, PaymentMethod } from "#app/generated/prisma/enums.ts";

export const INVOICE_STATUS_WORDS: Record<InvoiceStatus, string> = {
  issued: "To be paid",
  queried: "A question was asked",
  approved: "Approved, to be paid",
  in_run: "In a payment run",
  marked_paid: "Said to be paid, not confirmed yet",
  paid: "Paid",
  credited: "Credited: nothing to pay",
};
export const INVOICE_TONES = {
  issued: "plain",
  queried: "plum",
  approved: "sea",
  in_run: "sea",
  marked_paid: "plum",
  paid: "leaf",
  credited: "leaf",
} as const satisfies Record<InvoiceStatus, string>;

export const AGE_WORDS: Record<Age, { label: string; means: string }> = {
  "not-due": { label: "Not due yet", means: "Within the days for payment" },
  "1-30": { label: "1 to 30 days late", means: "Please pay now" },
  "31-60": { label: "31 to 60 days late", means: "Long overdue" },
  "61-plus": { label: "61 days late or more", means: "Phone us if something stands in the way" },
};

export const METHOD_WORDS: Record<PaymentMethod, string> = {
  run: "By the council’s bank",
  transfer: "By bank transfer",
  manager: "By the budget manager’s bank",
  card: "By card",
};

/** Who pays, to each side. Whose account the money is in decides it. */
export function payerWords(route: FundingRoute, side: InvoiceSide, payerName: string): string {
  const you = side === "person" ? "You, " : "The person, ";
  switch (route) {
    case "council_held":
      return `${payerName}. ${side === "person" ? "You are not asked for this money." : "The person is not asked for it."}`;
    case "third_party":
      return side === "manager"
        ? `You (${payerName}). The person is never asked for this money.`
        : `${payerName}, the budget manager. ${side === "person" ? "You are never asked for this money." : "The person is never asked for it."}`;
    case "direct_payment":
      return `${you}out of the direct payment account. Nobody else can.`;
    case "own_money":
      return `${you}by card.`;
  }
}

export const STEP_LINKS: Record<InvoiceStep, { path: string; label: string }> = {
  pay: { path: "/invoices/pay?invoice=:id", label: "Mark as paid" },
  approve: { path: "/invoices/approve?invoice=:id", label: "Approve" },
  query: { path: "/invoices/:id/query", label: "Ask a question about it" },
  answer: { path: "/invoices/:id/answer", label: "Answer the question" },
  mark: { path: "/invoices/:id/pay", label: "Pay by bank transfer" },
  confirm: { path: "/invoices/:id/arrived", label: "Say whether it has arrived" },
  "take-back": { path: "/invoices/:id/undo", label: "I have not paid it after all" },
  "not-arrived": { path: "/invoices/:id/not-arrived", label: "It has not arrived" },
  repaid: { path: "/invoices/:id/repaid", label: "The money came back" },
  reverse: { path: "/invoices/:id/undo", label: "This was recorded by mistake" },
  credit: { path: "/invoices/:id/credit", label: "Give a credit or refund" },
};

const EVENT_WORDS: Record<string, string> = {
  issued: "The work was agreed, and the invoice was made",
  queried: "A question was asked. The money stays owed",
  answered: "The question was answered",
  approved: "It was approved for payment",
  paid: "It was marked as paid",
  "marked-paid": "The person says they have paid",
  "mark-taken-back": "It was not paid after all",
  confirmed: "The money arrived, and the payment was confirmed",
  "seen-on-statement": "The payment was seen on a bank statement",
  "not-arrived": "The money has not arrived",
  reversed: "The payment was recorded by mistake, and was undone",
  credited: "A credit was given",
  "credit-waiting": "A refund was promised. The money is to be paid back first",
  repaid: "The money came back, and was refunded",
  "reminded-first": "A reminder was sent",
  "reminded-core-service": "A second reminder was sent, and the core service was asked to look",
};
export const invoiceEventWords = (kind: string): string => EVENT_WORDS[kind] ?? "Something happened";
