import type { Access } from "#app/domain/access/access.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { findFees } from "#app/domain/engagements/find-fees.server.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { holdFee, releaseFee } from "#app/domain/engagements/settle.server.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import type { LockedUpgrade } from "#app/domain/engagements/upgrades/lock-upgrade.server.ts";
import { priceUpgrade, type UpgradePrice } from "#app/domain/engagements/upgrades/price-upgrade-rules.ts";
import { lastDayToCancel } from "#app/domain/engagements/withdrawal-rules.ts";
import { cancelLetter, UPGRADE_CANCEL_WORDS } from "#app/domain/engagements/withdrawal-words.ts";
import { freeInPot } from "#app/domain/payments/cards/return-own-money.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Tx } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, duration, longDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

/** What an open request costs whom today. Null beyond the tiers, or where the tier has no fee today. */
export async function priceOpenUpgrade(
  tx: Tx,
  {
    upgrade,
    engagement,
  }: Pick<LockedUpgrade, "upgrade"> & {
    engagement: Pick<LockedUpgrade["engagement"], "areaId" | "plannerId" | "feePence" | "adjustmentPence"> & {
      pot: { id: string; availableAccountId: bigint; fundingRoute: string };
    };
  },
): Promise<(UpgradePrice & { vatRateBasisPoints: number }) | null> {
  if (!upgrade.toTier) return null;
  const { tiers, vatRateBasisPoints } = await findFees(engagement.areaId, engagement.plannerId, tx);
  const price = priceUpgrade(
    tiers,
    engagement,
    { tier: upgrade.toTier, forCommunication: upgrade.forCommunication },
    await freeInPot(tx, engagement.pot),
  );
  return price && { ...price, vatRateBasisPoints };
}

/**
 * Approves a request once the money is in the pot: gives back the old hold and sets the new fee aside, in the caller's
 * transaction and with the engagement's row locked. The person must have said that they want it. @param seenFeePence the
 * whole fee as it was shown: another one now is refused. Refusals: price-changed, not-wanted-yet, budget-too-low.
 */
export async function settleUpgrade(
  tx: Act,
  access: Access,
  { upgrade, engagement }: LockedUpgrade,
  seenFeePence: number | undefined,
  words: string,
): Promise<void> {
  const price = await priceOpenUpgrade(tx, { upgrade, engagement });
  const { toTier } = upgrade;
  if (!price || !toTier)
    throw new Refusal("no-tier", "This tier has no fee today. Nothing was changed. Ask again for another.");
  if (price.feePence !== seenFeePence)
    throw new Refusal(
      "price-changed",
      `The fee for ${TIER_NAMES[toTier]} is now ${pounds(price.feePence)}. Nothing was changed. Look at the new figures and decide again.`,
    );
  if (upgrade.personAnswer !== "wants")
    throw new Refusal(
      "not-wanted-yet",
      "They have not said that they want it. Nothing was changed. Ask them first.",
    );
  if (price.shortPence > 0)
    throw new Refusal(
      "budget-too-low",
      `This needs ${pounds(price.extraPence)} more and the pot is ${pounds(price.shortPence)} short. Nothing was changed.`,
    );
  const { accountId } = access.actor;
  const releaseTransferId = await releaseFee(tx, engagement, accountId);
  const approvedBefore = await tx.engagementUpgrade.count({
    where: { engagementId: engagement.id, status: "approved" },
  });
  const agreed = {
    feePence: price.feePence,
    adjustmentPence: price.adjustmentPence,
    vatRateBasisPoints: price.vatRateBasisPoints,
  };
  const holdTransferId = await holdFee(
    tx,
    { ...engagement, ...agreed },
    { key: `hold:${engagement.id}:${approvedBefore + 2}`, expires: null, actorId: accountId },
  );
  const minutesAllowed = price.row.hours * 60;
  await tx.engagement.update({
    where: { id: engagement.id },
    data: {
      ...agreed,
      tier: toTier,
      areaTierId: price.row.id,
      minutesAllowed,
      holdTransferId,
      repricedAt: now(),
      // Asked for in so many words: what waited for the first 14 days need not wait any more
      ...(upgrade.expressRequest === true && engagement.expressRequest === false
        ? { expressRequest: true }
        : {}),
      version: { increment: 1 },
    },
  });
  await tx.engagementUpgrade.update({
    where: { id: upgrade.id },
    data: {
      status: "approved",
      decisionWords: words,
      decidedAt: now(),
      decidedBy: access.actor.name,
      decidedByAccountId: accountId,
      minutesAfter: minutesAllowed,
      feeAfterPence: price.feePence,
      adjustmentAfterPence: price.adjustmentPence,
      releaseTransferId,
      holdTransferId,
    },
  });
  await recordEvent(tx, access, engagement, "upgrade-approved", words, {
    tier: toTier,
    feePence: price.feePence,
    adjustmentPence: price.adjustmentPence,
  });
  const path = `/engagements/${engagement.id}`;
  const own = upgrade.expressRequest !== null;
  const wait =
    upgrade.expressRequest === false
      ? ` They did not ask for the extra hours to begin within their 14 days to cancel: hours over ${duration(upgrade.minutesBefore)} count from ${longDay(addDays(lastDayToCancel(now()), 1))}.`
      : "";
  await notify(tx, {
    to: { personId: engagement.personId },
    subject: "More hours were agreed",
    body: `${engagement.planner.firstName} now has up to ${duration(minutesAllowed)}. The fixed fee is ${pounds(price.feePence)}${price.adjustmentPence > 0 ? `, and the area pays ${pounds(price.adjustmentPence)} of it` : ""}. ${pounds(price.fromPotAfter)} is set aside and nothing is paid until you agree that the work is done.${
      own
        ? `\n\n${cancelLetter(`planning ${engagement.reference} with ${engagement.planner.firstName}`, UPGRADE_CANCEL_WORDS)}`
        : ""
    }`,
    path,
    whole: own,
    onceKey: `upgrade:${upgrade.id}:approved:person`,
  });
  if (engagement.planner.accountId)
    await notify(tx, {
      to: { accountId: engagement.planner.accountId },
      subject: "More hours were agreed",
      body: `You now have up to ${duration(minutesAllowed)}, and the fixed fee is ${pounds(price.feePence)}.${wait}`,
      path,
      onceKey: `upgrade:${upgrade.id}:approved:planner`,
    });
}
