import { personName } from "#app/domain/access/person-name.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { readBody, type PaymentBodyInput } from "#app/domain/payments/documents/document-body.ts";
import { METHOD_WORDS } from "#app/domain/payments/invoices/invoice-words.ts";
import { issueDocument, supplierCode } from "#app/domain/payments/issue-document.server.ts";
import { openSupplier } from "#app/domain/payments/open-supplier.server.ts";
import { splitGross } from "#app/domain/payments/vat-rules.ts";
import type { Tx } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, isoDay } from "#app/lib/dates.ts";

// The papers of money that came by card. Each is issued late in the transaction that wrote the money down: the number of a
// series stays taken until that is committed.

const planner = { include: { planner: true } } as const;
const include = {
  person: { select: { firstName: true, lastName: true, reference: true } },
  draft: planner,
  engagement: planner,
  invoice: { include: { document: true, supplier: true } },
  receipt: { select: { label: true } },
} as const;

const findCard = (tx: Tx, id: string) => tx.cardPayment.findUniqueOrThrow({ where: { id }, include });
type Card = Awaited<ReturnType<typeof findCard>>;

async function supplierOf(tx: Tx, card: Card) {
  const worker = card.engagement?.planner ?? card.draft?.planner;
  if (card.invoice) return card.invoice.supplier;
  if (!worker) throw new Error(`card payment ${card.id} is for nobody's work`);
  return openSupplier(tx, worker);
}

function lineOf({ invoice, engagement, draft, purpose }: Card): { label: string; what: string } {
  if (invoice) {
    const { body } = readBody("invoice", invoice.document.body);
    return { label: invoice.document.label, what: "service" in body ? (body.service ?? "") : "" };
  }
  const worker = engagement?.planner ?? draft?.planner;
  const who = worker ? ` with ${worker.firstName} ${worker.lastName}` : "";
  const tier = draft?.tier ? `, ${TIER_NAMES[draft.tier]},` : "";
  return {
    label: engagement?.reference ?? "",
    what: purpose === "upgrade" ? `More hours of support planning${who}` : `Support planning${tier}${who}`,
  };
}

/** What VAT was in it; nothing is said where it came to no work at all. */
function vatOf(card: Card, pence: number) {
  const rate = card.invoice?.vatRateBasisPoints ?? card.engagement?.vatRateBasisPoints;
  if (rate === undefined || card.outcome === "returned") return {};
  const { netPence, vatPence } = splitGross(pence, rate);
  return { netPence, vatPence };
}

async function issueReceipt(
  tx: Tx,
  card: Card,
  totalPence: number,
  rest: Pick<PaymentBodyInput, "about" | "method" | "bankReference" | "gaveBack">,
) {
  const supplier = await supplierOf(tx, card);
  const today = dayOf(now());
  const vat = await tx.supplierVat.findFirst({
    where: { supplierId: supplier.id, validFrom: { lte: today } },
    orderBy: { validFrom: "desc" },
  });
  const body: PaymentBodyInput = {
    supplier: { name: supplier.legalName, address: supplier.addressLines, vatNumber: vat?.number ?? null },
    payer: { name: personName(card.person) },
    personReference: card.person.reference,
    paidOn: isoDay(today),
    lines: [{ ...lineOf(card), pence: totalPence }],
    ...vatOf(card, totalPence),
    totalPence,
    ...rest,
  };
  return issueDocument(tx, {
    kind: "receipt",
    owner: { type: "supplier", id: supplier.id, code: supplierCode(supplier) },
    areaId: card.areaId,
    mode: card.mode,
    // A planner is not shown what never came to work for them
    supplierId: card.outcome === "returned" ? null : supplier.id,
    personId: card.personId,
    payingAccountId: null,
    issuedOn: today,
    body,
  });
}

/** The receipt of a card payment, for who paid: before the work, for an invoice, or for what could not be done any more. */
export async function issueCardReceipt(tx: Tx, cardPaymentId: string): Promise<void> {
  const card = await findCard(tx, cardPaymentId);
  const about =
    card.outcome === "returned" ? "card-returned" : card.invoice ? "card" : ("card-before-work" as const);
  const receipt = await issueReceipt(tx, card, card.amountPence, {
    about,
    method: METHOD_WORDS.card,
    bankReference: card.paymentIntentId,
  });
  await tx.cardPayment.update({ where: { id: card.id }, data: { receiptId: receipt.id } });
  if (card.outcome === "settled" && card.transferId)
    await tx.payment.updateMany({
      where: { transferId: card.transferId, method: "card", documentId: null },
      data: { documentId: receipt.id },
    });
}

/** For who paid: what was given back, with how. @returns its number. */
export async function issueGivenBack(
  tx: Tx,
  step: { id: string; cardPaymentId: string | null; pence: number | null },
  how: { method: string; bankReference: string | null },
): Promise<string> {
  const card = await findCard(tx, step.cardPaymentId ?? "");
  const receipt = await issueReceipt(tx, card, step.pence ?? 0, {
    ...how,
    about: "card-given-back",
    gaveBack: card.receipt?.label ?? null,
  });
  await tx.cardStep.update({ where: { id: step.id }, data: { documentId: receipt.id } });
  return receipt.label;
}

type PassedOn = {
  invoiceId: string;
  pence: number;
  reference: string;
  stepIds: string[];
};

/** For whoever did the work: what was passed on to them and what it was for. It names no person but their reference. */
export async function issueCardRemittance(tx: Tx, { invoiceId, pence, reference, stepIds }: PassedOn) {
  const invoice = await tx.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    include: { document: true, supplier: true, person: { select: { reference: true } } },
  });
  const { supplier } = invoice;
  const said = readBody("invoice", invoice.document.body);
  const { netPence, vatPence } = splitGross(pence, invoice.vatRateBasisPoints);
  const today = dayOf(now());
  const body: PaymentBodyInput = {
    supplier: said.body.supplier,
    payer: { name: "Card payments through Ownway" },
    about: "card-passed-on",
    paidOn: isoDay(today),
    method: "Passed on by the card provider",
    bankReference: reference,
    lines: [
      {
        label: invoice.document.label,
        what: [`person ${invoice.person.reference}`, "service" in said.body ? said.body.service : ""]
          .filter(Boolean)
          .join(", "),
        pence,
      },
    ],
    netPence,
    vatPence,
    totalPence: pence,
  };
  const document = await issueDocument(tx, {
    kind: "remittance",
    owner: { type: "supplier", id: supplier.id, code: supplierCode(supplier) },
    areaId: invoice.areaId,
    mode: invoice.mode,
    supplierId: supplier.id,
    personId: null,
    payingAccountId: null,
    issuedOn: today,
    body,
  });
  await tx.cardStep.updateMany({ where: { id: { in: stepIds } }, data: { documentId: document.id } });
  return { id: document.id, label: document.label };
}
