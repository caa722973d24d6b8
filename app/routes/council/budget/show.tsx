import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { contributionWords } from "#app/domain/budgets/amount-words.ts";
import { periodWords } from "#app/domain/budgets/find-budget.server.ts";
import { findPersonBudgets } from "#app/domain/budgets/find-person-budgets.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { longDay, momentWords } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { BudgetChanges } from "#app/routes/budgets/changes.tsx";
import { FiguresBar, figuresSentence } from "#app/routes/budgets/pot-card.tsx";
import { potFacts } from "#app/routes/council/budget/pot-summary.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Notice, Tag } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

const DONE = new Map(
  Object.entries({
    opened: "The budget is given. The person is told.",
    changed: "The change is saved. The person is told.",
    added: "The money is added to the budget.",
    closed: "The budget is closed. The person is told what happens to what was left.",
  }),
);
const STATUS = { indicative: "Indicative", approved: "Approved", closed: "Closed" } as const;

export const handle: Handle<{ name: string }> = { title: ({ name }) => `Budget of ${name}` };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const found = await findPersonBudgets(access, params.id ?? "");
  if (!found) throw notFound();
  return {
    id: found.person.id,
    name: found.name,
    live: found.person.liveAt !== null,
    oneself: found.oneself,
    done: DONE.get(new URL(request.url).searchParams.get("done") ?? "") ?? null,
    warnings: found.warnings.map(({ id, pot, words }) => ({ id, words: `${pot}: ${words}` })),
    budgets: found.budgets.map((budget) => ({
      id: budget.id,
      period: periodWords(budget),
      status: STATUS[budget.status],
      closed: budget.status === "closed",
      agreed: budget.status === "approved",
      closedOn: budget.closedOn && longDay(budget.closedOn),
      figures: budget.figures,
      contribution: contributionWords(budget, "their"),
      pots: potFacts(budget),
    })),
    changes: found.changes.map((change) => ({
      ...change,
      at: momentWords(change.at),
      from: change.from && longDay(change.from),
    })),
  };
}
type Budget = ReturnType<typeof useLoaderData<typeof loader>>["budgets"][number];
const link = "inline-flex min-h-11 items-center";

function BudgetCard({ budget, at, open }: { budget: Budget; at: string; open: boolean }) {
  return (
    <Card className="my-5">
      <h2>
        {budget.period} <Tag tone={budget.agreed ? "leaf" : "plain"}>{budget.status}</Tag>
      </h2>
      {budget.closedOn ? <p>Closed. Its last day was {budget.closedOn}.</p> : null}
      <p className="my-2 text-[1.6rem] leading-tight font-bold">{pounds(budget.figures.total)}</p>
      <FiguresBar figures={budget.figures} agreed={budget.agreed || budget.closed} />
      <p className="mt-3 max-w-[62ch]">
        {figuresSentence(budget.figures, budget.agreed || budget.closed)} {budget.contribution}
      </p>
      <ul className="mt-4">
        {budget.pots.map((pot) => (
          <li key={pot.id} className="border-t border-line py-3">
            <h3>{pot.title}</h3>
            <p className="max-w-[62ch]">
              {pot.schedule.join(" ")} {pot.route}.
            </p>
            <p className="max-w-[62ch] text-soft">
              {figuresSentence(pot.figures, budget.agreed || budget.closed)}
              {pot.reserve ? " Protected: it is never taken back." : ""}
            </p>
            {open ? (
              <a
                href={
                  pot.planning
                    ? `${at.replace(/\/budget$/, "")}/pots/${pot.id}`
                    : `${at}/${budget.id}/pots/${pot.id}`
                }
                className={`no-print ${link}`}
              >
                Change<span className="sr-only"> {pot.title.toLowerCase()}</span>
              </a>
            ) : null}
          </li>
        ))}
      </ul>
      {open ? (
        <p className="no-print mt-4 flex flex-wrap gap-3">
          <ButtonLink href={`${at}/${budget.id}/edit`} weight={budget.agreed ? "quiet" : "filled"}>
            {budget.agreed ? "Change gross or net" : "Approve this budget"}
          </ButtonLink>
          <ButtonLink href={`${at}/${budget.id}/pots/new`}>Add money for something</ButtonLink>
          <ButtonLink href={`${at}/${budget.id}/close`} weight="danger">
            Close this budget
          </ButtonLink>
        </p>
      ) : null}
    </Card>
  );
}

export default function ShowBudgets() {
  const { id, name, live, oneself, done, warnings, budgets, changes } = useLoaderData<typeof loader>();
  const at = `/council/people/${id}/budget`;
  return (
    <Page title={`Budget of ${name}`} back={{ href: `/council/people/${id}`, label: name }}>
      {done ? (
        <Notice tone="done" title="Done" announce>
          <p>{done}</p>
        </Notice>
      ) : null}
      {oneself ? (
        <Notice tone="calm" title="This is your own budget">
          <p>You can look. A colleague makes every change.</p>
        </Notice>
      ) : null}
      {warnings.map((warning) => (
        <Notice key={warning.id} tone="attention" title="Spending to look at together">
          <p>{warning.words}</p>
          <p>
            They were told a week ago or more. Phone them: ask what they need before you ask about papers.
          </p>
        </Notice>
      ))}
      {budgets.length === 0 ? (
        <Notice tone="calm" title="No budget yet">
          <p>
            {live
              ? "Give one for a period."
              : "Make this person live first: that gives them an indicative budget."}
          </p>
        </Notice>
      ) : null}
      {budgets.map((budget) => (
        <BudgetCard key={budget.id} budget={budget} at={at} open={!oneself && !budget.closed} />
      ))}
      <p className="no-print my-6 flex flex-wrap gap-3">
        {oneself ? null : live ? (
          <ButtonLink href={`${at}/new`}>Give a new budget</ButtonLink>
        ) : (
          <ButtonLink href={`/council/people/${id}/make-live`} weight="filled">
            Make this person live
          </ButtonLink>
        )}
        {budgets.length > 0 ? <ButtonLink href={`${at}/statement`}>Statement in totals</ButtonLink> : null}
      </p>
      <BudgetChanges changes={changes} />
    </Page>
  );
}
