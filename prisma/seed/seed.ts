import { createArea } from "#app/domain/commissioning/create-area.server.ts";
import { findAreaBySlug } from "#app/domain/commissioning/find-area.server.ts";
import { db } from "#app/db.server.ts";
import { seedAccounts } from "#seed/accounts.ts";
import { seedBudgetManager } from "#seed/budget-manager.ts";
import { seedIdeas, seedTemplates } from "#seed/ideas.ts";
import { seedCommunity } from "#seed/community.ts";
import { seedAssistants } from "#seed/assistants.ts";
import { seedBudgets } from "#seed/budgets.ts";
import { seedCapacity } from "#seed/capacity.ts";
import { seedCardWork } from "#seed/card-work.ts";
import { seedCaseload } from "#seed/caseload.ts";
import type { Seed } from "#seed/context.ts";
import { seedEmployers } from "#seed/employers.ts";
import { seedEngagements } from "#seed/engagements.ts";
import { seedGrants } from "#seed/grants.ts";
import { seedInvoices } from "#seed/invoices.ts";
import { seedReviews } from "#seed/reviews.ts";
import { seedPeople } from "#seed/people.ts";
import { seedMessages } from "#seed/messages.ts";
import { seedNewcomer } from "#seed/newcomer.ts";
import { seedPayments } from "#seed/payments.ts";
import { seedStatements } from "#seed/statements.ts";
import { seedPlaces } from "#seed/places.ts";
import { seedPlans } from "#seed/plans.ts";
import { seedPlanners } from "#seed/planners.ts";
import { makeRandom } from "#seed/random.ts";

const HELP = { phone: "01632 960 001", phoneHours: "Monday to Friday, 9 to 5" };

export const CASELOAD_AREA = {
  slug: "southampton-2019",
  name: "Southampton, June 2019",
  councilName: "Southampton City Council (demonstration)",
  ...HELP,
};

/** There already when somebody imported a caseload before the first start; it gets its name and phone number now. */
async function makeCaseloadArea() {
  const there = await findAreaBySlug(CASELOAD_AREA.slug);
  if (!there) return createArea(db().prisma, CASELOAD_AREA);
  return db().prisma.area.update({
    where: { id: there.id },
    data: CASELOAD_AREA,
    select: { id: true, slug: true, name: true },
  });
}

/** The demonstration: an invented Southampton. The same every time, made through the domain's own functions. */
export async function seedDemonstration(): Promise<void> {
  const tx = db().prisma;
  const area = await createArea(tx, {
    slug: "southampton",
    name: "Southampton",
    councilName: "Southampton City Council (demonstration)",
    openForSignUp: true,
    ...HELP,
  });
  const caseloadArea = await makeCaseloadArea();
  const accounts = await seedAccounts(area.id, caseloadArea.id);
  await seedBudgetManager(area, accounts["budget-manager"]);
  const people = await seedPeople(area, accounts);
  const seed: Seed = { area, caseloadArea, accounts, people, random: makeRandom(2026) };
  for (const [name, step] of STEPS) {
    try {
      await step(seed);
    } catch (error) {
      throw new Error(`the demonstration's step ${name} failed`, { cause: error });
    }
  }
}

type Step = readonly [name: string, step: (seed: Seed) => Promise<void>];
/** In order: later steps use what earlier ones made. */
const STEPS: readonly Step[] = [
  ["places", seedPlaces],
  ["community", seedCommunity],
  ["ideas", seedIdeas],
  ["planners", seedPlanners],
  ["assistants", seedAssistants],
  ["messages", seedMessages],
  ["employers", seedEmployers],
  ["engagements", seedEngagements],
  ["payments", seedPayments],
  ["grants", seedGrants],
  ["budgets", seedBudgets],
  ["reviews", seedReviews],
  ["plans", seedPlans],
  ["templates", seedTemplates],
  ["capacity", seedCapacity],
  ["newcomer", seedNewcomer],
  ["invoices", seedInvoices],
  ["statements", seedStatements],
  ["card work", seedCardWork],
  ["caseload", seedCaseload],
];
