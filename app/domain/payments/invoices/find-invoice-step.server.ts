import { personName } from "#app/domain/access/person-name.ts";
import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import {
  byCard,
  couldEver,
  leftToCredit,
  leftToPay,
  mayTakeStep,
  type InvoiceStep,
} from "#app/domain/payments/invoices/invoice-rules.ts";
import { askerOf, stateOf } from "#app/domain/payments/invoices/invoice-state.ts";
import { LOCKED } from "#app/domain/payments/invoices/lock-invoice.server.ts";
import { whereInvoice } from "#app/domain/payments/invoices/viewpoint.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { shortDay } from "#app/lib/dates.ts";

const NEW_DETAILS = 7 * 86_400_000;

/** Where a transfer goes: the supplier's newest bank details, ready to copy. Null while they have given none. */
async function findBank(supplierId: string) {
  const bank = await db().prisma.supplierBank.findFirst({
    where: { supplierId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return (
    bank && {
      accountName: bank.accountName,
      sortCode: bank.sortCode.replace(/^(..)(..)(..)$/, "$1-$2-$3"),
      accountNumber: bank.accountNumber,
      // Details that have just changed are how people are cheated
      isNew: now().getTime() - bank.createdAt.getTime() < NEW_DETAILS,
    }
  );
}

/**
 * What the page of one step shows a party: null for anybody else's invoice, and for a step that is never theirs. `possible`
 * is false when the invoice has moved on; `version` makes a stale tab's form refused. The view is audited.
 */
export async function findInvoiceStep(party: InvoiceParty, id: string, steps: readonly InvoiceStep[]) {
  const row = await db().prisma.invoice.findFirst({
    where: { id, ...whereInvoice(party) },
    include: { ...LOCKED, events: { where: { kind: "queried" }, orderBy: { at: "desc" }, take: 1 } },
  });
  if (!row) return null;
  const [asker, state] = [askerOf(party, row), stateOf(row)];
  if (!steps.some((step) => couldEver(step, asker, state))) return null;
  const { access } = party;
  // Somebody's name, and where the mark is asked for a supplier's account
  await recordView(access, {
    action: "invoice.viewed",
    objectType: "invoice",
    objectId: row.id,
    personId: row.personId,
    areaId: row.areaId,
  });
  return {
    id: row.id,
    label: row.document.label,
    version: row.version,
    step: steps.find((step) => mayTakeStep(step, asker, state)) ?? null,
    test: row.mode === "test",
    paid: row.status === "paid",
    byCard: byCard(state),
    supplier: row.supplier.legalName,
    payer: row.payingAccount.name,
    who: party.side === "manager" ? row.person.reference : personName(row.person),
    leftPence: leftToPay(row),
    leftToCreditPence: leftToCredit(state),
    waitingPence: state.waitingPence,
    question: row.events[0]?.words ?? "",
    markedOn: row.markedOn && shortDay(row.markedOn),
    payment: row.payment && {
      pence: row.payment.totalPence,
      paidOn: shortDay(row.payment.paidOn),
      bankReference: row.payment.bankReference,
    },
    bank: steps.includes("mark") ? await findBank(row.supplierId) : null,
    subjectName: access.subject?.name ?? "",
    assisted: access.subject !== null && needsWords(access),
  };
}
export type InvoiceStepPage = NonNullable<Awaited<ReturnType<typeof findInvoiceStep>>>;
