import { randomUUID } from "node:crypto";
import type { PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { acceptEngagement, declineEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { deliverEngagement } from "#app/domain/engagements/deliver-engagement.server.ts";
import { saveAnswers, saveTier } from "#app/domain/engagements/draft-engagement.server.ts";
import { logHours } from "#app/domain/engagements/log-hours.server.ts";
import { requestEngagement } from "#app/domain/engagements/request-engagement.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import type { Result } from "#app/lib/result.ts";
import type { Seed } from "#seed/context.ts";

const must = <T>(result: Result<T>): T => {
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
async function personAccess(
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

/** Pieces of work of Rosa Martin (account planner) at every stage, each through the same verbs that people use. */
export async function seedEngagements(seed: Seed): Promise<void> {
  const { id: accountId, name, role } = seed.accounts.planner;
  const rosa = await db().prisma.planner.findUniqueOrThrow({ where: { accountId } });
  const asRosa: PlannerAccess = {
    actor: {
      accountId,
      name,
      role: "planner",
      roleId: role.id,
      areaId: seed.area.id,
      agencyId: null,
      sessionId: "seed",
    },
    subject: null,
    grant: null,
    requestId: "system:seed",
    formToken: "",
    planner: { id: rosa.id, areaId: rosa.areaId, slug: rosa.slug, name },
  };
  const people = await db().prisma.person.findMany({
    where: {
      areaId: seed.area.id,
      employsAssistants: true,
      accountId: null,
      pots: { some: { kind: "support_planning" } },
    },
    orderBy: { reference: "asc" },
    take: STAGES.length,
    include: { pots: { where: { kind: "support_planning" } } },
  });
  for (const [i, person] of people.entries()) {
    const stage = STAGES[i] ?? "requested";
    const access = await personAccess(seed, person);
    const tier = person.pots[0]?.authorisedTier === "low" ? "low" : "medium";
    const answers = {
      knows: tier === "low" ? "exactly" : "some-ideas",
      talks: "no-longer",
      things: "several",
    };
    const draftId = must(await saveAnswers(access, rosa.id, null, answers));
    must(await saveTier(access, draftId, { tier, note: NOTES[i % NOTES.length] ?? "" }));
    const { id } = must(
      await requestEngagement(access, { draftId, feePence: tier === "low" ? 10_000 : 18_000 }),
    );
    if (stage === "requested") continue;
    const version = async () => (await db().prisma.engagement.findUniqueOrThrow({ where: { id } })).version;
    if (stage === "declined") {
      must(
        await declineEngagement(asRosa, {
          id,
          version: await version(),
          reason: "I am sorry: I am full on the days you need.",
        }),
      );
      continue;
    }
    must(await acceptEngagement(asRosa, { id, version: await version() }));
    if (stage === "accepted") continue;
    for (const [what, minutes] of WORK.slice(0, tier === "low" ? 2 : 3)) {
      must(
        await logHours(asRosa, { id, workedOn: dayOf(now()), minutes, what, submissionKey: randomUUID() }),
      );
    }
    if (stage === "worked") continue;
    must(
      await deliverEngagement(asRosa, {
        id,
        version: await version(),
        words:
          "Your plan is written, two quotes are with it, and the community lunch has a place for you from next week.",
      }),
    );
    if (stage === "agreed") must(await agreeDelivery(access, { id, version: await version() }));
  }
}
