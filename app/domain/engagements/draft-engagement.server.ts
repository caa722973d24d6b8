import { randomUUID } from "node:crypto";
import type { PersonAccess } from "#app/domain/access/access.ts";
import { stillInForce } from "#app/domain/assisted-access/record-decision.server.ts";
import { act, recordView } from "#app/domain/audit/act.server.ts";
import { findPlanningPot } from "#app/domain/budgets/find-planning-pot.server.ts";
import { findFees } from "#app/domain/engagements/find-fees.server.ts";
import type { Purse } from "#app/domain/engagements/price-tier-rules.ts";
import { db, type Tx } from "#app/db.server.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";
import type { Result } from "#app/lib/result.ts";

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

/** The review for which they want a planner and have asked none yet: this is for it. */
async function reviewWaiting(tx: Tx, personId: string): Promise<string | null> {
  const review = await tx.planReview.findFirst({
    where: {
      personId,
      state: { in: ["open", "held"] },
      withPlannerAt: { not: null },
      engagements: { none: { status: { in: ["requested", "accepted", "delivered", "agreed"] } } },
    },
    orderBy: { withPlannerAt: "desc" },
    select: { id: true },
  });
  return review?.id ?? null;
}

/** Keeps the answers to the three questions. @returns the draft's id. */
export const saveAnswers = (
  access: PersonAccess,
  plannerId: string,
  draftId: string | null,
  answers: Answers,
): Promise<Result<string>> =>
  act(access, async (tx) => {
    await stillInForce(tx, access);
    const kept = {
      reviewId: await reviewWaiting(tx, access.subject.personId),
      knows: answers.knows ?? "",
      talks: answers.talks ?? "",
      things: answers.things ?? "",
    };
    const { personId } = access.subject;
    const id = draftId && UUID.test(draftId) ? draftId : randomUUID();
    const { count } = await tx.engagementDraft.updateMany({ where: { id, plannerId, personId }, data: kept });
    const saved = count === 1 ? id : randomUUID();
    if (count === 0) await tx.engagementDraft.create({ data: { id: saved, personId, plannerId, ...kept } });
    tx.audit({ action: "engagement.answers-kept", objectType: "engagement_draft", objectId: saved });
    return saved;
  });

/** Keeps the tier and the note to the planner. */
export const saveTier = (
  access: PersonAccess,
  draftId: string,
  choice: { tier: Tier; note: string },
): Promise<Result<null>> =>
  act(access, async (tx) => {
    await stillInForce(tx, access);
    await tx.engagementDraft.updateMany({
      where: { id: draftId, personId: access.subject.personId },
      data: choice,
    });
    tx.audit({
      action: "engagement.tier-kept",
      objectType: "engagement_draft",
      objectId: draftId,
      detail: { tier: choice.tier },
    });
    return null;
  });

/** What pays a person's planning: the planning pot of their budget; their own card, for whoever pays themselves and has none. */
export async function findPurse(personId: string, tx: Tx = db().prisma): Promise<Purse> {
  const pot = await findPlanningPot(personId, tx);
  if (pot) return pot;
  const person = await tx.person.findUnique({ where: { id: personId }, select: { selfFunder: true } });
  return person?.selfFunder ? "card" : null;
}

/** What the tiers cost with a planner today and what pays for them, for deciding. Seeing the pot is audited. */
export async function findChoice(access: PersonAccess, plannerId: string) {
  const [{ tiers, vatRateBasisPoints }, purse] = await Promise.all([
    findFees(access.subject.areaId, plannerId),
    findPurse(access.subject.personId),
  ]);
  const pot = purse === "card" ? null : purse;
  if (pot) await recordView(access, { action: "budget.viewed", objectType: "pot", objectId: pot.potId });
  return { tiers, vatRateBasisPoints, purse, pot };
}
