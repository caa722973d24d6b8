import type { ShownReview } from "#app/domain/plans/reviews/find-reviews.server.ts";
import {
  KIND_WORDS,
  nearTone,
  nearWords,
  OUTCOME_WORDS,
  STATE_WORDS,
} from "#app/domain/plans/reviews/review-words.ts";
import { dayOf, longDay, shortDay } from "#app/lib/dates.ts";
import { Card, Tag, Tags } from "#app/ui/card.tsx";

/** What a list and a page show of a review. */
export const reviewFacts = (review: ShownReview) => ({
  id: review.id,
  kind: KIND_WORDS[review.kind],
  state: review.near === null ? STATE_WORDS[review.state] : nearWords(review.near),
  tone:
    review.near === null
      ? review.state === "closed"
        ? ("leaf" as const)
        : ("plum" as const)
      : nearTone(review.near),
  due: `To be held by ${longDay(review.dueBy)}`,
  open: review.state === "open",
  asked:
    review.kind === "planned" || review.askedBy === ""
      ? ""
      : `${review.askedBy}, ${shortDay(dayOf(review.askedAt))}`,
  why: review.why,
  held: review.heldOn ? `Held on ${longDay(review.heldOn)}` : "",
  outcome: review.outcome ? OUTCOME_WORDS[review.outcome] : "",
});
type Facts = ReturnType<typeof reviewFacts>;

export function ReviewCard({ review, href }: { review: Facts; href: string }) {
  return (
    <Card>
      <h3>
        <a href={href} className="inline-flex min-h-11 items-center">
          {review.kind}
          <span className="sr-only">, {review.held || review.due}</span>
        </a>
      </h3>
      <Tags>
        <Tag tone={review.tone}>{review.state}</Tag>
        {review.outcome ? <Tag>{review.outcome}</Tag> : null}
      </Tags>
      <p>{review.held || review.due}.</p>
      {review.why ? (
        <blockquote
          dir="auto"
          className="mt-2 max-w-[62ch] border-l-4 border-marigold pl-4 whitespace-pre-line [overflow-wrap:anywhere]"
        >
          {review.why}
        </blockquote>
      ) : null}
      {review.asked ? <p className="mt-1 text-soft">{review.asked}</p> : null}
    </Card>
  );
}
