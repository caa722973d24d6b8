import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";

export type { InvoiceParty };
export type InvoiceSide = InvoiceParty["side"];

/** The invoices that a party may see; every query of invoices carries it. */
export function whereInvoice(party: InvoiceParty) {
  switch (party.side) {
    case "manager":
      return { payingAccount: { budgetManagerId: party.access.budgetManager.id } };
    case "person":
      return { personId: party.access.subject.personId };
    case "planner":
      return { plannerId: party.access.planner.id };
    case "agency":
      return { supplier: { agencyId: party.access.agencyId } };
    case "area":
      return { areaId: party.access.area.id };
  }
}
/** The same for documents. A remittance advice names no person: it is between who paid and who was paid. */
export function whereDocument(party: InvoiceParty) {
  switch (party.side) {
    case "manager":
      return { payingAccount: { budgetManagerId: party.access.budgetManager.id } };
    case "person":
      return { personId: party.access.subject.personId };
    case "planner": {
      const plannerId = party.access.planner.id;
      return {
        OR: [
          { supplier: { plannerId } },
          { invoice: { plannerId } },
          { creditNote: { invoice: { plannerId } } },
          { kind: "receipt" as const, payment: { invoices: { some: { plannerId } } } },
        ],
      };
    }
    case "agency":
      return { supplier: { agencyId: party.access.agencyId } };
    case "area":
      return { areaId: party.access.area.id };
  }
}

/** What an invoice's payer and supplier are, for who may do what with it. */
type Ends = {
  payerRoute: "council_held" | "direct_payment" | "third_party" | "own_money";
  supplier: { plannerId: string | null; agencyId: string | null };
};
/** `worker`: the planner who did the work, whose agency is paid for it. `looker`: sees it and does nothing with it. */
export type Part = "payer" | "supplier" | "worker" | "looker";

/** Which part a party that may see an invoice has in it. Whose account the money is in decides who pays. */
export function partOf(party: InvoiceParty, { payerRoute, supplier }: Ends): Part {
  switch (party.side) {
    case "manager":
      return payerRoute === "third_party" ? "payer" : "looker";
    case "person":
      return payerRoute === "direct_payment" || payerRoute === "own_money" ? "payer" : "looker";
    case "planner":
      return supplier.plannerId === party.access.planner.id ? "supplier" : "worker";
    case "agency":
      return "supplier";
    case "area":
      return payerRoute === "council_held" ? "payer" : "looker";
  }
}
