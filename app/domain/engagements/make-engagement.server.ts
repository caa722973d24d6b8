import { randomUUID } from "node:crypto";
import type { Access } from "#app/domain/access/access.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { POT_PHRASES } from "#app/domain/budgets/budget-words.ts";
import { findAreaSettings } from "#app/domain/budgets/find-area-settings.server.ts";
import type { PlanningPot } from "#app/domain/budgets/find-planning-pot.server.ts";
import { findFees } from "#app/domain/engagements/find-fees.server.ts";
import { priceTier, type Priced, type Purse } from "#app/domain/engagements/price-tier-rules.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { holdFee } from "#app/domain/engagements/settle.server.ts";
import { suggestTier, TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { cancelLetter } from "#app/domain/engagements/withdrawal-words.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { addJob } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, longDay, momentOf } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

type Whose = { personId: string; areaId: string };
export type LockedDraft = Awaited<ReturnType<typeof lockDraft>>;

/** A person's choice, locked: the same form sent twice waits for itself. */
export async function lockDraft(tx: Act, personId: string, draftId: string) {
  await tx.$queryRaw`SELECT id FROM engagement_draft WHERE id = ${draftId}::uuid FOR UPDATE`;
  const draft = await tx.engagementDraft.findFirst({
    where: { id: draftId, personId },
    include: { planner: true, person: { select: { accountId: true } } },
  });
  if (!draft?.tier)
    throw new Refusal("not-found", "We cannot find your choice. Nothing was set aside. Please choose again.");
  return { ...draft, tier: draft.tier };
}

/** Whether the planner can be asked now, and what it costs whom. Refusals: planner-paused, already-engaged, those of `priceTier`, price-changed. */
export async function priceDraft(tx: Act, whose: Whose, draft: LockedDraft, purse: Purse, feePence: number) {
  const { planner } = draft;
  const name = planner.firstName;
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
      personId: whose.personId,
      plannerId: planner.id,
      status: { in: ["requested", "accepted", "delivered"] },
    },
  });
  if (open > 0)
    throw new Refusal(
      "already-engaged",
      `You already have planning open with ${name}. Nothing more was set aside. Look under My planning.`,
    );
  const { tiers, vatRateBasisPoints } = await findFees(whose.areaId, planner.id, tx);
  const priced = priceTier(tiers, purse, draft, draft.tier);
  if (!priced.ok) throw new Refusal(priced.refusal.code, priced.refusal.words);
  if (priced.value.row.feePence !== feePence) {
    throw new Refusal(
      "price-changed",
      `The fee has changed to ${pounds(priced.value.row.feePence)} since you opened the page. Nothing was set aside. Look at the new figures and decide again.`,
    );
  }
  return { ...priced.value, vatRateBasisPoints };
}

type Asked = {
  draft: LockedDraft;
  whose: Whose;
  priced: Omit<Priced, "pot"> & { vatRateBasisPoints: number };
  pot: Pick<PlanningPot, "potId" | "kind" | "availableAccountId" | "heldAccountId" | "mode">;
  /** Paid by card already: whether work may begin within the 14 days to cancel. Null: not paid by card. */
  expressRequest: boolean | null;
};

/**
 * Asks the planner: the fee is held until they answer, and both are told. What money it is held against is the caller's
 * affair: a pot of the budget, or a pot of the person's own that their card has just paid into. Refusal: budget-too-low.
 */
export async function makeEngagement(
  tx: Act,
  access: Access,
  { draft, whose, priced, pot, expressRequest }: Asked,
) {
  const { planner } = draft;
  const name = planner.firstName;
  const { row, fromPotPence, adjustmentPence, vatRateBasisPoints } = priced;
  const today = dayOf(now());
  const { areaId } = whose;
  const { answerWithinDays } = await findAreaSettings(areaId, today, tx);
  const answerBy = addDays(today, answerWithinDays);
  const lapses = momentOf(addDays(answerBy, 1));
  const money = {
    id: randomUUID(),
    areaId,
    plannerId: planner.id,
    feePence: row.feePence,
    adjustmentPence,
    pot,
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
        `There is not enough left in the ${POT_PHRASES[pot.kind]} for ${pounds(fromPotPence)}. Nothing was set aside. You can choose a smaller tier, or ask the council for more.`,
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
      personId: whose.personId,
      plannerId: planner.id,
      potId: pot.potId,
      areaTierId: row.id,
      tier: draft.tier,
      feePence: row.feePence,
      adjustmentPence,
      vatRateBasisPoints,
      expressRequest,
      minutesAllowed: row.hours * 60,
      suggestedTier: suggested.tier,
      tierReason: suggested.because,
      note: draft.note,
      submissionKey: draft.id,
      reviewId: draft.reviewId,
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
  const byCard = expressRequest !== null;
  const paid = byCard
    ? `You paid ${pounds(fromPotPence)} by card. It is set aside for this, and ${name} is paid only when the work is agreed.`
    : `${pounds(fromPotPence)} is set aside in your ${POT_PHRASES[pot.kind]}. Nothing is spent.`;
  const otherwise = byCard ? "goes back to your card" : "comes straight back";
  await notify(tx, {
    to: { personId: whose.personId },
    subject: `You asked ${name} to be your planner`,
    body: `${paid} ${name} has until ${longDay(answerBy)} to answer. If they cannot, the money ${otherwise}.${
      byCard ? `\n\n${cancelLetter(`planning ${engagement.reference} with ${name}`)}` : ""
    }`,
    path: `/engagements/${engagement.id}`,
    // What the law asks to be told to keep does not fit into a text message
    whole: byCard,
    onceKey: `engagement:${engagement.id}:requested:person`,
  });
  return engagement;
}
