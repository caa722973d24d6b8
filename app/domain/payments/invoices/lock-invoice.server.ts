import type { Tx } from "#app/db.server.ts";
import { INVOICE_STATUS_WORDS } from "#app/domain/payments/invoices/invoice-words.ts";
import { mayTakeStep, type InvoiceStep } from "#app/domain/payments/invoices/invoice-rules.ts";
import { askerOf, FOR_STATE, stateOf } from "#app/domain/payments/invoices/invoice-state.ts";
import { whereInvoice, type InvoiceParty } from "#app/domain/payments/invoices/viewpoint.ts";
import { Refusal } from "#app/lib/result.ts";

export const LOCKED = {
  ...FOR_STATE,
  document: { select: { label: true, body: true } },
  payingAccount: { select: { name: true, budgetManagerId: true } },
  planner: { select: { id: true, accountId: true, firstName: true } },
  person: { select: { id: true, accountId: true, firstName: true, lastName: true, reference: true } },
} as const;

/** Locks invoices in the order of their ids, so that no two can wait for each other. */
export async function lockRows(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM invoice WHERE id = ANY (${[...ids].sort()}::uuid[]) ORDER BY id FOR UPDATE`;
}

/** In the words of a refusal: why a step is not possible now. */
export const movedOn = (status: keyof typeof INVOICE_STATUS_WORDS): string =>
  status === "in_run"
    ? "This invoice is in the council’s payment run. Nothing was changed. Take it out of the run first, or wait until the run has paid it."
    : status === "marked_paid"
      ? "The person says that they have paid this. Nothing was changed. Say first whether the money has arrived."
      : `This has moved on since you opened the page. It is now: ${INVOICE_STATUS_WORDS[status].toLowerCase()}. Nothing was changed by this.`;
export const STALE =
  "Something changed here since you opened the page. Nothing was changed by this. Look at what is new, then decide again.";

/**
 * An invoice of a party, its row locked until the transaction ends. Throws `Refusal` "not-found" for anybody else's, "stale"
 * when it changed since the page was drawn (`version`), and "moved-on" when the step is not possible in its state.
 */
export async function lockInvoice(
  tx: Tx,
  party: InvoiceParty,
  id: string,
  step: InvoiceStep,
  version: number,
) {
  await lockRows(tx, [id]);
  const invoice = await tx.invoice.findFirst({ where: { id, ...whereInvoice(party) }, include: LOCKED });
  if (!invoice) throw new Refusal("not-found", "We cannot find this invoice. Nothing was changed.");
  if (!mayTakeStep(step, askerOf(party, invoice), stateOf(invoice)))
    throw new Refusal("moved-on", movedOn(invoice.status));
  if (version !== invoice.version) throw new Refusal("stale", STALE);
  return invoice;
}
export type LockedInvoice = Awaited<ReturnType<typeof lockInvoice>>;

/** Nobody decides about money that they are paid themselves, whichever role they use. */
export function refuseOneself(access: InvoiceParty["access"], invoice: LockedInvoice): void {
  if (invoice.planner?.accountId == null || invoice.planner.accountId !== access.actor.accountId) return;
  throw new Refusal(
    "oneself",
    "You are the one who is paid here, so a colleague must do this. Nothing was changed.",
  );
}
