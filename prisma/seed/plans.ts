import { randomUUID } from "node:crypto";
import type { PersonAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { agreePlan } from "#app/domain/plans/agree-plan.server.ts";
import { beginPlan } from "#app/domain/plans/begin-plan.server.ts";
import type { ActionFields, SectionKey } from "#app/domain/plans/plan-content.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { saveMoney } from "#app/domain/plans/save-money.server.ts";
import { saveNeed } from "#app/domain/plans/save-need.server.ts";
import { saveOutcome } from "#app/domain/plans/save-outcome.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { submitPlan } from "#app/domain/plans/submit-plan.server.ts";
import { db } from "#app/db.server.ts";
import { seedFinding, seedSafety, seedWays } from "#seed/plan-finding.ts";
import type { Seed } from "#seed/context.ts";
import { must, plannerAccess } from "#seed/engagements.ts";
import { practitionerOf } from "#seed/people.ts";

const WORDS: Partial<Record<SectionKey, string>> = {
  matters:
    "My allotment. Being up and dressed before eight, because the morning is my best time. Cooking for my sister on Sundays. Nobody should rush me.",
  strengths: "I know wood and I know plants. I am patient. People come to me when a chair is broken.",
  people: "My sister Ngozi, who lives two streets away. Bill and the others at the allotment.",
  good_day:
    "Up at seven, tea, out by nine. Two hours at the allotment if it is dry. A proper lunch. Radio in the evening.",
  bad_day:
    "My legs will not hold me and I am still in bed at eleven. It helps when somebody is calm and makes tea first.",
  involved: "Me, and my sister Ngozi, whom I asked. The practitioner came once.",
  reduce:
    "The occupational therapist says a shower chair and a second rail. I do the exercises from the physiotherapist.",
};
const action = (more: Partial<ActionFields>): ActionFields => ({
  kind: "agency",
  what: "",
  who: "",
  needIds: [],
  costPence: null,
  every: null,
  route: null,
  minutesByDay: [0, 0, 0, 0, 0, 0, 0],
  hourlyPence: null,
  carerName: "",
  carerAgreedOn: null,
  carerWords: "",
  ...more,
});
const fresh = <F>(fields: F) => ({ itemId: null, version: 0, submissionKey: randomUUID(), fields });

/** Sam's plan, far on: two things are still missing, and Sam and the practitioner wrote into one box at once. */
async function seedSams(seed: Seed) {
  const { area, accounts, people } = seed;
  const council = practitionerOf(accounts.practitioner, area);
  const { id: accountId, name, role } = accounts.person;
  const { id: personId, reference } = people.sam;
  const access: PersonAccess = {
    ...council,
    actor: { ...council.actor, accountId, name, role: "person", roleId: role.id },
    subject: { personId, areaId: area.id, name: personName(people.sam), reference },
    grant: null,
  };
  const sam = { side: "person", access } satisfies PlanParty;
  const { id } = must(await beginPlan(sam, { personId, submissionKey: randomUUID() }));
  for (const [section, body] of Object.entries(WORDS) as [SectionKey, string][])
    must(await saveSection(sam, id, { section, version: 0, body, how: "own" }));
  const need = async (fields: Parameters<typeof saveNeed>[2]["fields"]) =>
    must(await saveNeed(sam, id, fresh(fields))).id;
  const wash = await need({
    area: "washing",
    words: "Getting in and out of the shower safely",
    eligible: true,
  });
  const out = await need({ area: "out", words: "Getting to the allotment and back", eligible: true });
  const food = await need({ area: "food", words: "Carrying shopping and heavy pans", eligible: true });
  const wood = await need({ area: "work", words: "Mending chairs with others again", eligible: false });
  const outcome = async (words: string, ...needIds: string[]) =>
    must(await saveOutcome(sam, id, fresh({ words, needIds })));
  await outcome("I am washed and dressed by eight, and not worn out by it", wash);
  await outcome("I am at the allotment twice a week, in company", out, wood);
  const act = async (more: Partial<ActionFields>) => must(await saveAction(sam, id, fresh(action(more)))).id;
  const morning = await act({
    kind: "assistant",
    what: "Help to wash and dress, and to set out for the day",
    who: "Lena Kowalska",
    needIds: [wash, out],
    minutesByDay: [90, 90, 90, 90, 90, 0, 0],
    hourlyPence: 1_650,
    route: "direct_payment",
  });
  const allotment = await act({
    kind: "community",
    what: "Allotment group, with the bus there",
    who: "Portswood Allotments",
    needIds: [out, wood],
    costPence: 4_600,
    every: "four_weeks",
    route: "direct_payment",
  });
  const chair = await act({
    kind: "purchase",
    what: "A shower chair",
    needIds: [wash],
    costPence: 14_500,
    every: "once",
    route: "direct_payment",
  });
  await act({
    kind: "helper",
    what: "Shopping on Saturdays",
    needIds: [food],
    carerName: "Ngozi Okafor",
    carerAgreedOn: "2026-11-14",
    carerWords: "I am glad to do it, every Saturday, and I will say if it gets too much.",
  });
  await seedFinding(seed, sam, id, { morning, allotment, chair });
  await seedWays(sam, id, council.actor.name, allotment);
  await seedSafety(sam, id);
  must(await saveMoney(sam, id, { version: 1, fields: { paidEvery: "four_weeks", overReason: "" } }));
  const said = { section: "backup" as const, version: 0 };
  must(
    await saveSection(sam, id, { ...said, body: "First Ngozi, then Bill from the allotment.", how: "own" }),
  );
  must(
    await saveSection({ side: "practitioner", access: council }, id, {
      ...said,
      body: "First Ngozi, then the agency that Sam knows from last year.",
      how: "phone",
    }),
  );
}

/** One that Rosa has begun with somebody she is at work for. */
async function seedRosas({ accounts }: Seed) {
  const engagement = await db().prisma.engagement.findFirst({
    where: { status: "accepted", planner: { accountId: accounts.planner.id } },
    orderBy: { requestedAt: "asc" },
    include: { planner: true },
  });
  if (!engagement) return;
  const rosa: PlanParty = { side: "planner", access: await plannerAccess(engagement.planner) };
  const { id } = must(await beginPlan(rosa, { personId: engagement.personId, submissionKey: randomUUID() }));
  const body = "My cat, quiet mornings, and seeing my grandson on Fridays.";
  must(await saveSection(rosa, id, { section: "matters", version: 0, body, how: "dictated" }));
}

/** One that Rosa wrote with somebody, who agreed to it; it waits for the practitioner, and costs a little more than the figure. */
async function seedSubmitted({ accounts, people }: Seed) {
  const engagement = await db().prisma.engagement.findFirst({
    where: {
      status: { in: ["accepted", "delivered"] },
      planner: { accountId: accounts.planner.id },
      person: {
        id: { not: people.sam.id },
        selfFunder: false,
        accountId: { not: null },
        plans: { none: {} },
        budgets: { some: { weeklyPence: { gt: 0 }, status: { not: "closed" } } },
      },
    },
    orderBy: { requestedAt: "desc" },
    include: { planner: true, person: { include: { account: true } } },
  });
  const account = engagement?.person.account;
  if (!engagement || !account) return;
  const { person } = engagement;
  const asPlanner = await plannerAccess(engagement.planner);
  const role = await db().prisma.accountRole.findFirstOrThrow({ where: { accountId: account.id } });
  const access: PersonAccess = {
    ...asPlanner,
    actor: {
      ...asPlanner.actor,
      accountId: account.id,
      name: account.name,
      role: role.role,
      roleId: role.id,
    },
    subject: {
      personId: person.id,
      areaId: person.areaId,
      name: personName(person),
      reference: person.reference,
    },
    grant: null,
  };
  const rosa: PlanParty = { side: "planner", access: asPlanner };
  const { id } = must(await beginPlan(rosa, { personId: person.id, submissionKey: randomUUID() }));
  const words: Partial<Record<SectionKey, string>> = {
    matters: "My piano, my own front door, and Sunday lunch with my daughter.",
    involved: "Me, my daughter whom I asked, and Rosa, who wrote it down.",
    reduce: "Exercises for the hip every morning, and a raised chair.",
    prevent: "A key safe and a light on the stairs, so that a fall is less likely.",
    backup: "First my daughter, then the agency’s office.",
  };
  for (const [section, body] of Object.entries(words) as [SectionKey, string][])
    must(await saveSection(rosa, id, { section, version: 0, body, how: "together" }));
  const { id: wash } = must(
    await saveNeed(
      rosa,
      id,
      fresh({ area: "washing" as const, words: "Bathing without slipping", eligible: true }),
    ),
  );
  must(await saveOutcome(rosa, id, fresh({ words: "I bathe twice a week and feel safe", needIds: [wash] })));
  const budget = await db().prisma.budget.findFirstOrThrow({
    where: { personId: person.id, status: { not: "closed" } },
    orderBy: { periodFrom: "desc" },
  });
  must(
    await saveAction(
      rosa,
      id,
      fresh(
        action({
          what: "Help to bathe and to set up the day",
          who: "A care agency nearby",
          needIds: [wash],
          costPence: budget.weeklyPence + 1_500,
          every: "week",
          route: "direct_payment",
        }),
      ),
    ),
  );
  const overReason = "Two people are needed to lift safely until the hip has healed.";
  must(await saveMoney(rosa, id, { version: 1, fields: { paidEvery: "four_weeks", overReason } }));
  const form = async () => ({
    version: (await db().prisma.plan.findUniqueOrThrow({ where: { id } })).version,
    submissionKey: randomUUID(),
  });
  must(await agreePlan(access, id, await form()));
  must(await submitPlan(rosa, id, await form()));
}

export async function seedPlans(seed: Seed): Promise<void> {
  await seedSams(seed);
  await seedRosas(seed);
  await seedSubmitted(seed);
}
