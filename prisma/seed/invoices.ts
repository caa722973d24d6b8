import { randomUUID } from "node:crypto";
import type { BudgetManagerAccess, PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";
import { findGrantsInForce } from "#app/domain/access/acting.server.ts";
import { findOwnBudgetManager } from "#app/domain/access/find-own.server.ts";
import { allocateToPot, openPot } from "#app/domain/budgets/open-pot.server.ts";
import { changePlanningPot } from "#app/domain/budgets/change-planning-pot.server.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { acceptEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { deliverEngagement } from "#app/domain/engagements/deliver-engagement.server.ts";
import { saveAnswers, saveTier } from "#app/domain/engagements/draft-engagement.server.ts";
import { logHours } from "#app/domain/engagements/log-hours.server.ts";
import { requestEngagement } from "#app/domain/engagements/request-engagement.server.ts";
import { creditInvoice } from "#app/domain/payments/invoices/credit-invoice.server.ts";
import { markPaid } from "#app/domain/payments/invoices/mark-paid.server.ts";
import { payManyInvoices } from "#app/domain/payments/invoices/pay-many-invoices.server.ts";
import { queryInvoice } from "#app/domain/payments/invoices/query-invoice.server.ts";
import { changeBankDetails } from "#app/domain/payments/suppliers/change-bank-details.server.ts";
import { findOwnDetails } from "#app/domain/payments/suppliers/find-own-details.server.ts";
import { findPayee } from "#app/domain/payments/suppliers/find-payee.server.ts";
import { db } from "#app/db.server.ts";
import type { FundingRoute } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import type { Seed } from "#seed/context.ts";
import { must, personAccess, plannerAccess } from "#seed/engagements.ts";
import { practitionerOf, seedPerson } from "#seed/people.ts";

const FEE = 18_000;

/** Somebody of a role in the demonstration, at work. */
const staffOf = (account: Seed["accounts"]["practitioner"], areaId: string) => ({
  actor: {
    accountId: account.id,
    name: account.name,
    role: account.role.role,
    roleId: account.role.id,
    areaId,
    agencyId: null,
    sessionId: "seed",
  },
  subject: null,
  grant: null,
  requestId: "system:seed",
  formToken: "",
});

/** Whose account the planning money is in; said before anything was set aside out of it. */
async function routePlanning(personId: string, fundingRoute: FundingRoute, budgetManagerId: string | null) {
  await db().prisma.pot.updateMany({
    where: { personId, kind: "support_planning" },
    data: { fundingRoute, budgetManagerId },
  });
}

/** Planning from the first question to the agreement, through the verbs that people use. @returns its invoice. */
async function agreedWork(access: PersonAccess, planner: PlannerAccess) {
  const answers = { knows: "some-ideas", talks: "no-longer", things: "several" };
  const draftId = must(await saveAnswers(access, planner.planner.id, null, answers));
  must(await saveTier(access, draftId, { tier: "medium", note: "" }));
  const { id } = must(await requestEngagement(access, { draftId, feePence: FEE }));
  const version = async () => (await db().prisma.engagement.findUniqueOrThrow({ where: { id } })).version;
  must(await acceptEngagement(planner, { id, version: await version() }));
  must(
    await logHours(planner, {
      id,
      workedOn: dayOf(now()),
      minutes: 300,
      what: "Two visits, a plan and two quotes",
      submissionKey: randomUUID(),
    }),
  );
  must(
    await deliverEngagement(planner, {
      id,
      version: await version(),
      words: "The plan is written, and the swimming club has a place from next week.",
    }),
  );
  must(await agreeDelivery(access, { id, version: await version() }));
  return db().prisma.invoice.findFirstOrThrow({ where: { engagementId: id } });
}

const PEOPLE = [
  {
    name: ["Doreen", "Flint"],
    born: ["3", "5", "1951"],
    address: "12 Weaver's Close\nFreemantle\nSouthampton",
    postcode: "SO15 3AB",
    route: "third_party",
  },
  {
    name: ["Michael", "Osei"],
    born: ["17", "10", "1979"],
    address: "5 Dock Street\nSt Mary's\nSouthampton",
    postcode: "SO14 5AB",
    route: "third_party",
  },
  {
    name: ["Harold", "Lane"],
    born: ["11", "1", "1962"],
    address: "8 Shirley Avenue\nShirley\nSouthampton",
    postcode: "SO15 7AB",
    route: "third_party",
  },
  {
    name: ["Nadia", "Rahman"],
    born: ["28", "2", "1990"],
    address: "40 Bevois Road\nPortswood\nSouthampton",
    postcode: "SO17 3AB",
    route: "direct_payment",
  },
] as const;

/** A planner gives the account that they are paid into: an example that Vocalink prints in its rules. */
async function giveBank(access: PlannerAccess) {
  const payee = await findPayee(access);
  if (!payee) throw new Error("the planner is not paid");
  const { version } = await findOwnDetails(payee);
  must(
    await changeBankDetails(
      { ...access, payee },
      { version, accountName: payee.name, sortCode: "107999", accountNumber: "88837491" },
    ),
  );
}

/** Sam's first planning this year came out of a direct payment; the council has since replaced that budget. */
async function seedSamsFirst({ area, accounts, people }: Seed, planner: PlannerAccess) {
  const owner = { personId: people.sam.id, areaId: area.id };
  const budget = await db().prisma.budget.create({
    data: {
      ...owner,
      periodFrom: new Date("2026-04-01"),
      periodTo: new Date("2027-03-31"),
      contribution: "gross",
      weeklyPence: 0,
    },
  });
  await db().prisma.$transaction(async (tx) => {
    const pot = await openPot(tx, {
      ...owner,
      budgetId: budget.id,
      kind: "support_planning",
      fundingRoute: "direct_payment",
      authorisedTier: "medium",
    });
    await allocateToPot(tx, pot, FEE, `first:${pot.id}`, accounts.practitioner.id);
  });
  const access: PersonAccess = {
    ...staffOf(accounts.person, area.id),
    subject: {
      personId: people.sam.id,
      areaId: area.id,
      name: "Sam Okafor",
      reference: people.sam.reference,
    },
  };
  await agreedWork(access, planner);
  await db().prisma.budget.update({
    where: { id: budget.id },
    data: { status: "closed", closedOn: dayOf(now()) },
  });
}

/** Invoices at every stage: for Joan Pike to pay, asked about, paid, and paid with a refund to come; for Sam to pay; for Rosa to confirm. */
export async function seedInvoices(seed: Seed): Promise<void> {
  const { area, accounts, people } = seed;
  const practitioner = practitionerOf(accounts.practitioner, area);
  const joan = staffOf(accounts["budget-manager"], area.id);
  const manager = await findOwnBudgetManager(joan.actor);
  if (!manager) throw new Error("Joan Pike works for nobody");
  const asJoan: BudgetManagerAccess = { ...joan, budgetManager: manager };
  const planners = await db().prisma.planner.findMany({
    where: {
      areaId: area.id,
      accountId: { not: null },
      status: "published",
      takingNewPeople: true,
      tiersOffered: { has: "medium" },
    },
    orderBy: { slug: "asc" },
  });
  const [first, second] = [true, false].map((own) =>
    planners.find((one) => (one.accountId === accounts.planner.id) === own),
  );
  if (!first || !second) throw new Error("the demonstration has no two planners");
  const [rosa, other] = [await plannerAccess(first), await plannerAccess(second)];

  await routePlanning(people.tariq.id, "third_party", manager.id);
  const [pot] = await db().prisma.pot.findMany({
    where: { personId: people.tariq.id, kind: "support_planning" },
  });
  must(
    await changePlanningPot(practitioner, people.tariq.id, pot?.id ?? "", {
      tier: "medium",
      add: FEE,
      reason: "A review comes in spring, and planning for it.",
      submissionKey: randomUUID(),
    }),
  );
  const [forTariq] = await findGrantsInForce(accounts.representative.id);
  if (!forTariq) throw new Error("nobody acts for Tariq");
  await agreedWork(
    { ...staffOf(accounts.representative, area.id), subject: forTariq.subject, grant: forTariq.grant },
    other,
  );

  for (const [i, who] of PEOPLE.entries()) {
    const person = await seedPerson(
      practitioner,
      {
        ...who,
        name: [...who.name],
        born: [...who.born],
        contactBy: "letter",
        ageGroup: "40-64",
        clientGroup: "Physical support: personal care",
      },
      9_101 + i,
      { weekly: "260", tier: "medium", careRoute: who.route },
    );
    await routePlanning(person.id, who.route, who.route === "third_party" ? manager.id : null);
    const access = await personAccess(seed, person);
    const { id, version } = await agreedWork(access, rosa);
    if (who.name[0] === "Doreen")
      must(
        await queryInvoice(
          { side: "manager", access: asJoan },
          { id, version, words: "Our file says one visit, and the invoice covers two. Which is right?" },
        ),
      );
    const paid = who.name[0] === "Michael" || who.name[0] === "Harold";
    if (paid)
      must(
        await payManyInvoices(asJoan, {
          chosen: [{ id, version }],
          paidOn: dayOf(now()),
          bankReference: `HARBOUR 04${String(12 + i)}`,
          submissionKey: randomUUID(),
        }),
      );
    if (who.name[0] === "Harold")
      must(
        await creditInvoice(
          { side: "planner", access: rosa },
          {
            id,
            version: version + 1,
            pence: 3_000,
            reason: "The second visit was shorter than planned.",
            submissionKey: randomUUID(),
          },
        ),
      );
    if (who.name[0] === "Nadia") must(await markPaid(access, { id, version, paidOn: dayOf(now()) }));
  }
  const third = planners.find((one) => one.agencyId === null && one.id !== first.id && one.id !== second.id);
  if (!third) throw new Error("the demonstration has no third planner");
  const asThird = await plannerAccess(third);
  await giveBank(asThird);
  await seedSamsFirst(seed, asThird);
}
