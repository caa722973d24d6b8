import type { Part } from "#app/domain/payments/invoices/viewpoint.ts";
import type { FundingRoute, InvoiceStatus, PaymentMethod } from "#app/generated/prisma/enums.ts";

export const INVOICE_STEPS = [
  "query",
  "answer",
  "approve",
  "pay",
  "mark",
  "take-back",
  "confirm",
  "not-arrived",
  "reverse",
  "credit",
  "repaid",
] as const;
export type InvoiceStep = (typeof INVOICE_STEPS)[number];

export type InvoiceState = {
  status: InvoiceStatus;
  payerRoute: FundingRoute;
  /** How it was paid; null while it is not. */
  method: PaymentMethod | null;
  grossPence: number;
  creditedPence: number;
  /** Credited, but to be paid back first. */
  waitingPence: number;
  /** Paid, and paid back since. */
  repaidPence: number;
};
/** Who asks: their part, and whether they are a practitioner of the area's council. */
export type Asker = { part: Part; practitioner: boolean };

/** Paid by card: what is given back goes to the card by itself, and nobody has to send it. */
export const byCard = ({ payerRoute, method }: Pick<InvoiceState, "payerRoute" | "method">): boolean =>
  payerRoute === "own_money" || method === "card";

/** What is still to pay of an invoice. Pence. */
export const leftToPay = ({
  grossPence,
  creditedPence,
}: Pick<InvoiceState, "grossPence" | "creditedPence">) => grossPence - creditedPence;
/** What could still be credited: never more than the invoice, what waits to be paid back included. Pence. */
export const leftToCredit = (state: Pick<InvoiceState, "grossPence" | "creditedPence" | "waitingPence">) =>
  state.grossPence - state.creditedPence - state.waitingPence;

/** States in which an invoice is neither paid nor done with. */
export const OUTSTANDING: readonly InvoiceStatus[] = [
  "issued",
  "queried",
  "approved",
  "in_run",
  "marked_paid",
];

/**
 * Whether a step is possible now. Everything the pages offer and every write checks is decided here. Whose account the money
 * is in decides who pays: a budget manager queries, approves and pays; a person pays out of their direct payment and says so,
 * and who is paid says whether it came. Council-held money is paid by the council's run, a person's own by card.
 */
export function mayTakeStep(step: InvoiceStep, { part, practitioner }: Asker, state: InvoiceState): boolean {
  const { status, payerRoute, method } = state;
  const payer = part === "payer";
  const supplier = part === "supplier";
  const managed = payer && payerRoute === "third_party";
  const direct = payer && payerRoute === "direct_payment";
  switch (step) {
    case "query":
      return managed && (status === "issued" || status === "approved");
    case "answer":
      return (supplier || part === "worker") && status === "queried";
    case "approve":
      return managed && (status === "issued" || status === "queried");
    case "pay":
      return managed && (status === "issued" || status === "approved") && leftToPay(state) > 0;
    case "mark":
      return direct && status === "issued" && leftToPay(state) > 0;
    case "take-back":
      return direct && status === "marked_paid";
    case "confirm":
      return supplier && status === "marked_paid";
    case "not-arrived":
      return supplier && status === "paid" && (method === "manager" || method === "run");
    // By whoever wrote it down: the budget manager, or the supplier who said that it came
    case "reverse":
      return (
        status === "paid" &&
        state.waitingPence === 0 &&
        state.repaidPence === 0 &&
        ((managed && method === "manager") || (supplier && method === "transfer"))
      );
    case "credit":
      return (
        (supplier || practitioner) &&
        (status === "issued" || status === "queried" || status === "approved" || status === "paid") &&
        state.waitingPence === 0 &&
        leftToCredit(state) > 0
      );
    case "repaid":
      return payer && !byCard(state) && status === "paid" && state.waitingPence > 0;
  }
}

const STATES: readonly InvoiceStatus[] = [...OUTSTANDING, "paid", "credited"];
const METHODS: readonly (PaymentMethod | null)[] = [null, "run", "transfer", "manager"];
/** Whether a step could be theirs at some time in an invoice's life: a page that never can be is not there for them. */
export const couldEver = (step: InvoiceStep, asker: Asker, state: InvoiceState): boolean =>
  STATES.some((status) =>
    METHODS.some((method) =>
      [0, 1].some((waitingPence) =>
        mayTakeStep(step, asker, {
          ...state,
          status,
          method,
          waitingPence,
          repaidPence: 0,
          creditedPence: 0,
        }),
      ),
    ),
  );

/** How late: by days after the last day for payment. */
export const AGES = ["not-due", "1-30", "31-60", "61-plus"] as const;
export type Age = (typeof AGES)[number];
/** @param daysLate whole days after the last day for payment; nothing or less is not late. */
export function ageOf(daysLate: number): Age {
  if (daysLate <= 0) return "not-due";
  if (daysLate <= 30) return "1-30";
  return daysLate <= 60 ? "31-60" : "61-plus";
}

/**
 * The net and VAT of a credit: VAT in proportion to the invoice's, so that credits for all of it give back exactly its VAT.
 * @param before gross and VAT credited already. @param grossPence of this credit, at most what is left.
 */
export function splitCredit(
  invoice: { grossPence: number; vatPence: number },
  before: { grossPence: number; vatPence: number },
  grossPence: number,
): { netPence: number; vatPence: number; grossPence: number } {
  const upTo = before.grossPence + grossPence;
  const vatUpTo = Math.floor((invoice.vatPence * upTo * 2 + invoice.grossPence) / (invoice.grossPence * 2));
  const vatPence = vatUpTo - before.vatPence;
  return { netPence: grossPence - vatPence, vatPence, grossPence };
}
