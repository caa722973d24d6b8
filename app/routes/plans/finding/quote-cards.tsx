import type { presentFinding } from "#app/domain/plans/brokerage/present-finding.ts";
import { Card, Tag, Tags } from "#app/ui/card.tsx";

type Shown = ReturnType<typeof presentFinding>;
const Fact = ({ label, words }: { label: string; words: string }) =>
  words === "" ? null : (
    <div className="border-t border-line py-2">
      <dt className="font-semibold">{label}</dt>
      <dd dir="auto" className="whitespace-pre-line [overflow-wrap:anywhere]">
        {words}
      </dd>
    </div>
  );

/** What each would cost, side by side: the same facts in the same order, so that they can be compared. */
export function QuoteCards({ shown }: { shown: Shown }) {
  const { quotes, base, open, mayChoose } = shown;
  if (quotes.length === 0) return <p className="my-3">No price is written down yet.</p>;
  return (
    <ul className="my-3 grid gap-3 sm:grid-cols-2">
      {quotes.map((quote) => (
        <li key={quote.id}>
          <Card className={`h-full ${quote.chosen ? "border-2 border-leaf" : ""}`}>
            <h3 dir="auto" className="[overflow-wrap:anywhere]">
              {quote.from}
            </h3>
            <Tags>
              {quote.chosen ? <Tag tone="leaf">Chosen</Tag> : null}
              {quote.notChosen ? <Tag>Not chosen</Tag> : null}
              {quote.expired && !quote.chosen ? <Tag tone="brick">No longer holds</Tag> : null}
              <Tag>{quote.kind}</Tag>
            </Tags>
            <p className="text-[1.2rem] font-bold">{quote.price}</p>
            <dl className="my-3">
              <Fact label="In a year" words={quote.year} />
              <Fact label="What they offer" words={quote.offers} />
              <Fact label="What is included" words={quote.includes} />
              <Fact label="Holds until" words={quote.until || "Nothing was said"} />
              <Fact label="How it came" words={quote.came} />
              <Fact label={`What ${shown.name} thinks`} words={quote.think} />
            </dl>
            {quote.expired && !quote.chosen ? (
              <p>Ask again before choosing it, and write down until when it holds.</p>
            ) : null}
            {quote.misfit && !quote.chosen ? (
              <p>This price is for other hours than the plan has. Change one of the two first.</p>
            ) : null}
            {quote.tie ? <p className="mt-2 border-l-4 border-marigold pl-3">{quote.tie}</p> : null}
            {open ? (
              <p className="no-print flex flex-wrap gap-x-6">
                {mayChoose && quote.mayChoose ? (
                  <a
                    href={`${base}/choose?quote=${quote.id}`}
                    className="inline-flex min-h-11 items-center font-semibold"
                  >
                    Choose this<span className="sr-only"> from {quote.from}</span>
                  </a>
                ) : null}
                {!quote.fixed || mayChoose ? (
                  <a href={`${base}/quotes/${quote.id}`} className="inline-flex min-h-11 items-center">
                    {quote.fixed ? "Say what you think" : "Change"}
                    <span className="sr-only"> the price from {quote.from}</span>
                  </a>
                ) : null}
              </p>
            ) : null}
          </Card>
        </li>
      ))}
    </ul>
  );
}
