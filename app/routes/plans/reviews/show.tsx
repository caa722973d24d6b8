import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPack } from "#app/domain/plans/reviews/find-pack.server.ts";
import { runsReviews } from "#app/domain/plans/reviews/lock-review.server.ts";
import { presentPack } from "#app/domain/plans/reviews/present-pack.ts";
import { HELD_HOW, type HeldHow } from "#app/domain/plans/reviews/review-words.ts";
import { findReviewWork } from "#app/domain/plans/reviews/find-review-work.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { momentWords } from "#app/lib/dates.ts";
import { known } from "#app/lib/query.ts";
import { loadReview } from "#app/routes/plans/reviews/load-review.server.ts";
import { PackView } from "#app/routes/plans/reviews/pack-view.tsx";
import { reviewFacts } from "#app/routes/plans/reviews/review-card.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Notice, Tag, Tags } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

const DONE = {
  asked: {
    title: "The review is asked for",
    words: "Whoever has to do with it is told. You see here how it goes on.",
  },
  words: { title: "Your words are kept", words: "They are read in the review." },
  messages: { title: "Your choice is kept", words: "Only what is ticked is part of this review." },
  held: { title: "The review is written down as held", words: "Close it when you know what comes of it." },
  closed: { title: "The review is closed", words: "Everybody who has to do with it is told." },
};

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan, review } = await loadReview(args);
  const [pack, work] = await Promise.all([
    findPack(party, plan, review),
    plan.sees ? findReviewWork(review.id) : null,
  ]);
  const going = plan.inForce && review.state !== "closed";
  const person = party.side === "person";
  return {
    title: `Review of the plan of ${plan.name}`,
    base: `/plans/${plan.id}/reviews`,
    review: {
      ...reviewFacts(review),
      how: review.heldHow ? HELD_HOW[review.heldHow as HeldHow] : "",
      outcomeWords: review.outcomeWords,
      newPlan: plan.sees && review.newPlanId ? `/plans/${review.newPlanId}` : null,
    },
    own: {
      words: review.ownWords,
      by:
        review.ownWordsAt && review.ownWordsBy
          ? `${review.ownWordsBy}, ${momentWords(review.ownWordsAt)}`
          : "",
    },
    sees: plan.sees,
    writes: going && person,
    holds: going && runsReviews(party, plan) && review.state === "open",
    closes: going && runsReviews(party, plan) && review.state === "held",
    work: work && { href: `/engagements/${work.id}`, name: work.planner.firstName },
    lines:
      party.side === "practitioner"
        ? `/council/people/${plan.personId}/budget/statement`
        : person && pack?.sees === "actions"
          ? "/budget/spending"
          : null,
    council: party.side === "practitioner",
    pack: pack && presentPack(pack),
    done: known(DONE, new URL(args.request.url).searchParams.get("done")),
  };
}

const TEXT = "mt-1 max-w-[62ch] whitespace-pre-line [overflow-wrap:anywhere]";

export default function ShowReview() {
  const page = useLoaderData<typeof loader>();
  const { review, own } = page;
  const here = `${page.base}/${review.id}`;
  return (
    <Page title={page.title} back={{ href: page.base, label: "Reviews" }}>
      {page.done ? (
        <Notice tone="done" title={page.done.title} announce>
          <p>{page.done.words}</p>
        </Notice>
      ) : null}
      <Tags>
        <Tag tone={review.tone}>{review.state}</Tag>
        <Tag>{review.kind}</Tag>
        {review.outcome ? <Tag>{review.outcome}</Tag> : null}
      </Tags>
      <p className="my-3">
        {review.held ? `${review.held}${review.how ? ` (${review.how.toLowerCase()})` : ""}` : review.due}.
      </p>
      <p className="no-print my-4 flex flex-wrap gap-3">
        {page.holds ? (
          <ButtonLink href={`${here}/hold`} weight="filled">
            It was held
          </ButtonLink>
        ) : null}
        {page.closes ? (
          <ButtonLink href={`${here}/close`} weight="filled">
            Close the review
          </ButtonLink>
        ) : null}
        {page.writes && !page.work ? (
          <ButtonLink href={`${here}/planner`}>Review with a planner</ButtonLink>
        ) : null}
        {page.work ? (
          <ButtonLink href={page.work.href}>The planning with {page.work.name} for this review</ButtonLink>
        ) : null}
      </p>
      {review.outcomeWords ? (
        <Card className="my-5">
          <h2 className="text-[1.2rem]">What came of it</h2>
          <p dir="auto" className={TEXT}>
            {review.outcomeWords}
          </p>
          {review.newPlan ? (
            <p>
              <a href={review.newPlan} className="inline-flex min-h-11 items-center">
                The new plan
              </a>
            </p>
          ) : null}
        </Card>
      ) : null}
      {review.why ? (
        <Card className="my-5">
          <h2 className="text-[1.2rem]">Why it was asked for</h2>
          <p dir="auto" className={TEXT}>
            {review.why}
          </p>
          {review.asked ? <p className="mt-2 text-soft">{review.asked}</p> : null}
        </Card>
      ) : null}
      {page.sees ? (
        <Card className="my-5">
          <h2 className="text-[1.2rem]">In the person’s own words</h2>
          <p dir="auto" className={own.words ? TEXT : "mt-1 text-soft"}>
            {own.words || "Nothing is written down yet. What goes well, what does not, what should change?"}
          </p>
          {own.by ? <p className="mt-2 text-soft">{own.by}</p> : null}
          {page.writes ? (
            <p className="no-print mt-3">
              <ButtonLink href={`${here}/words`}>
                {own.words ? "Change the words" : "Write it down"}
              </ButtonLink>
            </p>
          ) : null}
        </Card>
      ) : (
        <Notice tone="calm" title="You know when it is, and no more">
          <p>
            Your work on this plan is done. If the person wants you with them in the review, they ask you, and
            what the review needs opens here.
          </p>
        </Notice>
      )}
      {page.pack ? (
        <PackView
          pack={page.pack}
          lines={page.lines}
          council={page.council}
          choose={page.writes ? `${here}/messages` : null}
        />
      ) : null}
    </Page>
  );
}
