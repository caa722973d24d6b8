import { personName } from "#app/domain/access/person-name.ts";
import { tellNewInvoice } from "#app/domain/payments/invoices/tell-new-invoice.server.ts";
import { issueDocument, supplierCode } from "#app/domain/payments/issue-document.server.ts";
import { openPayingAccount } from "#app/domain/payments/open-paying-account.server.ts";
import { openSupplier } from "#app/domain/payments/open-supplier.server.ts";
import { splitGross } from "#app/domain/payments/vat-rules.ts";
import type { Tx } from "#app/db.server.ts";
import type { Invoice } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, isoDay } from "#app/lib/dates.ts";

/** Days until an invoice is due, where nothing else was agreed (Late Payment of Commercial Debts (Interest) Act 1998 s4). */
const DUE_WITHIN_DAYS = 30;
const TIER_WORDS = { low: "Low", medium: "Medium", high: "High" } as const;

/** Everything that an invoice for planning names. */
async function findWork(tx: Tx, engagementId: string) {
  return tx.engagement.findUniqueOrThrow({
    where: { id: engagementId },
    include: {
      pot: { select: { id: true, fundingRoute: true, budgetManagerId: true, mode: true } },
      person: { select: { firstName: true, lastName: true, reference: true } },
      planner: { select: { id: true, areaId: true, firstName: true, lastName: true, agencyId: true } },
      area: { select: { name: true } },
    },
  });
}

/**
 * An invoice to each payer for what has just fallen due: the pot's part to whoever holds the pot's money, the adjustment's
 * part to the council. `due` is whole pence, VAT included. Called by the capture, in its transaction.
 */
export async function issueInvoices(
  tx: Tx,
  engagementId: string,
  captureTransferId: bigint,
  due: { fromPot: number; fromAdjustments: number },
): Promise<Invoice[]> {
  const work = await findWork(tx, engagementId);
  const supplier = await openSupplier(tx, work.planner);
  const vat = await tx.supplierVat.findFirst({
    where: { supplierId: supplier.id, validFrom: { lte: dayOf(work.repricedAt ?? work.requestedAt) } },
    orderBy: { validFrom: "desc" },
  });
  const today = dayOf(now());
  const dueOn = addDays(today, DUE_WITHIN_DAYS);
  const parts = [
    { adjustment: false, pence: due.fromPot, route: work.pot.fundingRoute, potId: work.pot.id },
    { adjustment: true, pence: due.fromAdjustments, route: "council_held" as const, potId: null },
  ].filter(({ pence }) => pence > 0);
  const issued: Invoice[] = [];
  for (const { adjustment, pence, route, potId } of parts) {
    const payer = await openPayingAccount(tx, {
      areaId: work.areaId,
      personId: work.personId,
      route,
      budgetManagerId: work.pot.budgetManagerId,
    });
    const money = splitGross(pence, work.vatRateBasisPoints);
    const document = await issueDocument(tx, {
      kind: "invoice",
      owner: { type: "supplier", id: supplier.id, code: supplierCode(supplier) },
      areaId: work.areaId,
      mode: work.pot.mode,
      supplierId: supplier.id,
      personId: work.personId,
      payingAccountId: payer.id,
      issuedOn: today,
      body: {
        supplier: {
          name: supplier.legalName,
          address: supplier.addressLines,
          vatNumber: vat?.status === "registered" ? vat.number : null,
        },
        payer: {
          name: route === "direct_payment" || route === "own_money" ? personName(work.person) : payer.name,
        },
        personReference: work.person.reference,
        reference: work.reference,
        service: `Support planning and brokerage, ${TIER_WORDS[work.tier]}, by ${work.planner.firstName} ${work.planner.lastName}`,
        adjustment,
        servedFrom: isoDay(dayOf(work.acceptedAt ?? work.requestedAt)),
        servedTo: isoDay(today),
        quantity: 1,
        ratePence: money.netPence,
        ...money,
        vatRateBasisPoints: work.vatRateBasisPoints,
        dueOn: isoDay(dueOn),
      },
    });
    const invoice = await tx.invoice.create({
      data: {
        documentId: document.id,
        areaId: work.areaId,
        mode: work.pot.mode,
        supplierId: supplier.id,
        plannerId: work.planner.id,
        personId: work.personId,
        engagementId,
        payerRoute: route,
        payingAccountId: payer.id,
        potId,
        adjustment,
        ...money,
        vatRateBasisPoints: work.vatRateBasisPoints,
        dueOn,
        captureTransferId,
        issuedAt: now(),
        events: {
          create: { kind: "issued", byName: `${work.planner.firstName} ${work.planner.lastName}`, at: now() },
        },
      },
    });
    await tellNewInvoice(tx, {
      id: invoice.id,
      personId: work.personId,
      payerRoute: route,
      payingAccount: payer,
      label: document.label,
      supplier: supplier.legalName,
      dueOn,
    });
    issued.push(invoice);
  }
  return issued;
}
