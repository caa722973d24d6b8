import { personName } from "#app/domain/access/person-name.ts";
import type { Grant } from "#app/domain/access/access.ts";
import { covers } from "#app/domain/access/grant-rules.ts";
import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";
import { readBody } from "#app/domain/payments/documents/document-body.ts";
import { presentDocument } from "#app/domain/payments/documents/present-document.ts";
import type { FoundInvoice } from "#app/domain/payments/invoices/find-invoice.server.ts";
import {
  byCard,
  INVOICE_STEPS,
  leftToPay,
  mayTakeStep,
  OUTSTANDING,
} from "#app/domain/payments/invoices/invoice-rules.ts";
import { askerOf, stateOf } from "#app/domain/payments/invoices/invoice-state.ts";
import {
  DONE_WORDS,
  INVOICE_STATUS_WORDS,
  INVOICE_TONES,
  invoiceEventWords,
  METHOD_WORDS,
  nextWords,
  payerWords,
  STEP_LINKS,
} from "#app/domain/payments/invoices/invoice-words.ts";
import { longDay, momentWords, shortDay, type Day } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { known } from "#app/lib/query.ts";
import { count } from "#app/lib/words.ts";

const DAY = 86_400_000;

function facts(row: FoundInvoice, party: InvoiceParty) {
  const { kind, body } = readBody("invoice", row.document.body);
  if (kind !== "invoice") throw new Error(`document of invoice ${row.id} is a ${kind}`);
  const paper = presentDocument({ ...row.document, mode: row.mode });
  const [line] = paper.lines;
  const pays = askerOf(party, row).part === "payer" && row.payerRoute !== "council_held";
  return [
    { label: "Provider", value: [row.supplier.legalName, ...row.supplier.addressLines].join("\n") },
    { label: "Who pays", value: payerWords(row.payerRoute, party.side, row.payingAccount.name) },
    { label: "What for", value: line?.what ?? body.service },
    ...(party.side === "person" || party.side === "manager"
      ? []
      : [{ label: "Who for", value: personName(row.person) }]),
    ...paper.facts.filter((fact) => fact.label !== "Please pay by"),
    ...(line ? [{ label: "Quantity and rate", value: `${line.quantity} at ${line.rate}` }] : []),
    ...paper.sums,
    { label: "Total with VAT", value: pounds(row.grossPence) },
    ...(row.creditedPence > 0
      ? [
          { label: "Credited", value: pounds(row.creditedPence) },
          ...(row.status === "paid" ? [] : [{ label: "Left to pay", value: pounds(leftToPay(row)) }]),
        ]
      : []),
    { label: pays ? "Please pay by" : "To be paid by", value: longDay(row.dueOn) },
  ];
}

function paymentOf({ payment }: FoundInvoice) {
  if (!payment) return null;
  return {
    facts: [
      { label: "Paid on", value: shortDay(payment.paidOn) },
      { label: "How", value: METHOD_WORDS[payment.method] },
      { label: "Bank reference", value: payment.bankReference },
      { label: "Paid in all", value: pounds(payment.totalPence) },
    ],
    paper: payment.document,
  };
}

/** The receipt is for who paid, the remittance advice for both ends; the person sees their own receipts only. */
const maySeePaper = (party: InvoiceParty, kind: string | undefined) =>
  kind === "receipt" || (kind !== undefined && party.side !== "person" && party.side !== "planner");

/** Who may open the page of the work itself, too. */
const seesWork = ({ side, access }: InvoiceParty): boolean =>
  side === "area" ? access.actor.role === "practitioner" : side !== "manager" && seesEngagement(access.grant);
const seesEngagement = (grant: Grant | null) => grant === null || covers(grant, "engage_planners");

/** One invoice in words and figures, for a party, with what they may do now. */
export function presentInvoice(row: FoundInvoice, party: InvoiceParty, done: string | null, today: Day) {
  const asker = askerOf(party, row);
  const state = stateOf(row);
  const lateDays = OUTSTANDING.includes(row.status)
    ? Math.round((today.getTime() - row.dueOn.getTime()) / DAY)
    : 0;
  const steps = INVOICE_STEPS.filter((step) => mayTakeStep(step, asker, state));
  const main = ["pay", "answer", "mark", "confirm", "repaid"];
  const payment = paymentOf(row);
  const ownPaper = maySeePaper(party, payment?.paper?.kind) || asker.part === "supplier";
  return {
    id: row.id,
    label: row.document.label,
    test: row.mode === "test",
    status: INVOICE_STATUS_WORDS[row.status],
    tone: INVOICE_TONES[row.status],
    late: lateDays > 0 ? `${count(lateDays, "day")} late` : null,
    next: nextWords(row.status, asker.part, state, row),
    done: known(DONE_WORDS, done),
    actions: [...steps]
      .sort((a, b) => Number(main.includes(b)) - Number(main.includes(a)))
      .map((step) => ({
        href: STEP_LINKS[step].path.replace(":id", row.id),
        label: STEP_LINKS[step].label,
        main: main.includes(step),
      })),
    mayPayByCard: steps.includes("mark"),
    facts: facts(row, party),
    payment: payment && { ...payment, paper: ownPaper ? payment.paper : null },
    documentId: row.document.id,
    engagementId: seesWork(party) ? (row.engagement?.id ?? null) : null,
    credits: row.credits.map((credit) => ({
      id: credit.id,
      label: credit.document.label,
      documentId: credit.document.id,
      pence: credit.grossPence,
      reason: credit.reason,
      how: credit.repaidOn
        ? `Paid back on ${shortDay(credit.repaidOn)}`
        : byCard(state)
          ? credit.doneAt
            ? "Sent back to the card"
            : "On its way back to the card"
          : credit.doneAt
            ? "Taken off what is to pay"
            : "To be paid back first",
    })),
    events: row.events.map((event) => ({
      id: event.id,
      what: invoiceEventWords(event.kind),
      who: event.byName,
      when: momentWords(event.at),
      words: event.words,
    })),
  };
}
