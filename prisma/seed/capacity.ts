import { randomUUID } from "node:crypto";
import type { AreaAccess } from "#app/domain/access/access.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { lastDay } from "#app/domain/assisted-access/grant-recording-rules.ts";
import { recordGrant } from "#app/domain/assisted-access/record-grant.server.ts";
import { AskAdvocateForm, MoveReferralForm } from "#app/domain/capacity/advocate-forms.ts";
import { askAdvocate } from "#app/domain/capacity/ask-advocate.server.ts";
import type { Decision } from "#app/domain/capacity/authority-rules.ts";
import { CapacityForm } from "#app/domain/capacity/capacity-form.ts";
import { moveReferral } from "#app/domain/capacity/move-referral.server.ts";
import { recordCapacity } from "#app/domain/capacity/record-capacity.server.ts";
import { beginPlan } from "#app/domain/plans/begin-plan.server.ts";
import type { Route, SectionKey } from "#app/domain/plans/plan-content.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { saveMoney } from "#app/domain/plans/save-money.server.ts";
import { saveNeed } from "#app/domain/plans/save-need.server.ts";
import { saveOutcome } from "#app/domain/plans/save-outcome.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, addMonths, dayOf, isoDay } from "#app/lib/dates.ts";
import type { Seed } from "#seed/context.ts";
import { must } from "#seed/engagements.ts";
import { practitionerOf, seedPerson } from "#seed/people.ts";

const parts = (day: Date) => {
  const [year = "", month = "", date = ""] = isoDay(day).split("-");
  return { day: date, month, year };
};

/** What an assessment found: that somebody cannot decide about one thing at the moment. */
async function lacks(council: AreaAccess, personId: string, decision: Decision, why: string) {
  const newest = await db().prisma.capacityRecord.findFirst({
    where: { personId },
    orderBy: { number: "desc" },
  });
  const form = CapacityForm.parse({
    decision,
    understands: "yes",
    retains: "no",
    weighs: "no",
    communicates: "yes",
    finding: "lacks",
    impairment: "Dementia, as the memory clinic found in 2024",
    helpGiven: "Two visits in the morning, photographs of each choice, and time",
    why,
    assessedBy: council.actor.name,
    assessedRole: "Social worker",
    assessedOn: parts(addDays(dayOf(now()), -12)),
    paperAt: "The council’s record of the person, assessments of 2026",
    reviewBy: parts(addMonths(dayOf(now()), 6)),
    seen: String(newest?.number ?? 0),
    submissionKey: randomUUID(),
  });
  must(await recordCapacity(council, personId, form));
}

/** A plan in which nothing is missing, written by the practitioner with whoever knows the person. */
async function wholePlan(council: AreaAccess, personId: string, route: Route, matters: string) {
  const party: PlanParty = { side: "practitioner", access: council };
  const fresh = <F>(fields: F) => ({ itemId: null, version: 0, submissionKey: randomUUID(), fields });
  const { id } = must(await beginPlan(party, { personId, submissionKey: randomUUID() }));
  const words: Partial<Record<SectionKey, string>> = {
    matters,
    involved: "The person, who showed what they like; those who know them; the practitioner",
    reduce: "A pill box with an alarm, and large labels on the kitchen cupboards",
    prevent: "A walk every day, and the falls clinic twice a year",
    backup: "First the neighbour, then the agency’s own stand-in",
    crisis: "Phone the surgery, then the council’s line out of hours",
  };
  for (const [section, body] of Object.entries(words) as [SectionKey, string][])
    must(await saveSection(party, id, { section, version: 0, body, how: "together" }));
  const needs = [
    must(
      await saveNeed(
        party,
        id,
        fresh({ area: "food", words: "Eating a proper meal every day", eligible: true }),
      ),
    ).id,
    must(
      await saveNeed(
        party,
        id,
        fresh({ area: "safe_home", words: "Being safe at home in the evening", eligible: true }),
      ),
    ).id,
  ];
  must(
    await saveOutcome(
      party,
      id,
      fresh({ words: "A warm dinner, eaten with somebody there", needIds: needs }),
    ),
  );
  must(
    await saveAction(
      party,
      id,
      fresh({
        kind: "agency",
        what: "Somebody at dinner and in the evening, seven days",
        who: "Itchen Home Support",
        needIds: needs,
        costPence: 21_000,
        every: "week",
        route,
        minutesByDay: [0, 0, 0, 0, 0, 0, 0],
        hourlyPence: null,
        carerName: "",
        carerAgreedOn: null,
        carerWords: "",
      }),
    ),
  );
  if (route === "direct_payment")
    must(await saveMoney(party, id, { version: 1, fields: { paidEvery: "four_weeks", overReason: "" } }));
  return id;
}

