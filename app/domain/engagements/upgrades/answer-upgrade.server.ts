import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { requireAuthority } from "#app/domain/capacity/require-authority.server.ts";
import { refuseOwnWork } from "#app/domain/engagements/own-work.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { lockUpgrade } from "#app/domain/engagements/upgrades/lock-upgrade.server.ts";
import { priceOpenUpgrade, settleUpgrade } from "#app/domain/engagements/upgrades/settle-upgrade.server.ts";
import type { AnswerUpgradeInput } from "#app/domain/engagements/upgrades/upgrade-forms.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

type Input = Omit<AnswerUpgradeInput, "expressRequest"> & {
  expressRequest?: boolean;
  decision?: { question?: string | undefined; words?: string | undefined };
};
/** `toPayPence`: they said yes and it is theirs to pay, and their own money for it is not here yet. */
type Answered = { id: string; toPayPence: number; settled: boolean };

/**
 * The person says whether they want the higher tier. No ends the request. Yes lets the council decide; for their own money
 * they decide themselves, and what is in their pot already is set aside at once. Refusals: those of `lockUpgrade` and
 * `settleUpgrade`, answered.
 */
export function answerUpgrade(access: PersonAccess, input: Input) {
  return act<Answered>(access, async (tx) => {
    const locked = await lockUpgrade(tx, input.upgradeId, { personId: access.subject.personId });
    const { upgrade, engagement } = locked;
    if (upgrade.personAnswer !== null && upgrade.decider === "council")
      throw new Refusal(
        "answered",
        "This was answered already. Nothing was changed by this. If you have changed your mind, phone us.",
      );
    refuseOwnWork(access, engagement.person, engagement.planner);
    await recordDecision(tx, access, "answer-upgrade", input.decision ?? {});
    const wants = input.answer === "wants";
    if (wants) await requireAuthority(tx, access, "planner");
    const byName = access.grant ? `${access.actor.name}, for ${access.subject.name}` : access.actor.name;
    const answered = {
      personAnswer: input.answer,
      personWords: input.words,
      personAnsweredBy: byName,
      personAnsweredAt: now(),
      ...(wants && upgrade.decider === "person" ? { expressRequest: input.expressRequest ?? false } : {}),
    };
    const over = {
      status: "not-wanted",
      decidedAt: now(),
      decidedBy: byName,
      decidedByAccountId: access.actor.accountId,
    };
    await tx.engagementUpgrade.update({
      where: { id: upgrade.id },
      data: { ...answered, ...(wants ? {} : over) },
    });
    await tx.engagement.update({ where: { id: engagement.id }, data: { version: { increment: 1 } } });
    await recordEvent(tx, access, engagement, wants ? "upgrade-wanted" : "upgrade-not-wanted", input.words);
    if (engagement.planner.accountId)
      await notify(tx, {
        to: { accountId: engagement.planner.accountId },
        subject: wants ? "They would like more hours" : "They do not want more hours",
        body: wants
          ? upgrade.decider === "council"
            ? "The council decides next."
            : "They pay for it themselves. We tell you when it counts."
          : "The planning goes on as it was agreed, within the same hours and the same fee.",
        path: `/engagements/${engagement.id}`,
        onceKey: `upgrade:${upgrade.id}:${input.answer}`,
      });
    if (!wants || upgrade.decider === "council") return { id: engagement.id, toPayPence: 0, settled: false };
    const price = await priceOpenUpgrade(tx, locked);
    if (price && price.feePence === input.feePence && price.shortPence > 0)
      return { id: engagement.id, toPayPence: price.shortPence, settled: false };
    await settleUpgrade(
      tx,
      access,
      { engagement, upgrade: { ...upgrade, ...answered } },
      input.feePence,
      input.words,
    );
    return { id: engagement.id, toPayPence: 0, settled: true };
  });
}
