import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RECORD_WORDS } from "#app/domain/budgets/budget-words.ts";
import { findBudget } from "#app/domain/budgets/find-budget.server.ts";
import { requireMoneyView } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { pounds } from "#app/lib/money.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { BudgetChanges } from "#app/routes/budgets/changes.tsx";
import { NoBudget } from "#app/routes/budgets/no-budget.tsx";
import { FiguresBar, figuresSentence, PotCard } from "#app/routes/budgets/pot-card.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireMoneyView(request);
  const found = await findBudget(access);
  return {
    title: access.grant ? `Budget of ${access.subject.name}` : "My budget",
    name: access.grant ? access.subject.name : null,
    selfFunder: access.grant === null && access.actor.role === "self_funder",
    ...found,
  };
}
type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function WholeBudget({ budget }: { budget: NonNullable<Loaded["budget"]> }) {
  return (
    <Card className="my-5">
      <h2>All of it, {budget.period}</h2>
      <p className="my-2 text-[1.6rem] leading-tight font-bold">{pounds(budget.figures.total)}</p>
      <div className="my-4">
        <FiguresBar figures={budget.figures} agreed={budget.agreed} />
      </div>
      <p className="max-w-[62ch]">
        {budget.words} {figuresSentence(budget.figures, budget.agreed)}
      </p>
      <p className="mt-2 max-w-[62ch]">
        {budget.contribution}{" "}
        {budget.planningIsApart ? "Paying a planner takes nothing from care money." : null}
      </p>
    </Card>
  );
}

export default function Budget() {
  const { title, name, selfFunder, budget, pots, others, whole, warnings, changes } =
    useLoaderData<typeof loader>();
  const empty = pots.length === 0;
  const spends = pots.some(({ canSpend }) => canSpend);
  return (
    <Page title={title} lead={empty ? undefined : <p>{RECORD_WORDS}</p>}>
      {empty ? <NoBudget selfFunder={selfFunder} name={name} /> : null}
      {warnings.map((warning) => (
        <Notice key={warning.id} tone="attention" title={warning.title}>
          <p>
            {warning.pot}: {warning.words}
          </p>
          <p>{warning.advice}</p>
          <p>
            Talk with us: phone {warning.phone}, {warning.phoneHours}.
          </p>
        </Notice>
      ))}
      {budget ? <WholeBudget budget={budget} /> : null}
      {pots.map((pot) => (
        <PotCard key={pot.id} pot={pot} agreed={budget?.agreed ?? true} />
      ))}
      {whole ? null : (
        <p className="my-5 max-w-[62ch] text-soft">
          You see the support planning money only. That is what {name ?? "the person"} agreed to.
        </p>
      )}
      {pots.length > 0 ? (
        <p className="no-print my-6 flex flex-wrap gap-3">
          <ButtonLink href="/budget/statement" weight="filled">
            See the whole statement
          </ButtonLink>
          {spends ? <ButtonLink href="/budget/spending">What was paid</ButtonLink> : null}
          {spends ? <ButtonLink href="/budget/bank-statement">Bank statements</ButtonLink> : null}
        </p>
      ) : null}
      {others.length > 0 ? (
        <>
          <h2 className="mt-8">Other years</h2>
          <ul className="mt-2">
            {others.map((pot) => (
              <li key={pot.id}>
                <a href={`/budget/statement?pot=${pot.id}`} className="inline-flex min-h-11 items-center">
                  {pot.name}, {pot.period}: {pounds(pot.availablePence)}{" "}
                  {pot.reserve ? "kept, protected" : "left"}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <BudgetChanges changes={changes} />
    </Page>
  );
}
