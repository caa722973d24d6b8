import { z } from "zod";
import type { StatementHolder } from "#app/domain/payments/statements/holder.ts";
import { requireAccount, requireArea, requireBudgetManager, requirePerson } from "#app/http/guards.server.ts";

/**
 * Who may bring statements of a bank or card: a person of their own accounts, or who acts for them about money; a budget manager
 * of theirs; a practitioner to whom a person gave one (`?person=`). Anybody else sees 404.
 */
export async function requireStatementHolder(request: Request): Promise<StatementHolder> {
  const { actor } = await requireAccount(request);
  switch (actor.role) {
    case "budget_manager":
      return { side: "manager", access: await requireBudgetManager(request) };
    case "practitioner": {
      const person = z.uuid().safeParse(new URL(request.url).searchParams.get("person") ?? "");
      return {
        side: "council",
        access: await requireArea(request, ["practitioner"]),
        personId: person.success ? person.data : null,
      };
    }
    default:
      return { side: "person", access: await requirePerson(request, "money") };
  }
}
