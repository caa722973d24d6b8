import { randomUUID } from "node:crypto";
import type { PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { acceptEngagement, declineEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { deliverEngagement } from "#app/domain/engagements/deliver-engagement.server.ts";
import { saveAnswers, saveTier } from "#app/domain/engagements/draft-engagement.server.ts";
import { logHours } from "#app/domain/engagements/log-hours.server.ts";
import { requestEngagement } from "#app/domain/engagements/request-engagement.server.ts";
import { answerUpgrade } from "#app/domain/engagements/upgrades/answer-upgrade.server.ts";
import { askUpgrade } from "#app/domain/engagements/upgrades/ask-upgrade.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import type { Result } from "#app/lib/result.ts";
import type { Seed } from "#seed/context.ts";

export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.words);
  return result.value;
};
const NOTES = [
  "Mornings are best to phone me.",
  "I would like to get back to the allotment.",
  "My sister would like to be there when we meet.",
  "I want fewer different people coming in.",
  "",
  "Please come after my dialysis days: not Tuesday or Thursday.",
];
const WORK = [
  ["First visit: what matters, a good day and a bad day", 120],
  ["Asked two agencies and a community group for prices", 90],
  ["Wrote the first draft of the plan", 150],
] as const;
/** How far each of Rosa's pieces of work has come. */
const STAGES = [
  "requested",
  "requested",
  "accepted",
  "worked",
  "worked",
  "delivered",
  "agreed",
  "agreed",
  "declined",
] as const;

/** An account for somebody from the demonstration, which nobody can sign in to: it has no password. */
export async function personAccess(
  seed: Seed,
  person: { id: string; firstName: string | null; lastName: string | null; reference: string },
): Promise<PersonAccess> {
  const name = personName(person);
  const account = await db().prisma.account.create({
    data: {
      email: `${person.reference.toLowerCase()}@people.demo.example`,
      name,
      confirmedAt: now(),
      roles: { create: { role: "person", areaId: seed.area.id } },
    },
    include: { roles: true },
  });
  await db().prisma.person.update({ where: { id: person.id }, data: { accountId: account.id } });
  return {
    actor: {
      accountId: account.id,
      name,
      role: "person",
      roleId: account.roles[0]?.id ?? "",
      areaId: seed.area.id,
      agencyId: null,
      sessionId: "seed",
    },
    subject: { personId: person.id, areaId: seed.area.id, name, reference: person.reference },
    grant: null,
    requestId: "system:seed",
    formToken: "",
  };
}

/** A planner of the demonstration, in their own work. */
export async function plannerAccess(planner: {
  id: string;
  areaId: string;
  slug: string;
  accountId: string | null;
}): Promise<PlannerAccess> {
  const account = await db().prisma.account.findUniqueOrThrow({
    where: { id: planner.accountId ?? "" },
    include: { roles: { where: { role: "planner" } } },
  });
  const { id: accountId, name } = account;
  return {
    actor: {
      accountId,
      name,
      role: "planner",
      roleId: account.roles[0]?.id ?? "",
      areaId: planner.areaId,
      agencyId: null,
      sessionId: "seed",
    },
    subject: null,
    grant: null,
    requestId: "system:seed",
    formToken: "",
    planner: { id: planner.id, areaId: planner.areaId, slug: planner.slug, name },
  };
}

/** One request for more hours that waits for the practitioner: the person has said that they want it. */
async function askForMore(access: PersonAccess, asPlanner: PlannerAccess, id: string, version: number) {
  const asked = must(
    await askUpgrade(asPlanner, id, {
      version,
      tier: "high",
      because: "something-else",
      reason:
        "Two services have to be set up, and the ramp needs three quotes before either can start. I have used most of the hours on the first.",
      submissionKey: randomUUID(),
    }),
  );
  must(
    await answerUpgrade(access, {
      upgradeId: asked.upgradeId,
      answer: "wants",
      words: "Yes. I would rather get it right.",
    }),
  );
}

/** Work of Rosa Martin (account planner) at every stage, and one finished piece of somebody else's, each through the verbs that people use. */
export async function seedEngagements(seed: Seed): Promise<void> {
  const rosa = await db().prisma.planner.findUniqueOrThrow({
    where: { accountId: seed.accounts.planner.id },
  });
  const other = await db().prisma.planner.findFirstOrThrow({
    where: {
      areaId: seed.area.id,
      id: { not: rosa.id },
      accountId: { not: null },
      status: "published",
      takingNewPeople: true,
      tiersOffered: { hasEvery: ["low", "medium"] },
    },
    orderBy: { slug: "asc" },
  });
  const people = await db().prisma.person.findMany({
    where: {
      areaId: seed.area.id,
      employsAssistants: true,
      accountId: null,
      pots: { some: { kind: "support_planning" } },
    },
    orderBy: { reference: "asc" },
    take: STAGES.length + 1,
    include: { pots: { where: { kind: "support_planning" } } },
  });
  for (const [i, person] of people.entries()) {
    const stage = STAGES[i] ?? "agreed";
    const planner = i < STAGES.length ? rosa : other;
    const asPlanner = await plannerAccess(planner);
    const access = await personAccess(seed, person);
    const tier = person.pots[0]?.authorisedTier === "low" ? "low" : "medium";
    const answers = {
      knows: tier === "low" ? "exactly" : "some-ideas",
      talks: "no-longer",
      things: "several",
    };
    const draftId = must(await saveAnswers(access, planner.id, null, answers));
    must(await saveTier(access, draftId, { tier, note: NOTES[i % NOTES.length] ?? "" }));
    const { id } = must(
      await requestEngagement(access, { draftId, feePence: tier === "low" ? 10_000 : 18_000 }),
    );
    if (stage === "requested") continue;
    const version = async () => (await db().prisma.engagement.findUniqueOrThrow({ where: { id } })).version;
    if (stage === "declined") {
      must(
        await declineEngagement(asPlanner, {
          id,
          version: await version(),
          reason: "I am sorry: I am full on the days you need.",
        }),
      );
      continue;
    }
    must(await acceptEngagement(asPlanner, { id, version: await version() }));
    if (stage === "accepted") continue;
    for (const [what, minutes] of WORK.slice(0, tier === "low" ? 2 : 3)) {
      must(
        await logHours(asPlanner, { id, workedOn: dayOf(now()), minutes, what, submissionKey: randomUUID() }),
      );
    }
    if (stage === "worked") {
      if (STAGES.indexOf("worked") === i) await askForMore(access, asPlanner, id, await version());
      continue;
    }
    must(
      await deliverEngagement(asPlanner, {
        id,
        version: await version(),
        words:
          "Your plan is written, two quotes are with it, and the community lunch has a place for you from next week.",
      }),
    );
    if (stage === "agreed") must(await agreeDelivery(access, { id, version: await version() }));
  }
}
