import { z } from "zod";
import type { DocumentKind } from "#app/generated/prisma/enums.ts";

// What a document says, frozen when it is issued. Fields that older documents lack are optional, so that every print works.
const pence = z.number().int();
const iso = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable()
  .default(null);
const supplier = z.object({
  name: z.string(),
  address: z.array(z.string()).default([]),
  vatNumber: z.string().nullable().default(null),
});
const payer = z.object({ name: z.string() }).nullable().default(null);
const text = z.string().nullable().default(null);
const money = { netPence: pence, vatPence: pence, grossPence: pence, vatRateBasisPoints: pence.default(0) };

const InvoiceBody = z.object({
  supplier,
  payer,
  personReference: text,
  /** The piece of work. */
  reference: text,
  service: z.string(),
  adjustment: z.boolean().default(false),
  servedFrom: iso,
  servedTo: iso,
  quantity: z.number().default(1),
  ratePence: pence.optional(),
  ...money,
  dueOn: iso,
});
const CreditNoteBody = z.object({
  supplier,
  payer,
  personReference: text,
  /** The number of the invoice that it corrects. */
  invoice: z.string(),
  service: text,
  reason: z.string(),
  /** What was paid already is paid back first. */
  paidBackFirst: z.boolean().default(false),
  ...money,
});
/** What one payment was for: a receipt for who paid, a remittance advice for who was paid. */
const PaymentBody = z.object({
  supplier,
  payer,
  personReference: text,
  /** What of a card payment it is for: which words it says. */
  about: z
    .enum(["card", "card-before-work", "card-returned", "card-given-back", "card-passed-on"])
    .nullable()
    .default(null),
  /** The number of the receipt that money is given back of. */
  gaveBack: text,
  paidOn: iso,
  /** "By bank transfer", "By card"… */
  method: text,
  bankReference: text,
  lines: z.array(z.object({ label: z.string(), what: z.string().default(""), pence })).default([]),
  totalPence: pence,
  /** What VAT is in it, for who accounts for VAT; a payment written down before has none said. */
  netPence: pence.optional(),
  vatPence: pence.optional(),
  /** The last digits of the account that it went to. */
  accountEnding: text,
});
const BODIES = {
  invoice: InvoiceBody,
  credit_note: CreditNoteBody,
  receipt: PaymentBody,
  remittance: PaymentBody,
} as const satisfies Record<DocumentKind, z.ZodType>;

/** What the writer of a document gives it. */
export type CreditNoteInput = z.input<typeof CreditNoteBody>;
export type PaymentBodyInput = z.input<typeof PaymentBody>;
export type DocumentBody =
  | { kind: "invoice"; body: z.output<typeof InvoiceBody> }
  | { kind: "credit_note"; body: z.output<typeof CreditNoteBody> }
  | { kind: "receipt" | "remittance"; body: z.output<typeof PaymentBody> };

/** A stored body by its kind. Throws for what no version of this program wrote. */
export function readBody(kind: DocumentKind, body: unknown): DocumentBody {
  return { kind, body: BODIES[kind].parse(body) } as DocumentBody;
}
