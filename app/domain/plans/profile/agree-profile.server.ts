import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision, stillInForce } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { ofPlan } from "#app/domain/plans/papers/whole-paper.ts";
import { isId, visibleTo, writerOf } from "#app/domain/plans/plan-party.ts";
import { profileChoices, profilePaper, type ProfileLine } from "#app/domain/plans/profile/profile-lines.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { makePdf } from "#app/lib/paper/make-pdf.server.ts";
import { Refusal, refused } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

type Sent = {
  submissionKey: string;
  /** The plan as it was read. */
  version: number;
  parts: readonly string[];
  decision?: { question?: string | undefined; words?: string | undefined };
};
const missing = () => new Refusal("not-found", "We cannot find this plan.");

/**
 * The person agrees what a personal assistant may read: the lines they ticked, as they stand. Only the person, or who acts for
 * them. Refusals: not-found, not-in-plan, too-long, stale, sent-before, words-needed.
 */
export async function agreeProfile(access: PersonAccess, planId: string, sent: Sent) {
  const party = { side: "person", access } as const;
  const plan = await findPlan(party, planId);
  if (!plan) return refused("not-found", "We cannot find this plan.");
  const lines = profileChoices(plan).filter(({ part }) => sent.parts.includes(part));
  if (lines.length === 0 || lines.length !== new Set(sent.parts).size)
    return refused(
      "not-in-plan",
      "Some of what you ticked is no longer in the plan. Nothing was agreed. Open this page again and tick once more.",
    );
  const { byName, byAccountId, grantId } = writerOf(party);
  const page = { lines, agreedBy: byName, at: dayOf(now()) };
  // Set for real, before anything is kept: one page is one page
  if ((await makePdf(profilePaper(ofPlan(plan), plan.name, page), now())).pages > 1)
    return refused(
      "too-long",
      "This does not fit on one page. Nothing was agreed. Tick less: what a personal assistant needs on a first day is enough.",
    );
  return act(access, async (tx) => {
    await stillInForce(tx, access);
    await tx.$queryRaw`SELECT id FROM plan WHERE id = ${plan.id}::uuid FOR UPDATE`;
    const kept = await tx.plan.findFirst({ where: { id: plan.id, ...visibleTo(party) } });
    if (!kept) throw missing();
    const { submissionKey } = sent;
    const before = await tx.planProfile.findUnique({ where: { submissionKey } });
    if (before) {
      const same = (before.lines as ProfileLine[]).map(({ part }) => part).sort();
      sameAsSent(before.planId === plan.id && same.join() === [...new Set(sent.parts)].sort().join());
      return { id: before.id };
    }
    if (kept.version !== sent.version || kept.version !== plan.version)
      throw new Refusal(
        "stale",
        "The plan changed since you opened this page. Nothing was agreed. Read it again, then tick.",
      );
    const decisionId = await recordDecision(tx, access, "plan-profile", sent.decision ?? {});
    const made = await tx.planProfile.create({
      data: {
        planId: plan.id,
        lines,
        agreedBy: byName,
        byAccountId,
        grantId,
        decisionId,
        at: now(),
        submissionKey,
      },
    });
    tx.audit({
      action: "plan.profile-agreed",
      objectType: "plan",
      objectId: plan.id,
      detail: { profile: made.id, lines: lines.length },
    });
    return { id: made.id };
  });
}

/** The person takes the page back, at once: it is no longer shown or printed. Twice is once. Refusals: not-found. */
export function endProfile(access: PersonAccess, planId: string) {
  const party = { side: "person", access } as const;
  return act(access, async (tx) => {
    await stillInForce(tx, access);
    const plan = isId(planId)
      ? await tx.plan.findFirst({ where: { id: planId, ...visibleTo(party) } })
      : null;
    if (!plan) throw missing();
    const { count } = await tx.planProfile.updateMany({
      where: { planId: plan.id, endedAt: null },
      data: { endedAt: now(), endedBy: writerOf(party).byName },
    });
    if (count > 0) tx.audit({ action: "plan.profile-ended", objectType: "plan", objectId: plan.id });
    return { id: plan.id };
  });
}
