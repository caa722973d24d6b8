import { randomUUID } from "node:crypto";
import { openPot } from "#app/domain/budgets/open-pot.server.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { askUpgrade } from "#app/domain/engagements/upgrades/ask-upgrade.server.ts";
import { db } from "#app/db.server.ts";
import type { Role } from "#app/generated/prisma/enums.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeAssistant } from "#tests/factories/assistant.ts";
import { makeGroup, makeIdea, makeTemplate } from "#tests/factories/community.ts";
import { makeDraft, makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { agreeWork, giveDetails, makePaidRun, payeeOf } from "#tests/factories/run.ts";
import { askReview } from "#app/domain/plans/reviews/ask-review.server.ts";
import { makeInForce, makePlanWithAside, personParty } from "#tests/factories/plan.ts";
import { makeStatement } from "#tests/factories/statement.ts";
import { makeManager, makePerson } from "#tests/factories/person.ts";

export const ROLES: readonly Role[] = [
  "person",
  "self_funder",
  "representative",
  "advocate",
  "assistant",
  "planner",
  "agency",
  "core_worker",
  "core_manager",
  "practitioner",
  "commissioner",
  "budget_manager",
  "admin",
];

/** An area with one of each record that a URL can name, all of people who have nothing to do with anybody else. */
export async function makeEverything() {
  const parties = await makeParties(96_000);
  const { area, person, planner } = parties;
  const tx = db().prisma;
  const finished = await makeEngagement(parties, "delivered");
  await agreeDelivery(parties.asPerson, { id: finished.id, version: await finished.version() });
  const invoice = await tx.invoice.findFirstOrThrow({ where: { engagementId: finished.id } });
  await giveDetails(payeeOf(parties));
  const council = async (role: "practitioner" | "commissioner") =>
    areaAccessOf(await makeAccount(role, area.id), area);
  const runId = await makePaidRun(
    await council("practitioner"),
    await council("commissioner"),
    [await agreeWork(parties)],
    "made",
  );
  const run = await tx.paymentRun.findUniqueOrThrow({ where: { id: runId }, include: { lines: true } });
  const { id: engagementId } = await makeEngagement(parties, "worked");
  const asked = await askUpgrade(parties.asPlanner, engagementId, {
    version: (await tx.engagement.findUniqueOrThrow({ where: { id: engagementId } })).version,
    tier: "high",
    because: "something-else",
    reason: "Two services have to be set up",
    submissionKey: randomUUID(),
  });
  if (!asked.ok) throw new Error(asked.refusal.words);
  const worker = await makeAccount("core_worker", area.id, "Other Worker");
  const inForce = await makeInForce(personParty(parties.asPerson), person.id, {
    from: "2026-06-01",
    reviewBy: "2026-12-01",
  });
  const review = await askReview(personParty(parties.asPerson), inForce.id, {
    why: "The stairs are too much now",
    submissionKey: randomUUID(),
  });
  if (!review.ok) throw new Error(review.refusal.words);
  const plan = await makePlanWithAside(parties);
  const { assistant: pa } = await makeAssistant(area.id);
  const day = 86_400_000;
  const grant = await tx.accessGrant.create({
    data: {
      personId: person.id,
      holderAccountId: worker.id,
      basis: "consent",
      given: "voice",
      script: "read out",
      decidedBy: "Asha Test",
      scopes: ["search_and_advice", "engage_planners"],
      validFrom: new Date(Date.now() - day),
      validUntil: new Date(Date.now() + day),
      recordedByAccountId: worker.id,
    },
  });
  const session = await tx.assistedSession.create({
    data: {
      grantId: grant.id,
      personId: person.id,
      workerAccountId: worker.id,
      channel: "phone",
      endedAt: new Date(),
      endReason: "done",
    },
  });
  const letter = await tx.notification.create({
    data: {
      personId: person.id,
      channel: "letter",
      recipient: "1 Elm Road",
      subject: "A letter",
      body: "Hello",
    },
  });
  const assistant = await tx.assistant.create({
    data: {
      slug: `pa-${randomUUID().slice(0, 8)}`,
      areaId: area.id,
      firstName: "Lena",
      lastName: "K",
      hourlyRatePence: 1_500,
      status: "submitted",
    },
  });
  const submitted = await tx.planner.create({
    data: {
      slug: `p-${randomUUID().slice(0, 8)}`,
      areaId: area.id,
      firstName: "New",
      lastName: "One",
      status: "submitted",
    },
  });
  const conversation = await tx.conversation.create({
    data: {
      personId: person.id,
      plannerId: planner.id,
      messages: {
        create: {
          fromAccountId: parties.asPerson.actor.accountId,
          fromName: "Asha",
          fromAsker: true,
          body: "Hello",
          submissionKey: randomUUID(),
        },
      },
    },
  });
  const carePot = await openPot(tx, {
    budgetId: parties.pot.budgetId,
    personId: person.id,
    areaId: area.id,
    kind: "care",
    fundingRoute: "direct_payment",
  });
  const spending = await tx.spending.create({
    data: {
      potId: carePot.id,
      personId: person.id,
      areaId: area.id,
      paidOn: new Date("2026-05-01"),
      pence: 6_600,
      payee: "Lena",
      what: "Support",
      state: "waiting",
      submissionKey: randomUUID(),
    },
  });
  const coreCase = await tx.coreCase.create({
    data: {
      areaId: area.id,
      kind: "engagement_silent",
      subject: "Silent",
      personId: person.id,
      engagementId,
    },
  });
  const idea = await makeIdea(area.id, { status: "waiting", decidedAt: null });
  const template = await makeTemplate(planner.id);
  const group = await makeGroup(area.id, {}, { status: "waiting", waitingSince: new Date() });
  const { draft, statement, line } = await makeStatement(person);
  const { id: draftId } = await makeDraft(parties);
  const cardPayment = await tx.cardPayment.create({
    data: {
      areaId: area.id,
      personId: person.id,
      mode: "test",
      purpose: "engagement",
      draftId,
      feePence: 18_000,
      amountPence: 18_000,
      byName: "Asha Test",
    },
  });
  const cardTrouble = await tx.cardAttention.create({
    data: {
      areaId: area.id,
      kind: "outside-change",
      words: "Something",
      cardPaymentId: cardPayment.id,
      onceKey: randomUUID(),
    },
  });
  return {
    area,
    cardPayment,
    cardTrouble,
    group,
    idea,
    template,
    parties,
    plan,
    review: { id: review.value.id, planId: inForce.id },
    draft,
    statement,
    line,
    person,
    planner,
    upgradeId: asked.value.upgradeId,
    submitted,
    assistant,
    pa,
    engagementId,
    invoice,
    run,
    worker,
    grant,
    session,
    letter,
    conversation,
    coreCase,
    carePot,
    spending,
  };
}
export type Everything = Awaited<ReturnType<typeof makeEverything>>;

/** Somebody in a role, with whatever of their own that role needs, in an area that has nothing to do with `makeEverything`'s. */
export async function makeViewer(role: Role, areaId: string) {
  if (role === "person") return (await makePerson(areaId, "Viewer")).account;
  const account = await makeAccount(role, role === "admin" ? null : areaId, "Viewer Test");
  if (role === "planner")
    await db().prisma.planner.create({
      data: {
        slug: `v-${randomUUID().slice(0, 8)}`,
        areaId,
        accountId: account.id,
        firstName: "V",
        lastName: "P",
      },
    });
  if (role === "budget_manager")
    await db().prisma.accountRole.updateMany({
      where: { accountId: account.id },
      data: { budgetManagerId: (await makeManager(areaId)).id },
    });
  if (role === "assistant")
    await db().prisma.assistant.create({
      data: {
        slug: `v-${randomUUID().slice(0, 8)}`,
        areaId,
        accountId: account.id,
        firstName: "V",
        lastName: "A",
        hourlyRatePence: 1_500,
      },
    });
  return account;
}
