import type { InvoiceSide, Part } from "#app/domain/payments/invoices/viewpoint.ts";
import {
  byCard,
  type Age,
  type InvoiceState,
  type InvoiceStep,
} from "#app/domain/payments/invoices/invoice-rules.ts";
import type { FundingRoute, InvoiceStatus, PaymentMethod } from "#app/generated/prisma/enums.ts";
import { pounds } from "#app/lib/money.ts";

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

/** To everybody but a budget manager: most of them are not asked for the money. */
export const AGE_MEANS: Record<Age, string> = {
  "not-due": "Within the days for payment",
  "1-30": "It should be paid now",
  "31-60": "Long overdue",
  "61-plus": "Phone us if you worry about it",
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
  "in-run": "It was put into a payment run of the council",
  "out-of-run": "The payment run was cancelled. The money is still owed",
  returned: "The bank sent the payment back. The money is owed again",
  "reminded-first": "A reminder was sent",
  "reminded-core-service": "A second reminder was sent, and the core service was asked to look",
};
export const invoiceEventWords = (kind: string): string => EVENT_WORDS[kind] ?? "Something happened";

type Ends = { supplier: { legalName: string }; payingAccount: { name: string } };
/** What happens next, for a part. */
export function nextWords(
  status: InvoiceStatus,
  part: Part,
  state: InvoiceState,
  { supplier, payingAccount }: Ends,
): string {
  const { payerRoute, waitingPence } = state;
  const payer = part === "payer";
  const { name } = payingAccount;
  const direct = payerRoute === "direct_payment";
  if (waitingPence > 0 && byCard(state))
    return `${pounds(waitingPence)} is on its way back to the card that paid it. Nobody has to do anything.`;
  if (waitingPence > 0)
    return part === "supplier"
      ? `Please pay ${pounds(waitingPence)} back. When it has arrived, whoever paid says so here.`
      : `${supplier.legalName} has to pay ${pounds(waitingPence)} back.${payer ? " When it has arrived, say so here." : ""}`;
  switch (status) {
    case "issued":
    case "approved":
      if (payerRoute === "own_money")
        return "This is paid by card, before the work. Nobody has to do anything.";
      if (payerRoute === "council_held")
        return "The council pays this with its next payment run. Nobody else is asked for it.";
      if (payer && direct)
        return "Please pay this from your direct payment account, then say here that you have. Ownway moves no money.";
      if (payer)
        return "Pay it from your own bank, then mark it as paid. If something is not right, ask about it first. Ownway moves no money.";
      return direct
        ? "The person pays this from their direct payment account."
        : `${name} pays this. The person is not asked for it.`;
    case "queried":
      return part === "supplier" || part === "worker"
        ? "There is a question about this invoice. Please answer it. The money stays owed."
        : `${supplier.legalName} has been asked to answer. The money stays owed.`;
    case "in_run":
      return "The council is about to pay this. Nothing can be changed until the run has been paid.";
    case "marked_paid":
      return part === "supplier"
        ? "The person says that they have paid. Please look in your account, and say whether it has arrived."
        : `${supplier.legalName} has been asked whether the money has arrived. We remind them after 3 and 7 days. Silence never counts as a yes.`;
    case "paid":
      return part === "supplier"
        ? "This is paid. If the money has not arrived, say so."
        : "This is paid. Nothing more is to be done.";
    case "credited":
      return "All of this was credited. Nothing is to be paid.";
  }
}

export const DONE_WORDS: Record<string, { title: string; words: string }> = {
  queried: {
    title: "Your question was sent.",
    words: "The planner has been asked to answer. The money stays owed until this is settled.",
  },
  answered: {
    title: "Your answer was sent.",
    words: "Whoever pays has been told. The invoice waits to be paid again.",
  },
  marked: {
    title: "Thank you. You said that you have paid.",
    words: "The planner has been asked whether it has arrived. You get a receipt when they say yes.",
  },
  "taken-back": {
    title: "You have not paid it after all.",
    words: "It waits to be paid. The planner has been told.",
  },
  confirmed: { title: "Thank you. It is paid.", words: "Whoever paid has been told, and has a receipt." },
  "not-arrived": {
    title: "You said that it has not arrived.",
    words: "Whoever pays has been told, and asked to look.",
  },
  reversed: {
    title: "The payment is undone.",
    words: "What it was for is owed again. Both sides can see that it was a mistake.",
  },
  credited: {
    title: "The credit is given.",
    words: "A credit note says how much and why. Whoever pays has been told.",
  },
  repaid: { title: "Thank you. The money is back.", words: "It is in the budget again." },
};
