import { randomUUID } from "node:crypto";
import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { findPlanningPot } from "#app/domain/budgets/find-planning-pot.server.ts";
import { findTiers } from "#app/domain/budgets/find-tiers.server.ts";
import { db } from "#app/db.server.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
type Answers = { knows?: string | undefined; talks?: string | undefined; things?: string | undefined };

/** A planner that somebody is choosing; one who paused meanwhile is found too, so that the page can say so. */
export async function findPlannerToChoose(slug: string) {
  return db().prisma.planner.findFirst({
    where: { slug, status: { in: ["published", "paused"] } },
    select: {
      id: true,
      slug: true,
      status: true,
      firstName: true,
      lastName: true,
      tiersOffered: true,
      takingNewPeople: true,
      startsFrom: true,
      agency: { select: { name: true } },
    },
  });
}

/** The person's own draft for this planner; null for anybody else's. */
export async function findDraft(access: PersonAccess, plannerId: string, id: string | null) {
  if (!id || !UUID.test(id)) return null;
  return db().prisma.engagementDraft.findFirst({
    where: { id, plannerId, personId: access.subject.personId },
  });
}

/** What a draft has become, where it was sent already: the Back button ends there. */
export async function findSent(access: PersonAccess, draftId: string): Promise<string | null> {
  const sent = await db().prisma.engagement.findFirst({
    where: { submissionKey: draftId, personId: access.subject.personId },
    select: { id: true },
  });
  return sent?.id ?? null;
}

/** Keeps the answers to the three questions. @returns the draft's id. */
export async function saveAnswers(
  access: PersonAccess,
  plannerId: string,
  draftId: string | null,
  answers: Answers,
): Promise<string> {
  const kept = { knows: answers.knows ?? "", talks: answers.talks ?? "", things: answers.things ?? "" };
  const draft = await findDraft(access, plannerId, draftId);
  if (draft) {
    await db().prisma.engagementDraft.update({ where: { id: draft.id }, data: kept });
    return draft.id;
  }
  const id = randomUUID();
  await db().prisma.engagementDraft.create({
    data: { id, personId: access.subject.personId, plannerId, ...kept },
  });
  return id;
}
/** Keeps the tier and the note to the planner. */
export async function saveTier(
  access: PersonAccess,
  draftId: string,
  choice: { tier: Tier; note: string },
): Promise<void> {
  await db().prisma.engagementDraft.updateMany({
    where: { id: draftId, personId: access.subject.personId },
    data: choice,
  });
}

/** The tiers as they stand today and the person's planning pot, for deciding. Seeing the pot is audited. */
export async function findChoice(access: PersonAccess) {
  const [tiers, pot] = await Promise.all([
    findTiers(access.subject.areaId),
    findPlanningPot(access.subject.personId),
  ]);
  if (pot) await recordView(access, { action: "budget.viewed", objectType: "pot", objectId: pot.potId });
  return { tiers, pot };
}
