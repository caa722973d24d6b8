import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CloseBudgetForm } from "#app/domain/budgets/budget-forms.ts";
import { closeBudget } from "#app/domain/budgets/close-budget.server.ts";
import { periodWords } from "#app/domain/budgets/find-budget.server.ts";
import { findPersonBudget } from "#app/domain/budgets/find-person-budgets.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { boxes, DayField, Hidden, ReasonField } from "#app/routes/council/budget/fields.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Close this budget" };

async function find(request: Request, params: ActionFunctionArgs["params"]) {
  const access = await requireArea(request, ["practitioner"]);
  const found = await findPersonBudget(access, { personId: params.id, budgetId: params.budgetId });
  if (!found) throw notFound();
  return { access, ...found };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, name, budget } = await find(request, params);
  const left = (wanted: (pot: (typeof budget.pots)[number]) => boolean) =>
    budget.pots.filter(wanted).reduce((sum, { figures }) => sum + figures.available + figures.reserved, 0);
  const today = dayOf(now());
  return {
    id: person.id,
    name,
    period: periodWords(budget),
    closed: budget.status === "closed",
    aside: budget.figures.aside > 0 ? pounds(budget.figures.aside) : null,
    back: pounds(left(({ kind, fundingRoute }) => kind !== "reserve" && fundingRoute !== "own_money")),
    inTheirAccount: pounds(
      left(({ kind, fundingRoute }) => kind !== "reserve" && fundingRoute === "direct_payment"),
    ),
    kept: pounds(left(({ kind }) => kind === "reserve")),
    known: {
      submissionKey: randomUUID(),
      version: String(budget.version),
      ...boxes("closedOn", today < budget.periodTo ? today : budget.periodTo),
    } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { access, person, budget } = await find(request, params);
  const form = await readForm(request, access);
  const parsed = parseForm(form, CloseBudgetForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const closed = await closeBudget(access, person.id, budget.id, parsed.value);
  return outcome(form, closed, `/council/people/${person.id}/budget?done=closed`);
}

export default function CloseBudget() {
  const { id, name, period, closed, aside, back, inTheirAccount, kept, known } =
    useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const answers = failed ?? { errors: {}, values: known };
  const up = `/council/people/${id}/budget`;
  if (closed || aside)
    return (
      <Page
        title="Close this budget"
        kicker={`${name}, ${period}`}
        narrow
        back={{ href: up, label: "Budget" }}
      >
        <ErrorSummary errors={failed?.errors} />
        <Notice tone="attention" title="It cannot be closed now">
          <p>
            {closed
              ? "It is closed already."
              : `${aside ?? ""} is set aside for something that is not finished. It must be agreed, ended or given back first.`}
          </p>
        </Notice>
        <ButtonLink href={up}>Go back</ButtonLink>
      </Page>
    );
  return (
    <Page title="Close this budget" kicker={`${name}, ${period}`} narrow back={{ href: up, label: "Budget" }}>
      <ErrorSummary errors={failed?.errors} />
      <Notice tone="attention" title="What happens to what is left">
        <p>{back} is written down as gone back to the council.</p>
        <p>
          {inTheirAccount} of it is in the person’s own account. Nobody can take it from there: write to them,
          and agree how it comes back.
        </p>
        <p>{kept} in protected reserves stays protected. The council does not take it back.</p>
        <p>Nothing more is put in. A closed budget is not opened again.</p>
      </Notice>
      <PostForm>
        <Hidden answers={answers} />
        <DayField answers={answers} name="closedOn" legend="What is its last day?" hint="Today or earlier" />
        <ReasonField answers={answers} />
        <div className="flex flex-wrap gap-3">
          <Button weight="danger">Close this budget</Button>
          <ButtonLink href={up}>Change nothing</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
