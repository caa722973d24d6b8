import { randomUUID } from "node:crypto";
import type { AreaAccess, PlannerAccess } from "#app/domain/access/access.ts";
import { createPlannerDraft } from "#app/domain/planners/create-planner-draft.server.ts";
import { decidePlanner } from "#app/domain/planners/decide-planner.server.ts";
import { editPlanner, type SectionAnswers } from "#app/domain/planners/edit-planner.server.ts";
import { pausePlanner } from "#app/domain/planners/publish-planner.server.ts";
import { recordCheck } from "#app/domain/planners/record-check.server.ts";
import { submitPlanner } from "#app/domain/planners/submit-planner.server.ts";
import { systemAccess } from "#app/domain/access/access.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import type { Result } from "#app/lib/result.ts";
import type { SeededAccount } from "#seed/accounts.ts";
import { AGENCIES, PLANNERS, type PlannerPerson } from "#seed/planner-people.ts";
import type { Seed } from "#seed/context.ts";

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.words);
  return result.value;
}
const request = { requestId: "system:seed", formToken: "", subject: null, grant: null };
const actorOf = (account: SeededAccount, areaId: string) => ({
  accountId: account.id,
  name: account.name,
  role: account.role.role,
  roleId: account.role.id,
  areaId,
  agencyId: null,
  sessionId: "",
});

/** An account like the demonstration's own, without a password: nobody signs in as these. */
async function makeAccount(person: PlannerPerson, areaId: string): Promise<SeededAccount> {
  const account = await db().prisma.account.create({
    data: {
      email: `${person.name.toLowerCase().replaceAll(" ", ".")}@planners.example`,
      name: person.name,
      confirmedAt: now(),
      roles: { create: { role: "planner", areaId } },
    },
    include: { roles: true },
  });
  const role = account.roles[0];
  if (!role) throw new Error("no role");
  return { id: account.id, email: account.email, name: account.name, role: { id: role.id, role: role.role } };
}

const withoutVersion = (person: PlannerPerson): SectionAnswers[] => {
  const version = 0;
  const { consent = person.lived !== undefined, startsIn } = person;
  return [
    { section: "about", answers: { version, headline: person.headline, about: person.about } },
    {
      section: "lived-experience",
      answers: {
        version,
        livedExperience: [...(person.lived ?? [])],
        livedExperienceWords: person.livedWords ?? "",
        consent,
      },
    },
    {
      section: "knowledge",
      answers: {
        version,
        expertise: [...person.expertise],
        languages: [...(person.languages ?? ["english"])],
        meetingWays: [...(person.meeting ?? ["home", "phone", "video"])],
      },
    },
    { section: "place", answers: { version, postcode: person.postcode, travelMiles: person.travel ?? 10 } },
    {
      section: "offer",
      answers: {
        version,
        tiersOffered: [...(person.tiers ?? (["low", "medium", "high"] as const))],
        takingNewPeople: !person.notTaking,
        startsFrom: startsIn === undefined ? null : addDays(dayOf(now()), startsIn),
      },
    },
  ];
};

const CHECKS = [
  ["Who they are", "seen"],
  ["Two references", "checked"],
  ["DBS certificate", "seen"],
  ["Insurance", "seen"],
  ["Training in support planning", "declared"],
] as const;

/** 24 planners, through the same steps as anybody: draft, sections, sent, checked, approved. */
export async function seedPlanners({ area, accounts, random }: Seed): Promise<void> {
  const approver: AreaAccess = { ...request, actor: actorOf(accounts["core-manager"], area.id), area };
  const agencies = new Map<string, string>();
  for (const agency of AGENCIES) {
    const { id } = await db().prisma.agency.create({
      data: { id: randomUUID(), areaId: area.id, ...agency },
    });
    agencies.set(agency.slug, id);
  }
  await db().prisma.accountRole.update({
    where: { id: accounts.agency.role.id },
    data: { agencyId: agencies.get("harbour-brokerage") ?? null },
  });

  for (const person of PLANNERS) {
    const account =
      person.name === accounts.planner.name ? accounts.planner : await makeAccount(person, area.id);
    const [firstName = "", lastName = ""] = person.name.split(" ");
    const { id, slug } = must(
      await createPlannerDraft(systemAccess("seed"), {
        areaId: area.id,
        accountId: account.id,
        agencyId: person.agency ? (agencies.get(person.agency) ?? null) : null,
        firstName,
        lastName,
      }),
    );
    const own: PlannerAccess = {
      ...request,
      actor: actorOf(account, area.id),
      planner: { id, areaId: area.id, slug, name: person.name },
    };
    let version = 1;
    for (const { section, answers } of withoutVersion(person)) {
      must(await editPlanner(own, { section, answers: { ...answers, version } } as SectionAnswers));
      version++;
    }
    must(await submitPlanner(own, { version: version++ }));
    if (person.end === "submitted") continue;
    const until = addDays(dayOf(now()), random.whole(60, 900));
    for (const [what, word] of CHECKS.slice(0, random.whole(2, CHECKS.length)))
      must(await recordCheck(approver, id, { what, word, untilDate: what === "Insurance" ? until : null }));
    must(
      await decidePlanner(approver, { plannerId: id, version: version++, decision: "approve", reason: "" }),
    );
    if (person.end === "paused") must(await pausePlanner(own, { version }));
  }
}
