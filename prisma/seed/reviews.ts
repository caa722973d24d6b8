import { randomUUID } from "node:crypto";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { beginPlan } from "#app/domain/plans/begin-plan.server.ts";
import type { ActionFields, NeedFields, SectionKey } from "#app/domain/plans/plan-content.ts";
import { askReview } from "#app/domain/plans/reviews/ask-review.server.ts";
import { lookAfterReviews } from "#app/domain/plans/reviews/look-after-reviews.server.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { saveNeed } from "#app/domain/plans/save-need.server.ts";
import { saveOutcome } from "#app/domain/plans/save-outcome.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, addMonths, dayOf, type Day } from "#app/lib/dates.ts";
import type { Seed } from "#seed/context.ts";
import { must, plannerAccess } from "#seed/engagements.ts";
import { practitionerOf } from "#seed/people.ts";

type Whole = {
  sections: Partial<Record<SectionKey, string>>;
  needs: NeedFields[];
  /** `for`: places in `needs`. */
  actions: (Partial<ActionFields> & { for: number[] })[];
};
const NOTHING: ActionFields = {
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
};
const fresh = <F>(fields: F) => ({ itemId: null, version: 0, submissionKey: randomUUID(), fields });

/** A plan in force since a day, as it stands once the council has agreed it. */
async function inForce(party: PlanParty, personId: string, whole: Whole, from: Day, reviewBy: Day) {
  const { id } = must(await beginPlan(party, { personId, submissionKey: randomUUID() }));
  for (const [section, body] of Object.entries(whole.sections) as [SectionKey, string][])
    must(await saveSection(party, id, { section, version: 0, body, how: "together" }));
  const needs: string[] = [];
  for (const need of whole.needs) needs.push(must(await saveNeed(party, id, fresh(need))).id);
  must(await saveOutcome(party, id, fresh({ words: "I do the things that matter to me", needIds: needs })));
  for (const { for: places, ...action } of whole.actions)
    must(
      await saveAction(
        party,
        id,
        fresh({ ...NOTHING, ...action, needIds: places.map((place) => needs[place] ?? "") }),
      ),
    );
  await db().prisma.plan.update({
    where: { id },
    data: { status: "in_force", inForceFrom: from, reviewBy },
  });
  return id;
}

const SAMS: Whole = {
  sections: {
    matters: "My allotment, and being up and dressed before eight.",
    people: "My sister Ngozi, and the others at the allotment.",
  },
  needs: [
    { area: "washing", words: "Getting in and out of the shower safely", eligible: true },
    { area: "out", words: "Getting to the allotment and back", eligible: true },
    { area: "food", words: "Cooking a proper lunch", eligible: true },
  ],
  actions: [
    {
      for: [0, 2],
      kind: "assistant",
      what: "Help to wash and dress, and with lunch",
      who: "Lena Kowalska",
      minutesByDay: [90, 90, 90, 90, 90, 0, 0],
      hourlyPence: 1_650,
      route: "direct_payment",
    },
    {
      for: [1],
      kind: "community",
      what: "Allotment group, with the bus there",
      who: "Portswood Allotments",
      costPence: 4_600,
      every: "four_weeks",
      route: "direct_payment",
    },
    {
      for: [1, 2],
      kind: "purchase",
      what: "A folding seat and a light pan",
      costPence: 6_000,
      every: "once",
      route: "direct_payment",
    },
  ],
};
const OTHERS: Whole = {
  sections: { matters: "My quiet mornings, and my grandson on Fridays.", people: "My daughter." },
  needs: [
    { area: "safe_home", words: "Getting up and down the stairs", eligible: true },
    { area: "people", words: "Seeing my grandson", eligible: true },
  ],
  actions: [
    {
      for: [0, 1],
      what: "Somebody with me on Fridays",
      who: "Test Valley Home Care",
      costPence: 5_400,
      every: "week",
      route: "direct_payment",
    },
  ],
};

/** Sam's payments to Lena and the allotment were found by their names; payroll is left as not said. Lena's hours are noted. */
async function sayWhatPaymentsWereFor(personId: string, planId: string) {
  const lena = await db().prisma.planAction.findFirstOrThrow({ where: { planId, who: "Lena Kowalska" } });
  const bus = await db().prisma.planAction.findFirstOrThrow({
    where: { planId, who: "Portswood Allotments" },
  });
  const payments = await db().prisma.spending.findMany({ where: { personId }, orderBy: { paidOn: "asc" } });
  for (const { id, payee } of payments) {
    const action = [lena, bus].find(({ who }) => who === payee);
    if (!action) continue;
    await db().prisma.spendingUse.create({
      data: {
        spendingId: id,
        actionId: action.id,
        minutes: action === lena ? 32 * 60 : null,
        how: "matched",
        byName: "Ownway",
        at: now(),
      },
    });
  }
}

/**
 * Two plans in force: Sam's is reviewed in three weeks; one that Rosa wrote and works on is overdue, and the council has asked to
 * look at it sooner.
 */
export async function seedReviews({ area, accounts, people }: Seed): Promise<void> {
  const today = dayOf(now());
  const council: PlanParty = { side: "practitioner", access: practitionerOf(accounts.practitioner, area) };
  const soon = addDays(today, 21);
  const sams = await inForce(council, people.sam.id, SAMS, addMonths(soon, -6), soon);

  const work = await db().prisma.engagement.findFirstOrThrow({
    where: { status: "accepted", minutesLogged: { gt: 0 }, planner: { accountId: accounts.planner.id } },
    orderBy: { requestedAt: "desc" },
    include: { planner: true },
  });
  const rosa: PlanParty = { side: "planner", access: await plannerAccess(work.planner) };
  const late = addDays(today, -19);
  const planId = await inForce(rosa, work.personId, OTHERS, addMonths(late, -6), late);
  await lookAfterReviews();
  await sayWhatPaymentsWereFor(people.sam.id, sams);
  must(
    await askReview(council, planId, {
      why: "We hear that the stairs have become hard. We would like to look at it with you.",
      submissionKey: randomUUID(),
    }),
  );
}