/** Doreen's son takes her direct payment for her, authorised by the council. */
async function seedWithAuthorisedPerson({ area, accounts }: Seed, council: AreaAccess) {
  const { passwordHash } = await db().prisma.account.findUniqueOrThrow({
    where: { id: accounts.representative.id },
  });
  const son = await db().prisma.account.create({
    data: {
      email: "authorised-person@demo.example",
      name: "Michael Whitlock",
      passwordHash,
      confirmedAt: new Date(),
      roles: { create: { role: "representative", areaId: area.id } },
    },
  });
  const doreen = await seedPerson(
    council,
    {
      name: ["Doreen", "Whitlock"],
      born: ["6", "5", "1943"],
      phone: "01632 960 106",
      address: "17 Lances Hill\nBitterne\nSouthampton",
      postcode: "SO18 5AB",
      contactBy: "letter",
      ageGroup: "65+",
      clientGroup: "Memory and cognition support",
    },
    9002,
    { weekly: "310", tier: "medium", careRoute: "direct_payment" },
  );
  await lacks(
    council,
    doreen.id,
    "plan",
    "Doreen knew that it is about help at home, but not a minute later. She said: “Michael does all that.”",
  );
  await lacks(
    council,
    doreen.id,
    "budget",
    "Doreen could not keep in mind that the money would be hers to manage. She said: “I never did the bills.”",
  );
  const core = practitionerOf(accounts.core, area);
  must(
    await recordGrant(
      { ...core, actor: { ...core.actor, role: "core_worker" } },
      doreen.id,
      {
        basis: "authorised_person",
        holderAccountId: son.id,
        scopes: ["search_and_advice", "engage_planners", "hire", "hours_and_pay", "money"],
        until: lastDay(dayOf(now())),
      },
      {
        document:
          "The council’s letter that authorises Michael Whitlock (Care Act 2014 section 32), the original",
        decidedBy: "Southampton City Council (demonstration)",
        submissionKey: "00000000-0000-4000-8000-000000007003",
      },
    ),
  );
  await wholePlan(
    council,
    doreen.id,
    "direct_payment",
    "Doreen hums while she lays the table. She wants her own kitchen, the radio on, and Michael on Sundays.",
  );
}

/** Nobody may decide for Walter: the council does, in his best interests, and an advocate speaks with him. */
async function seedWithoutAuthorisedPerson(council: AreaAccess) {
  const walter = await seedPerson(
    council,
    {
      name: ["Walter", "Pym"],
      born: ["30", "1", "1940"],
      phone: "01632 960 107",
      address: "5 Manor Farm Road\nBitterne Park\nSouthampton",
      postcode: "SO18 1NL",
      contactBy: "letter",
      ageGroup: "65+",
      clientGroup: "Memory and cognition support",
    },
    9003,
    { weekly: "310", tier: "medium", careRoute: "council_held" },
  );
  for (const decision of ["plan", "budget"] as const)
    await lacks(
      council,
      walter.id,
      decision,
      "Walter spoke of his ship each time. He said: “You’ll have to ask the mate.”",
    );
  const planId = await wholePlan(
    council,
    walter.id,
    "council_held",
    "Walter smiles when the window is open and he hears the river. He was a ship’s cook, and sits down to dinner at six.",
  );
  const party: PlanParty = { side: "practitioner", access: council };
  must(
    await askAdvocate(
      party,
      planId,
      AskAdvocateForm.parse({
        difficulties: ["retaining", "weighing"],
        why: "Walter forgets what was said a moment ago, and has no family.",
        helper: "none",
        submissionKey: randomUUID(),
      }),
    ),
  );
  for (const to of ["referred", "named", "started"]) {
    const { id, version } = await db().prisma.advocateReferral.findFirstOrThrow({ where: { planId } });
    const step = {
      to,
      service: "Solent Voices (an invented advocacy service)",
      advocateName: "Callum Fraser",
      referralId: id,
      version: String(version),
    };
    must(await moveReferral(council, planId, MoveReferralForm.parse(step)));
  }
}

/** Two people who cannot decide about their plan: one with an authorised person, and one without. */
export async function seedCapacity(seed: Seed): Promise<void> {
  const council = practitionerOf(seed.accounts.practitioner, seed.area);
  await seedWithAuthorisedPerson(seed, council);
  await seedWithoutAuthorisedPerson(council);
}
