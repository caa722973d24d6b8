import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { lockReview } from "#app/domain/plans/reviews/lock-review.server.ts";
import type { OwnWords } from "#app/domain/plans/reviews/review-forms.ts";
import { now } from "#app/lib/clock.ts";

/** Keeps what the person wants to say in a review. Refusals: not-found, moved-on, stale, words-needed and those of a permission. */
export function keepOwnWords(access: PersonAccess, planId: string, reviewId: string, form: OwnWords) {
  const party = { side: "person" as const, access };
  return act(access, async (tx) => {
    const { plan, review } = await lockReview(tx, party, planId, reviewId, { states: ["open", "held"] });
    if (review.ownWords === form.ownWords) return;
    await lockReview(tx, party, planId, reviewId, { states: ["open", "held"], version: form.version });
    await recordDecision(tx, access, "say-in-review", form.decision ?? {});
    await tx.planReview.update({
      where: { id: review.id },
      data: {
        ownWords: form.ownWords,
        ownWordsBy: writerOf(party).byName,
        ownWordsAt: now(),
        version: { increment: 1 },
      },
    });
    tx.audit({
      action: "review.words-kept",
      objectType: "plan_review",
      objectId: review.id,
      areaId: plan.areaId,
    });
  });
}
