import type { BudgetManagerAccess } from "#app/domain/access/access.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { db } from "#app/db.server.ts";
import type { FundingRoute, Tier } from "#app/generated/prisma/enums.ts";
import { actorOf, areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";
import { makeManager } from "#tests/factories/person.ts";

type Manager = { id: string; areaId: string; name: string };

/** Somebody who works for a budget manager: their account, and the access as the guard gives it. */
export async function makeManagerStaff(manager: Manager) {
  const account = await makeAccount("budget_manager", manager.areaId, "Joan Test");
  await db().prisma.accountRole.updateMany({
    where: { accountId: account.id },
    data: { budgetManagerId: manager.id },
  });
  const access: BudgetManagerAccess = {
    requestId: "test",
    formToken: "test",
    actor: actorOf(account),
    subject: null,
    grant: null,
    budgetManager: { id: manager.id, areaId: manager.areaId, name: manager.name },
  };
  return { account, access };
}

/** The work of parties, agreed: the invoices that it made, the pot's first. */
export async function makeInvoices(
  parties: Parties,
  tier: Tier = "medium",
  answers: { talks?: string } = {},
) {
  const { id, version } = await makeEngagement(parties, "delivered", tier, answers);
  const agreed = await agreeDelivery(parties.asPerson, { id, version: await version() });
  if (!agreed.ok) throw new Error(agreed.refusal.words);
  return db().prisma.invoice.findMany({
    where: { engagementId: id },
    orderBy: { adjustment: "asc" },
    include: { document: true },
  });
}
export const invoiceNow = (id: string) =>
  db().prisma.invoice.findUniqueOrThrow({
    where: { id },
    include: { document: true, payment: true, credits: true, events: { orderBy: { at: "asc" } } },
  });

/** An invoice for agreed work, out of a pot of one route, with everybody who has to do with it. */
export async function makeInvoiced(fundingRoute: FundingRoute, pence = 100_000) {
  const parties = await makeParties(pence, async (areaId) =>
    fundingRoute === "third_party"
      ? { fundingRoute, budgetManagerId: (await makeManager(areaId)).id }
      : { fundingRoute },
  );
  const holder = parties.pot.budgetManagerId
    ? await db().prisma.budgetManager.findUniqueOrThrow({ where: { id: parties.pot.budgetManagerId } })
    : await makeManager(parties.area.id, "Other manager");
  const council = areaAccessOf(
    await makeAccount("practitioner", parties.area.id, "Helen Test"),
    parties.area,
  );
  // Before the work is agreed, so that they are told of it
  const staff = (await makeManagerStaff(holder)).access;
  const [invoice] = await makeInvoices(parties);
  if (!invoice) throw new Error("no invoice was made");
  return {
    ...parties,
    manager: holder,
    invoice,
    staff,
    council,
    person_: { side: "person" as const, access: parties.asPerson },
    planner_: { side: "planner" as const, access: parties.asPlanner },
    council_: { side: "area" as const, access: council },
  };
}
export type Invoiced = Awaited<ReturnType<typeof makeInvoiced>>;
