import type { LifeStep } from "#app/domain/plans/plan-life-rules.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Tag } from "#app/ui/card.tsx";
import { Timeline, type TimelineItem } from "#app/ui/timeline.tsx";

const STATE = { done: "Done", now: "Now", later: "Later" } as const;
const TONE = { done: "leaf", now: "plum", later: "plain" } as const;
type Life = {
  steps: LifeStep[];
  turn: string;
  words: string;
  ways: { href: string; label: string; filled: boolean }[];
};

/** Where a plan stands, what happens next, whose turn it is, and what this reader can do about it. */
export function PlanStands({ life }: { life: Life }) {
  return (
    <Card className="my-5">
      <h2 id="stands">Where it stands</h2>
      <ol className="my-3 flex flex-wrap gap-x-6 gap-y-2">
        {life.steps.map((step, i) => (
          <li
            key={step.key}
            aria-current={step.state === "now" ? "step" : undefined}
            className={`flex items-center gap-2 ${step.state === "now" ? "font-bold" : ""}`}
          >
            <span>
              {i + 1}. {step.title}
            </span>
            <Tag tone={TONE[step.state]}>{STATE[step.state]}</Tag>
          </li>
        ))}
      </ol>
      <p className="font-semibold">{life.turn}</p>
      <p className="max-w-[62ch]">{life.words}</p>
      {life.ways.length > 0 ? (
        <p className="no-print mt-4 flex flex-wrap gap-3">
          {life.ways.map((way) => (
            <ButtonLink key={way.href} href={way.href} weight={way.filled ? "filled" : "quiet"}>
              {way.label}
            </ButtonLink>
          ))}
        </p>
      ) : null}
    </Card>
  );
}

type History = {
  base: string;
  events: readonly TimelineItem[];
  versions: readonly { number: number; words: string }[];
};
/** What happened, and every version that was agreed. */
export function PlanHistory({ base, events, versions }: History) {
  return (
    <section aria-labelledby="history" className="mt-8">
      <h2 id="history">What has happened</h2>
      <Timeline items={events} />
      {versions.length > 0 ? (
        <>
          <h3>Agreed versions</h3>
          <p className="text-soft">Each stays as it was when it was agreed.</p>
          <ul>
            {versions.map((version) => (
              <li key={version.number}>
                <a
                  href={`${base}/versions/${version.number}`}
                  className="inline-flex min-h-11 items-center [overflow-wrap:anywhere]"
                >
                  Version {version.number}. {version.words}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
