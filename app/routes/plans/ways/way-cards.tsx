import type { WayCard } from "#app/domain/plans/ways/ways-rules.ts";
import { Card } from "#app/ui/card.tsx";

const Part = ({ title, lines }: { title: string; lines: readonly string[] }) => (
  <>
    <h4 className="mt-4 font-bold">{title}</h4>
    <ul className="list-disc pl-5">
      {lines.map((line) => (
        <li key={line} className="mt-1">
          {line}
        </li>
      ))}
    </ul>
  </>
);

/** The ways side by side, each with the same three questions in the same order. */
export function WayCards({ cards }: { cards: readonly WayCard[] }) {
  return (
    <>
      <h2 className="mt-8">What each way means for this plan</h2>
      <ul className="my-3 grid items-start gap-4 md:grid-cols-2">
        {cards.map((card) => (
          <li key={card.way}>
            <Card className="h-full">
              <h3>{card.title}</h3>
              <p className="mt-1">{card.is}</p>
              <Part title="What it asks of you" lines={card.asks} />
              <Part title="What it costs" lines={card.costs} />
              <Part title="Who can help" lines={card.helps} />
            </Card>
          </li>
        ))}
      </ul>
    </>
  );
}
