import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { findPlanningPot } from "#app/domain/budgets/find-planning-pot.server.ts";
import { requireAuthority } from "#app/domain/capacity/require-authority.server.ts";
import { lockDraft, makeEngagement, priceDraft } from "#app/domain/engagements/make-engagement.server.ts";
import { refuseOwnWork } from "#app/domain/engagements/own-work.ts";
import { Refusal } from "#app/lib/result.ts";

export type RequestInput = {
  draftId: string;
  /** The fee the person saw, pence: another one now is refused. */
  feePence: number;
  /** The pot they saw it would come out of: another one now is refused. */
  potId?: string | undefined;
  decision?: { question?: string | undefined; words?: string | undefined };
};

/**
 * Asks a planner to take somebody on: the fee is held against the support planning pot until they answer.
 * Refusals: planner-paused, price-changed, no-pot, tier-not-authorised, already-engaged, budget-too-low, words-needed.
 */
export function requestEngagement(access: PersonAccess, input: RequestInput) {
  return act(access, async (tx) => {
    const draft = await lockDraft(tx, access.subject.personId, input.draftId);
    const before = await tx.engagement.findUnique({ where: { submissionKey: draft.id } });
    if (before) return { id: before.id, replayed: true };
    await recordDecision(tx, access, "request-engagement", input.decision ?? {});
    await requireAuthority(tx, access, "planner");
    refuseOwnWork(access, draft.person, draft.planner);
    const pot = await findPlanningPot(access.subject.personId, tx);
    if (pot && input.potId !== undefined && input.potId !== pot.potId)
      throw new Refusal(
        "pot-changed",
        "Where the money comes from has changed since you opened the page. Nothing was set aside. Look at the new figures and decide again.",
      );
    const priced = await priceDraft(tx, access.subject, draft, pot, input.feePence);
    if (!pot) throw new Error("a tier was priced for a pot and there is none");
    const engagement = await makeEngagement(tx, access, {
      draft,
      whose: access.subject,
      priced,
      pot,
      expressRequest: null,
    });
    return { id: engagement.id, replayed: false };
  });
}
