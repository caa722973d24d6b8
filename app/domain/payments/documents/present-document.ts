import { readBody, type DocumentBody } from "#app/domain/payments/documents/document-body.ts";
import type { DocumentKind } from "#app/generated/prisma/enums.ts";
import { longDay, parseDay, shortDay, type Day } from "#app/lib/dates.ts";
import { pounds, poundsAndPence } from "#app/lib/money.ts";

const DOCUMENT_NAMES: Record<DocumentKind, string> = {
  invoice: "Invoice",
  credit_note: "Credit note",
  receipt: "Receipt",
  remittance: "Remittance advice",
};
type Row = { kind: DocumentKind; label: string; mode: string; issuedOn: Day; body: unknown };
type Fact = { label: string; value: string };
type Line = { key: string; what: string; quantity: string; rate: string; amount: string };

const day = (iso: string | null): string | null => {
  const found = iso === null ? null : parseDay(iso);
  return found && shortDay(found);
};
const fact = (label: string, value: string | null | undefined): Fact[] => (value ? [{ label, value }] : []);
/** "20%", "12.5%" */
const percent = (basisPoints: number): string => `${String(basisPoints / 100)}%`;

const served = (from: string | null, to: string | null): string | null => {
  const [first, last] = [day(from), day(to)];
  return first && last && first !== last ? `${first} to ${last}` : (last ?? first);
};

/** Net, VAT and gross as every document says them. Where no VAT is charged it says so. */
function sums(
  money: { netPence: number; vatPence: number; grossPence: number; vatRateBasisPoints: number },
  vatNumber: string | null,
): Fact[] {
  const vat = vatNumber
    ? { label: `VAT at ${percent(money.vatRateBasisPoints)}`, value: poundsAndPence(money.vatPence) }
    : { label: "VAT", value: money.vatPence === 0 ? "None charged" : poundsAndPence(money.vatPence) };
  return [{ label: "Net", value: poundsAndPence(money.netPence) }, vat];
}

/** The same for a payment, whose invoices may have rates of their own. */
function paidSums(
  paid: { netPence?: number | undefined; vatPence?: number | undefined },
  vatNumber: string | null,
): Fact[] {
  const { netPence, vatPence } = paid;
  if (netPence === undefined || vatPence === undefined) return [];
  const none = vatPence === 0 && vatNumber === null;
  return [
    { label: "Net", value: poundsAndPence(netPence) },
    { label: "VAT", value: none ? "None charged" : poundsAndPence(vatPence) },
  ];
}

function content(document: DocumentBody) {
  switch (document.kind) {
    case "invoice": {
      const { body } = document;
      return {
        facts: [
          ...fact("Person’s reference", body.personReference),
          ...fact("Work reference", body.reference),
          ...fact("When the work was done", served(body.servedFrom, body.servedTo)),
          ...fact("Please pay by", day(body.dueOn)),
        ],
        lines: [
          {
            key: "1",
            what: body.adjustment ? `${body.service}. ${ADJUSTMENT}` : body.service,
            quantity: String(body.quantity),
            rate: poundsAndPence(body.ratePence ?? body.netPence),
            amount: poundsAndPence(body.netPence),
          },
        ] as Line[],
        sums: sums(body, body.supplier.vatNumber),
        total: { label: "Total to pay", value: pounds(body.grossPence) },
        says: [
          "A payment names this number. A mistake is put right by a credit note: an invoice never changes.",
        ],
      };
    }
    case "credit_note": {
      const { body } = document;
      return {
        facts: [
          ...fact("Corrects invoice", body.invoice),
          ...fact("Person’s reference", body.personReference),
          ...fact("Why", body.reason),
        ],
        lines: [
          {
            key: "1",
            what: body.service ? `Credit: ${body.service}` : "Credit",
            quantity: "1",
            rate: poundsAndPence(body.netPence),
            amount: poundsAndPence(body.netPence),
          },
        ] as Line[],
        sums: sums(body, body.supplier.vatNumber),
        total: { label: "Total credit", value: pounds(body.grossPence) },
        says: [
          body.paidBackFirst
            ? "The invoice was paid already, so this is paid back to the account that paid it."
            : "This is taken off what is to be paid.",
        ],
      };
    }
    case "receipt":
    case "remittance": {
      const { body } = document;
      return {
        facts: [
          ...fact("Person’s reference", body.personReference),
          ...fact("Gives back part or all of receipt", body.gaveBack),
          ...fact(body.about === "card-given-back" ? "Given back on" : "Paid on", day(body.paidOn)),
          ...fact("How", body.method),
          ...fact(body.about ? "Reference" : "Bank reference", body.bankReference),
          ...fact("To the account ending", body.accountEnding),
        ],
        lines: body.lines.map((line, i): Line => ({
          key: `${String(i)}:${line.label}`,
          what: [line.label, line.what].filter(Boolean).join(", "),
          quantity: "",
          rate: "",
          amount: poundsAndPence(line.pence),
        })),
        sums: paidSums(body, body.supplier.vatNumber),
        total: {
          label: body.about === "card-given-back" ? "Total given back" : "Total paid",
          value: pounds(body.totalPence),
        },
        says: body.about
          ? CARD_WORDS[body.about]
          : [
              document.kind === "receipt"
                ? "Thank you. The supplier has confirmed this payment, or it was seen on a statement."
                : "This says what a payment was for. If it has not arrived within 3 working days, say so on the invoice’s page.",
            ],
      };
    }
  }
}
const CARD_WORDS = {
  card: ["Thank you. This was paid by card. It is passed on to whoever did the work."],
  "card-before-work": [
    "Thank you. This was paid by card before the work. Whoever does the work is paid when you agree that it is done, and an invoice says so then.",
    "What is not needed in the end goes back to your card, with a receipt of its own.",
  ],
  "card-returned": [
    "What this was paid for could no longer be done. All of it goes back to your card, with a receipt of its own.",
  ],
  "card-given-back": ["This money was given back. A bank may take 5 to 10 days to show it."],
  "card-passed-on": [
    "This was passed on to your account with the card provider, who pays it into your bank. Nothing was taken off it.",
  ],
} as const;
const ADJUSTMENT =
  "This part is for a disability’s communication needs. The council pays it, not the person.";

/** A document in words and figures, as its page and its print show it. */
export function presentDocument(row: Row) {
  const document = readBody(row.kind, row.body);
  const { supplier, payer } = document.body;
  const vat = supplier.vatNumber ? [`VAT number ${supplier.vatNumber}`] : [];
  const paid = [supplier.name, ...supplier.address, ...vat];
  const paying = payer ? [payer.name] : [];
  return {
    kind:
      document.kind === "receipt" && document.body.about === "card-given-back"
        ? "Receipt for money given back"
        : DOCUMENT_NAMES[row.kind],
    label: row.label,
    test: row.mode === "test",
    issued: longDay(row.issuedOn),
    ...(row.kind === "remittance" ? { from: paying, to: paid } : { from: paid, to: paying }),
    itemised: row.kind === "invoice" || row.kind === "credit_note",
    ...content(document),
  };
}
