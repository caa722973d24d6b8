import type { presentFinding } from "#app/domain/plans/brokerage/present-finding.ts";
import { Card, Tag, Tags } from "#app/ui/card.tsx";

type Ask = ReturnType<typeof presentFinding>["asks"][number];

/** Whom somebody asked, what they said, and who has not answered. */
export function AskCards({ asks, base, open }: { asks: readonly Ask[]; base: string; open: boolean }) {
  if (asks.length === 0) return <p className="my-3">Nobody was asked yet.</p>;
  return (
    <ul className="my-3 grid gap-3">
      {asks.map((ask) => (
        <li key={ask.id}>
          <Card>
            <h3 dir="auto" className="[overflow-wrap:anywhere]">
              {ask.name}
            </h3>
            <Tags>
              <Tag>{ask.whom}</Tag>
              <Tag>{ask.how}</Tag>
              {ask.chase ? <Tag tone="brick">No answer yet</Tag> : null}
            </Tags>
            <p className="text-soft">Asked by {ask.by}</p>
            {ask.contact ? (
              <p dir="auto" className="[overflow-wrap:anywhere]">
                {ask.contact}
              </p>
            ) : null}
            <blockquote
              dir="auto"
              className="my-3 border-l-4 border-line pl-4 whitespace-pre-line [overflow-wrap:anywhere]"
            >
              {ask.words}
            </blockquote>
            {ask.answer ? (
              <p dir="auto" className="font-semibold [overflow-wrap:anywhere]">
                {ask.answer}
              </p>
            ) : null}
            {ask.chase ? <p className="font-semibold text-brick">{ask.chase}.</p> : null}
            {ask.again && !ask.answer ? <p className="text-soft">Ask again on {ask.again}.</p> : null}
            {ask.tie ? <p className="mt-2 border-l-4 border-marigold pl-3">{ask.tie}</p> : null}
            <p className="no-print flex flex-wrap gap-x-6">
              {ask.conversation ? (
                <a href={ask.conversation} className="inline-flex min-h-11 items-center">
                  Read the messages<span className="sr-only"> with {ask.name}</span>
                </a>
              ) : null}
              {open && !ask.answered ? (
                <a href={`${base}/asks/${ask.id}`} className="inline-flex min-h-11 items-center">
                  Write down the answer<span className="sr-only"> of {ask.name}</span>
                </a>
              ) : null}
              {open ? (
                <a href={`${base}/quotes/new?ask=${ask.id}`} className="inline-flex min-h-11 items-center">
                  Write down their price<span className="sr-only"> ({ask.name})</span>
                </a>
              ) : null}
            </p>
          </Card>
        </li>
      ))}
    </ul>
  );
}
