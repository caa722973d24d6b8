import type { Beside } from "#app/domain/plans/present-plan.ts";
import { count } from "#app/lib/words.ts";
import { Card, Tag } from "#app/ui/card.tsx";

/** Planned against the figure, as a bar; what is too much runs past the mark. */
function Bar({ planned, whole, words }: { planned: number; whole: number; words: string }) {
  const most = Math.max(planned, whole, 1);
  const at = (pence: number) => Math.round((pence / most) * 1000);
  return (
    <svg
      viewBox="0 0 1000 46"
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
      className="my-3 block h-9 w-full rounded-xl border-2 border-ink"
    >
      <rect width="1000" height="46" fill="var(--sea-wash)" />
      <rect width={at(planned)} height="46" fill="var(--plum)" />
      {planned > whole ? (
        <rect x={at(whole)} width={1000 - at(whole)} height="46" fill="var(--brick)" />
      ) : null}
    </svg>
  );
}

function Line({ line }: { line: Beside["lines"][number] }) {
  const done = line.gaps.length === 0;
  return (
    <li className="border-t border-line py-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold">{line.title}</span>
        <Tag tone={done ? "leaf" : line.required ? "brick" : "plain"}>
          {done ? "Answered" : line.required ? "Missing" : "Still open"}
        </Tag>
      </p>
      <p className="text-[0.95rem] text-soft">{line.law}</p>
      {done ? null : (
        <ul>
          {line.gaps.map((gap) => (
            <li key={gap.href + gap.words}>
              <a
                href={gap.href}
                className="inline-flex min-h-11 max-w-full items-center [overflow-wrap:anywhere]"
              >
                {gap.words}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** On a phone the checklist stands below: how much is missing is said on top, with the way there. */
export function ToChecklist({ beside }: { beside: Beside }) {
  return (
    <p className="no-print lg:hidden">
      <a href="#checklist" className="inline-flex min-h-11 items-center font-semibold">
        {beside.missing === 0
          ? "See the checklist and the money"
          : `${count(beside.missing, "thing is", "things are")} missing: see the checklist`}
      </a>
    </p>
  );
}

/** The money and the checklist of a plan, beside every page of it. */
export function PlanBeside({ beside }: { beside: Beside }) {
  const { money } = beside;
  return (
    <aside aria-label="The money and the checklist" className="min-w-0">
      {money ? (
        <Card className="mb-5">
          <h2 className="text-[1.2rem]">The money</h2>
          {money.bar ? <Bar {...money.bar} /> : null}
          <dl>
            {money.rows.map((row) => (
              <div key={row.label} className="border-t border-line py-2">
                <dt className="font-semibold">{row.label}</dt>
                <dd>{row.value}.</dd>
              </div>
            ))}
          </dl>
          <p className="mt-2 text-soft">A year is 52 weeks. Weeks are rounded to the penny.</p>
          {beside.selfFunder ? null : (
            <p className="no-print">
              <a href={`/plans/${beside.id}/ways`} className="inline-flex min-h-11 items-center">
                Ways to take the budget
              </a>
            </p>
          )}
          {beside.editable && !beside.selfFunder ? (
            <p className="no-print">
              <a href={`/plans/${beside.id}/money`} className="inline-flex min-h-11 items-center">
                How often it comes, and reasons
              </a>
            </p>
          ) : null}
        </Card>
      ) : null}
      <p className="no-print mb-3">
        <a href={`/plans/${beside.id}/safety`} className="inline-flex min-h-11 items-center">
          When things go wrong: who to call, risks, money put by
        </a>
      </p>
      <Card>
        <h2 id="checklist" className="text-[1.2rem]">
          What the plan must say
        </h2>
        <p className="mb-2" role="status">
          {beside.selfFunder
            ? "This is to help you think. Nothing here stops you."
            : beside.missing === 0
              ? "Nothing is missing."
              : `${count(beside.missing, "thing is", "things are")} missing. Follow a link to answer it.`}
        </p>
        <ul>
          {beside.lines.map((line) => (
            <Line key={line.key} line={line} />
          ))}
        </ul>
      </Card>
    </aside>
  );
}
