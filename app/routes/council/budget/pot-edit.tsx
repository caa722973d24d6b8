import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChangePotForm } from "#app/domain/budgets/budget-forms.ts";
import { changePot } from "#app/domain/budgets/change-pot.server.ts";
import { findPersonBudget } from "#app/domain/budgets/find-person-budgets.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { poundsBox } from "#app/lib/money.ts";
import { FiguresBar } from "#app/routes/budgets/pot-card.tsx";
import {
  AmountField,
  boxes,
  DayField,
  EveryField,
  Hidden,
  ReasonField,
  RouteFields,
} from "#app/routes/council/budget/fields.tsx";
import { potFacts } from "#app/routes/council/budget/pot-summary.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => `Change: ${title}` };

async function find(request: Request, params: ActionFunctionArgs["params"]) {
  const access = await requireArea(request, ["practitioner"]);
  const found = await findPersonBudget(access, {
    personId: params.id,
    budgetId: params.budgetId,
    potId: params.potId,
  });
  if (!found?.pot || found.pot.kind === "support_planning") throw notFound();
  return { access, ...found, pot: found.pot };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, name, budget, pot, managers } = await find(request, params);
  const today = dayOf(now());
  const facts = potFacts(budget).find(({ id }) => id === pot.id);
  return {
    id: person.id,
    name,
    title: pot.title,
    care: pot.kind === "care",
    reserve: pot.kind === "reserve",
    agreed: budget.status === "approved",
    closed: budget.status === "closed",
    empty: pot.figures.total - pot.figures.toCome === 0 && pot.allocated === 0,
    managers,
    figures: pot.figures,
    nowWords: `${facts?.schedule.join(" ") ?? ""} ${facts?.route ?? ""}.`,
    known: {
      submissionKey: randomUUID(),
      version: String(budget.version),
      amount: pot.amount ? poundsBox(pot.amount.pence) : "",
      every: pot.amount?.every ?? "four_weeks",
      route: pot.fundingRoute,
      managerId: pot.budgetManagerId ?? "",
      ...boxes("from", today > budget.periodFrom ? today : budget.periodFrom),
    } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { access, person, budget, pot } = await find(request, params);
  const form = await readForm(request, access);
  const parsed = parseForm(form, ChangePotForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const changed = await changePot(access, person.id, budget.id, pot.id, parsed.value);
  return outcome(form, changed, `/council/people/${person.id}/budget?done=changed`);
}

export default function EditPot() {
  const { id, name, title, care, reserve, agreed, closed, empty, managers, figures, nowWords, known } =
    useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const answers = failed ?? { errors: {}, values: known };
  const back = `/council/people/${id}/budget`;
  return (
    <Page
      title={`Change: ${title}`}
      kicker={name}
      narrow
      back={{ href: back, label: "Budget" }}
      lead={<p>Now: {nowWords}</p>}
    >
      <ErrorSummary errors={failed?.errors} />
      <div className="my-5">
        <FiguresBar figures={figures} agreed={agreed || closed} />
      </div>
      {closed ? (
        <Notice tone="calm" title="This budget is closed">
          <p>Nothing in it can be changed. Give a new budget.</p>
        </Notice>
      ) : (
        <PostForm>
          <Hidden answers={answers} />
          <AmountField
            answers={answers}
            label={care ? "Pounds a week" : "The whole sum, in pounds"}
            hint={
              reserve
                ? "It may grow. What is in a protected reserve is not taken back."
                : "0 stops it from that day. For example 330 or 330.50."
            }
          />
          {care ? <EveryField answers={answers} /> : <input type="hidden" name="every" value="once" />}
          <DayField
            answers={answers}
            name="from"
            legend="From which day?"
            hint="Where money is put in for later days already, the difference is put in or taken out at once, as a line of its own."
          />
          {empty ? (
            <RouteFields answers={answers} managers={managers} />
          ) : (
            <p className="max-w-[62ch] text-soft">
              Money was put into this account, so it stays there. For another account, set this to 0 from a
              day and add new money from the same day.
            </p>
          )}
          <ReasonField answers={answers} />
          <div className="flex flex-wrap gap-3">
            <Button>Save the change</Button>
            <ButtonLink href={back}>Change nothing</ButtonLink>
          </div>
        </PostForm>
      )}
    </Page>
  );
}
