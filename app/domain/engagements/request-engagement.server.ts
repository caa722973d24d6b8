import { randomUUID } from "node:crypto";
import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { POT_PHRASES } from "#app/domain/budgets/budget-words.ts";
import { findAreaSettings } from "#app/domain/budgets/find-area-settings.server.ts";
import { findPlanningPot } from "#app/domain/budgets/find-planning-pot.server.ts";
import { findFees } from "#app/domain/engagements/find-fees.server.ts";
import { refuseOwnWork } from "#app/domain/engagements/own-work.ts";
import { priceTier } from "#app/domain/engagements/price-tier-rules.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { holdFee } from "#app/domain/engagements/settle.server.ts";
import { suggestTier, TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { addJob } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, longDay, momentOf } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

export type RequestInput = {
  draftId: string;
  /** The fee the person saw, pence: another one now is refused. */
  feePence: number;
  /** The pot they saw it would come out of: another one now is refused. */
  potId?: string | undefined;
  decision?: { question?: string | undefined; words?: string | undefined };
};

async function lockDraft(tx: Act, access: PersonAccess, draftId: string) {
  // The lock makes the same form sent twice wait for itself
  await tx.$queryRaw`SELECT id FROM engagement_draft WHERE id = ${draftId}::uuid FOR UPDATE`;
  const draft = await tx.engagementDraft.findFirst({
    where: { id: draftId, personId: access.subject.personId },
    include: { planner: true, person: { select: { accountId: true } } },
  });
  if (!draft?.tier)
    throw new Refusal("not-found", "We cannot find your choice. Nothing was set aside. Please choose again.");
  return { ...draft, tier: draft.tier };
}

/**
 * Asks a planner to take somebody on: the fee is held against the support planning pot until they answer.
 * Refusals: planner-paused, price-changed, no-pot, tier-not-authorised, already-engaged, budget-too-low, words-needed.
 */
export function requestEngagement(access: PersonAccess, input: RequestInput) {
  return act(access, async (tx) => {
    const draft = await lockDraft(tx, access, input.draftId);
    const before = await tx.engagement.findUnique({ where: { submissionKey: draft.id } });
    if (before) return { id: before.id, replayed: true };
    await recordDecision(tx, access, "request-engagement", input.decision ?? {});

    const { planner } = draft;
    const name = planner.firstName;
    refuseOwnWork(access, draft.person, planner);
    if (
      planner.status !== "published" ||
      !planner.takingNewPeople ||
      !planner.tiersOffered.includes(draft.tier)
    ) {
      throw new Refusal(
        "planner-paused",
        `${name} is not taking this on at the moment. Nothing was set aside. You can choose another planner.`,
      );
    }
    const open = await tx.engagement.count({
      where: {
        personId: access.subject.personId,
        plannerId: planner.id,
        status: { in: ["requested", "accepted", "delivered"] },
      },
    });
    if (open > 0)
      throw new Refusal(
        "already-engaged",
        `You already have planning open with ${name}. Nothing more was set aside. Look under My planning.`,
      );
    const pot = await findPlanningPot(access.subject.personId, tx);
    if (pot && input.potId !== undefined && input.potId !== pot.potId)
      throw new Refusal(
        "pot-changed",
        "Where the money comes from has changed since you opened the page. Nothing was set aside. Look at the new figures and decide again.",
      );
    const { tiers, vatRateBasisPoints } = await findFees(access.subject.areaId, planner.id, tx);
    const priced = priceTier(tiers, pot, draft, draft.tier);
    if (!priced.ok) throw new Refusal(priced.refusal.code, priced.refusal.words);
    const { row, adjustmentPence, fromPotPence } = priced.value;
    if (row.feePence !== input.feePence) {
      throw new Refusal(
        "price-changed",
        `The fee has changed to ${pounds(row.feePence)} since you opened the page. Nothing was set aside. Look at the new figures and decide again.`,
      );
    }

    const today = dayOf(now());
    const { areaId } = access.subject;
    const { answerWithinDays } = await findAreaSettings(areaId, today, tx);
    const answerBy = addDays(today, answerWithinDays);
    const lapses = momentOf(addDays(answerBy, 1));
    const money = {
      id: randomUUID(),
      areaId,
      plannerId: planner.id,
      feePence: row.feePence,
      adjustmentPence,
      pot: priced.value.pot,
    };
    let holdTransferId: bigint;
    try {
      holdTransferId = await holdFee(tx, money, {
        key: `hold:${draft.id}:1`,
        expires: addDays(answerBy, 2),
        actorId: access.actor.accountId,
      });
    } catch (error) {
      if (error instanceof Refusal && error.code === "budget-too-low") {
        throw new Refusal(
          "budget-too-low",
          `There is not enough left in the ${POT_PHRASES[priced.value.pot.kind]} for ${pounds(fromPotPence)}. Nothing was set aside. You can choose a smaller tier, or ask the council for more.`,
        );
      }
      throw error;
    }
    const suggested = suggestTier(draft);
    const engagement = await tx.engagement.create({
      data: {
        id: money.id,
        reference: `SP-${money.id.slice(0, 8).toUpperCase()}`,
        areaId,
        personId: access.subject.personId,
        plannerId: planner.id,
        potId: priced.value.pot.potId,
        areaTierId: row.id,
        tier: draft.tier,
        feePence: row.feePence,
        adjustmentPence,
        vatRateBasisPoints,
        minutesAllowed: row.hours * 60,
        suggestedTier: suggested.tier,
        tierReason: suggested.because,
        note: draft.note,
        submissionKey: draft.id,
        holdTransferId,
        answerBy,
        requestedAt: now(),
      },
    });
    await recordEvent(tx, access, engagement, "requested", "", {
      tier: draft.tier,
      feePence: row.feePence,
      adjustmentPence,
    });
    await addJob(tx, "lapse-engagement", { engagementId: engagement.id }, { runAt: lapses });
    if (planner.accountId) {
      await notify(tx, {
        to: { accountId: planner.accountId },
        subject: "Somebody would like you as their planner",
        body: `You have been asked to do a ${TIER_NAMES[draft.tier]} piece of planning for ${pounds(row.feePence)}. Please answer by ${longDay(answerBy)}.`,
        path: `/engagements/${engagement.id}`,
        onceKey: `engagement:${engagement.id}:requested:planner`,
      });
    }
    await notify(tx, {
      to: { personId: access.subject.personId },
      subject: `You asked ${name} to be your planner`,
      body: `${pounds(fromPotPence)} is set aside in your ${POT_PHRASES[priced.value.pot.kind]}. Nothing is spent. ${name} has until ${longDay(answerBy)} to answer. If they cannot, the money comes straight back.`,
      path: `/engagements/${engagement.id}`,
      onceKey: `engagement:${engagement.id}:requested:person`,
    });
    return { id: engagement.id, replayed: false };
  });
}
