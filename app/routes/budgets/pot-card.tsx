import type { findBudget } from "#app/domain/budgets/find-budget.server.ts";
import { pounds } from "#app/lib/money.ts";
import { Card } from "#app/ui/card.tsx";
import { MoneyBar } from "#app/ui/money-bar.tsx";

export type ShownPot = Awaited<ReturnType<typeof findBudget>>["pots"][number];
type Figures = ShownPot["figures"];

/** The picture of five parts; of three where nothing is reserved or still to come. */
export function FiguresBar({ figures, agreed }: { figures: Figures; agreed: boolean }) {
  const { spent, aside, available, reserved, toCome } = figures;
  return (
    <MoneyBar
      spent={spent}
      aside={aside}
      left={available}
      {...(reserved > 0 || toCome > 0 ? { reserved, toCome } : {})}
      toComeWords={agreed ? "still to come" : "planned, not agreed yet"}
    />
  );
}

/** The same as a sentence that adds up. */
export function figuresSentence(
  { spent, aside, available, reserved, toCome, total }: Figures,
  agreed: boolean,
) {
  const some = [
    `${pounds(spent)} is spent`,
    `${pounds(aside)} is set aside`,
    `${pounds(available)} is left`,
    ...(reserved > 0 ? [`${pounds(reserved)} is kept in reserve`] : []),
    ...(toCome > 0
      ? [`${pounds(toCome)} ${agreed ? "is still to come" : "is planned and not agreed yet"}`]
      : []),
  ];
  return `Of ${pounds(total)}: ${some.slice(0, -1).join(", ")} and ${some.at(-1) ?? ""}.`;
}

const link = "inline-flex min-h-11 items-center font-semibold";

export function PotCard({ pot, agreed }: { pot: ShownPot; agreed: boolean }) {
  return (
    <Card className="my-5">
      <h2>{pot.name}</h2>
      <p className="text-soft">{pot.purpose}</p>
      {pot.schedule.map((words, i) => (
        <p key={words} className={i === 0 ? "mt-2 text-[1.2rem] font-bold" : ""}>
          {words}
        </p>
      ))}
      {pot.figures.total === 0 ? (
        <p className="my-4 font-semibold">No money has been put in yet.</p>
      ) : (
        <>
          <div className="my-4">
            <FiguresBar figures={pot.figures} agreed={agreed} />
          </div>
          <p className="max-w-[62ch]">
            For {pot.period}. {figuresSentence(pot.figures, agreed)}
          </p>
        </>
      )}
      {pot.reserve ? (
        <p className="mt-2 max-w-[62ch] font-semibold">
          This is protected. It never counts as money left over, and the council does not take it back.
        </p>
      ) : null}
      {pot.aside.length > 0 ? (
        <>
          <h3 className="mt-5">Set aside for</h3>
          <ul className="mt-1">
            {pot.aside.map((one) => (
              <li key={one.id} className="flex flex-wrap justify-between gap-x-6 border-b border-line py-1">
                <span>
                  <a href={`/engagements/${one.id}`} className="inline-flex min-h-11 items-center">
                    {one.what}
                  </a>{" "}
                  <span className="text-soft">since {one.since}</span>
                </span>
                <b className="py-2.5">{pounds(one.pence)}</b>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3 className="mt-5">Whose money it is, and who pays</h3>
      <p className="max-w-[62ch]">
        {pot.whose} {pot.pays}
      </p>
      <p className="no-print mt-3 flex flex-wrap gap-x-6">
        <a href={`/budget/statement?pot=${pot.id}`} className={link}>
          Statement<span className="sr-only"> of {pot.name.toLowerCase()}</span>
        </a>
        {pot.canSpend ? (
          <a href={`/budget/spending/new?pot=${pot.id}`} className={link}>
            Write down what was paid<span className="sr-only"> from {pot.name.toLowerCase()}</span>
          </a>
        ) : null}
        {pot.planning ? (
          <a href="/planners" className={link}>
            Find a planner
          </a>
        ) : null}
      </p>
    </Card>
  );
}
