import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";
import {
  notFound,
  requireAccount,
  requireArea,
  requireBudgetManager,
  requirePerson,
  requirePlanner,
} from "#app/http/guards.server.ts";

/**
 * Whoever has to do with invoices: who holds the money, who was supported (or who acts for them, about money), who is paid,
 * and the council of the area. Anybody else sees 404.
 */
export async function requireInvoiceParty(request: Request): Promise<InvoiceParty> {
  const account = await requireAccount(request);
  switch (account.actor.role) {
    case "budget_manager":
      return { side: "manager", access: await requireBudgetManager(request) };
    case "planner":
      return { side: "planner", access: await requirePlanner(request) };
    case "agency":
      if (!account.actor.agencyId) throw notFound();
      return { side: "agency", access: { ...account, agencyId: account.actor.agencyId } };
    case "practitioner":
    case "commissioner":
      return { side: "area", access: await requireArea(request, ["practitioner", "commissioner"]) };
    default:
      return { side: "person", access: await requirePerson(request, "money") };
  }
}
