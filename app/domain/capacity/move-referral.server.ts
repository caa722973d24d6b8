import type { AreaAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import type { MoveReferral } from "#app/domain/capacity/advocate-forms.ts";
import {
  EVENT_WORDS,
  movesFrom,
  STATE_WORDS,
  type ReferralState,
} from "#app/domain/capacity/advocate-rules.ts";
import { findTies } from "#app/domain/capacity/find-ties.server.ts";
import { notIndependent, TIE_WORDS, type NotIndependent } from "#app/domain/capacity/independence-rules.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

const notThem = (name: string, tie: NotIndependent) =>
  new Refusal(
    "not-independent",
    `${name} ${TIE_WORDS[tie]}, so they cannot be the independent advocate here. Nothing was changed. Ask the advocacy service for somebody else.`,
  );

/** The advocate's own account, where they have one here and it was named. */
async function accountOf(tx: Act, email: string): Promise<{ id: string } | null> {
  if (email === "") return null;
  const account = await tx.account.findFirst({
    where: { email, disabledAt: null, roles: { some: { role: "advocate", endedAt: null } } },
    select: { id: true },
  });
  if (account) return account;
  throw new Refusal(
    "no-account",
    "There is no advocate’s account with this email address. Nothing was changed. Leave it empty, or ask them to sign up as an advocate first.",
  );
}

/**
 * A practitioner of the area moves a referral on: to a service, to a named advocate, to work, to an end. The advocate is never core
 * staff, the planner or their agency, who is paid for the care, or who decides. Refusals: not-found, stale, moved-on,
 * not-independent, no-account.
 */
export function moveReferral(
  access: AreaAccess,
  planId: string,
  { referralId, version, to, service, advocateName, advocateEmail, words }: MoveReferral,
): Promise<Result<{ id: string }>> {
  return act(access, async (tx) => {
    await tx.$queryRaw`SELECT id FROM advocate_referral WHERE id = ${referralId}::uuid FOR UPDATE`;
    const referral = await tx.advocateReferral.findFirst({
      where: { id: referralId, planId, areaId: access.area.id },
      include: { plan: { select: { id: true, personId: true, areaId: true } } },
    });
    if (!referral || access.actor.role !== "practitioner")
      throw new Refusal("not-found", "We cannot find this. Nothing was changed.");
    const state = referral.state as ReferralState;
    if (referral.version !== version)
      throw new Refusal(
        "stale",
        `This has moved on since you opened the page. It is now: ${STATE_WORDS[state].toLowerCase()}. Nothing was changed by this. Open the page again.`,
      );
    if (!movesFrom(state).includes(to))
      throw new Refusal(
        "moved-on",
        `This is now: ${STATE_WORDS[state].toLowerCase()}. What you chose does not follow from that. Nothing was changed.`,
      );
    const ties = await findTies(tx, referral.plan);
    const wrongService = to === "referred" ? notIndependent(service, ties.names) : null;
    if (wrongService) throw notThem(service, wrongService);
    let account: { id: string } | null = null;
    if (to === "named") {
      account = await accountOf(tx, advocateEmail);
      const tie = notIndependent(advocateName, ties.names) ?? (account ? ties.tieOf(account.id) : null);
      if (tie) throw notThem(advocateName, tie);
    }
    const at = now();
    await tx.advocateReferral.update({
      where: { id: referral.id },
      data: {
        state: to,
        since: at,
        version: { increment: 1 },
        ...(to === "referred" ? { service, advocateName: "", advocateAccountId: null } : {}),
        ...(to === "named" ? { advocateName, advocateAccountId: account?.id ?? null } : {}),
      },
    });
    const said = [to === "referred" ? service : to === "named" ? advocateName : "", words];
    await tx.advocateEvent.create({
      data: {
        referralId: referral.id,
        state: to,
        words: said.filter(Boolean).join(". "),
        byName: access.actor.name,
        byAccountId: access.actor.accountId,
        at,
      },
    });
    tx.audit({
      action: "advocate.moved",
      objectType: "advocate_referral",
      objectId: referral.id,
      personId: referral.personId,
      areaId: referral.areaId,
      detail: { from: state, to },
    });
    await notify(tx, {
      to: { personId: referral.personId },
      subject: "Your independent advocate",
      body: `${EVENT_WORDS[to]}${to === "referred" ? `: ${service}` : to === "named" ? `: ${advocateName}` : ""}. An advocate helps you to say what you want. They decide nothing for you.`,
      path: `/plans/${planId}/advocate`,
      whole: true,
      onceKey: `advocate:${referral.id}:${version + 1}`,
    });
    return { id: referral.id };
  });
}
