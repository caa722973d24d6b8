import type { AreaAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { allocateToPot } from "#app/domain/budgets/open-pot.server.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { lockUpgrade, type LockedUpgrade } from "#app/domain/engagements/upgrades/lock-upgrade.server.ts";
import { priceOpenUpgrade, settleUpgrade } from "#app/domain/engagements/upgrades/settle-upgrade.server.ts";
import type { DecideUpgradeInput } from "#app/domain/engagements/upgrades/upgrade-forms.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { now } from "#app/lib/clock.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * The council decides: approves (money moves in the same act), refuses, or beyond the tiers writes down what was agreed
 * otherwise. Refusals: those of `lockUpgrade` and `settleUpgrade`, oneself, not-here, ask-first, short-changed.
 */
export function decideUpgrade(access: AreaAccess, upgradeId: string, input: DecideUpgradeInput) {
  return act(access, async (tx) => {
    const locked = await lockUpgrade(tx, upgradeId, { areaId: access.area.id });
    const { upgrade, engagement } = locked;
    const mine = [engagement.person.accountId, engagement.planner.accountId];
    if (mine.includes(access.actor.accountId))
      throw new Refusal(
        "oneself",
        "This is about yourself. A colleague must decide it. Nothing was changed.",
      );
    if (upgrade.decider !== "council")
      throw new Refusal("not-here", "They pay for this themselves, so they decide. Nothing was changed.");
    if (input.answer === "approve") await approve(tx, access, locked, input);
    else await sayOtherwise(tx, access, locked, input.answer, input.words);
    return { id: upgrade.id };
  });
}

async function approve(tx: Act, access: AreaAccess, locked: LockedUpgrade, input: DecideUpgradeInput) {
  const { upgrade, engagement } = locked;
  if (!upgrade.toTier)
    throw new Refusal(
      "beyond",
      "No tier has more hours, so there is no fee to approve. Nothing was changed. Write down what was agreed otherwise, or refuse.",
    );
  const price = await priceOpenUpgrade(tx, locked);
  const putIn = input.putIn ?? 0;
  if (price && putIn > 0 && putIn !== price.shortPence)
    throw new Refusal(
      "short-changed",
      `The pot is now ${pounds(price.shortPence)} short. Nothing was changed. Look at the new figures and decide again.`,
    );
  const answered = upgrade.personAnswer ? null : await recordSaid(tx, access, upgrade.id, input.personSaid);
  if (putIn > 0) {
    await allocateToPot(
      tx,
      { ...engagement.pot, areaId: engagement.areaId, personId: engagement.personId },
      putIn,
      `upgrade:${upgrade.id}`,
      access.actor.accountId,
    );
    const tier = engagement.pot.authorisedTier ?? "medium";
    await tx.potChange.create({
      data: {
        potId: engagement.pot.id,
        tierBefore: tier,
        tierAfter: tier,
        addedPence: putIn,
        reason: `More hours for planning ${engagement.reference}`,
        submissionKey: `upgrade:${upgrade.id}`,
        byAccountId: access.actor.accountId,
        createdAt: now(),
      },
    });
    await tx.engagementUpgrade.update({ where: { id: upgrade.id }, data: { addedPence: putIn } });
    tx.audit({
      action: "pot.changed",
      objectType: "pot",
      objectId: engagement.pot.id,
      personId: engagement.personId,
      areaId: engagement.areaId,
      detail: { addedPence: putIn, upgradeId: upgrade.id },
    });
  }
  await settleUpgrade(
    tx,
    access,
    { engagement, upgrade: { ...upgrade, ...answered } },
    input.feePence,
    input.words,
  );
}

/** What the person said when the practitioner asked them: nobody's pot pays more without their word. */
async function recordSaid(tx: Act, access: AreaAccess, upgradeId: string, words: string) {
  if (words.length < 3)
    throw new Refusal(
      "ask-first",
      "They have not said yet whether they want this. Nothing was changed. Ask them, and write down what they say; or wait for their answer.",
    );
  const answered = {
    personAnswer: "wants",
    personWords: words,
    personAnsweredBy: `As ${access.actor.name} wrote it down`,
    personAnsweredAt: now(),
  };
  await tx.engagementUpgrade.update({ where: { id: upgradeId }, data: answered });
  return answered;
}

async function sayOtherwise(
  tx: Act,
  access: AreaAccess,
  { upgrade, engagement }: LockedUpgrade,
  answer: "refuse" | "otherwise",
  words: string,
) {
  if (answer === "otherwise" && upgrade.toTier)
    throw new Refusal("not-beyond", "Approve this tier, or refuse it. Nothing was changed.");
  const refused = answer === "refuse";
  await tx.engagementUpgrade.update({
    where: { id: upgrade.id },
    data: {
      status: refused ? "refused" : "agreed-otherwise",
      decisionWords: words,
      decidedAt: now(),
      decidedBy: access.actor.name,
      decidedByAccountId: access.actor.accountId,
    },
  });
  await tx.engagement.update({ where: { id: engagement.id }, data: { version: { increment: 1 } } });
  const kind = refused ? "upgrade-refused" : "upgrade-otherwise";
  await recordEvent(tx, access, engagement, kind, words);
  const message = {
    subject: refused ? "More hours were not agreed" : "The council has answered about more hours",
    body: `The council says: “${words}” ${refused ? "The planning goes on within the same hours and the same fee." : "No money has moved."}`,
    path: `/engagements/${engagement.id}`,
  };
  await notify(tx, {
    to: { personId: engagement.personId },
    ...message,
    onceKey: `upgrade:${upgrade.id}:decided:person`,
  });
  if (engagement.planner.accountId)
    await notify(tx, {
      to: { accountId: engagement.planner.accountId },
      ...message,
      onceKey: `upgrade:${upgrade.id}:decided:planner`,
    });
}
