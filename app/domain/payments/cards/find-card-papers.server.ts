import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";
import { presentDocument } from "#app/domain/payments/documents/present-document.ts";
import { whereDocument } from "#app/domain/payments/invoices/viewpoint.ts";
import { db } from "#app/db.server.ts";
import { shortDay } from "#app/lib/dates.ts";

type About = { engagementId: string } | { invoiceId: string } | { cardPaymentId: string } | "all";

function whatItIsAbout(about: About) {
  if (about === "all") return [{ cardPayment: { isNot: null } }, { cardSteps: { some: {} } }];
  if ("cardPaymentId" in about)
    return [
      { cardPayment: { id: about.cardPaymentId } },
      { cardSteps: { some: { cardPaymentId: about.cardPaymentId, purpose: "refund" } } },
    ];
  if ("invoiceId" in about) {
    // The pot's part: what the area pays for communication needs is never paid by card
    const engagement = { invoices: { some: { id: about.invoiceId, potId: { not: null } } } };
    return [
      { cardPayment: { invoiceId: about.invoiceId } },
      { cardPayment: { engagement } },
      { cardSteps: { some: { cardPayment: { engagement } } } },
      { cardSteps: { some: { invoiceId: about.invoiceId } } },
    ];
  }
  const { engagementId } = about;
  return [
    { cardPayment: { engagementId } },
    { cardPayment: { invoice: { engagementId } } },
    { cardSteps: { some: { cardPayment: { engagementId } } } },
    { cardSteps: { some: { invoice: { engagementId } } } },
  ];
}

/**
 * The papers of money by card that a party may open: receipts for who paid, remittance advice for who was paid, the newest first.
 * Only numbers and days are listed; opening one is what is recorded.
 */
export async function findCardPapers(party: InvoiceParty, about: About) {
  const paid = party.side === "planner" || party.side === "agency";
  const rows = await db().prisma.document.findMany({
    where: {
      AND: [
        whereDocument(party),
        { OR: whatItIsAbout(about) },
        ...(paid ? [{ kind: "remittance" as const }] : []),
      ],
    },
    orderBy: [{ createdAt: "desc" }, { number: "desc" }],
    take: 50,
  });
  return rows.map((row) => {
    const { kind, label, total } = presentDocument(row);
    return { id: row.id, name: kind, label, money: total.value, when: shortDay(row.issuedOn) };
  });
}
