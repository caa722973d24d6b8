import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChangeBudgetForm } from "#app/domain/budgets/budget-forms.ts";
import { changeBudget } from "#app/domain/budgets/change-budget.server.ts";
import { periodWords } from "#app/domain/budgets/find-budget.server.ts";
import { findPersonBudget } from "#app/domain/budgets/find-person-budgets.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import {
  BasisFields,
  boxes,
  DayField,
  Hidden,
  ReasonField,
  STATUS_CHOICES,
} from "#app/routes/council/budget/fields.tsx";
import { poundsBox } from "#app/lib/money.ts";
import { one } from "#app/routes/council/contact-fields.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ agreed: boolean }> = {
  title: ({ agreed }) => (agreed ? "Change gross or net" : "Approve this budget"),
};

async function find(request: Request, params: ActionFunctionArgs["params"]) {
  const access = await requireArea(request, ["practitioner"]);
  const found = await findPersonBudget(access, { personId: params.id, budgetId: params.budgetId });
  if (!found) throw notFound();
  return { access, ...found };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, name, budget } = await find(request, params);
  const today = dayOf(now());
  const agreed = budget.status === "approved";
  return {
    id: person.id,
    name,
    agreed,
    period: periodWords(budget),
    known: {
      submissionKey: randomUUID(),
      version: String(budget.version),
      status: "approved",
      contribution: budget.contribution,
      ownPart: budget.contributionPence > 0 ? poundsBox(budget.contributionPence) : "",
      ...boxes("from", today > budget.periodFrom ? today : budget.periodFrom),
    } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { access, person, budget } = await find(request, params);
  const form = await readForm(request, access);
  const parsed = parseForm(form, ChangeBudgetForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const changed = await changeBudget(access, person.id, budget.id, parsed.value);
  return outcome(form, changed, `/council/people/${person.id}/budget?done=changed`);
}

export default function EditBudget() {
  const { id, name, agreed, period, known } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const answers = failed ?? { errors: {}, values: known };
  const back = `/council/people/${id}/budget`;
  return (
    <Page
      title={agreed ? "Change gross or net" : "Approve this budget"}
      kicker={`${name}, ${period}`}
      narrow
      back={{ href: back, label: "Budget" }}
      lead={
        agreed ? undefined : (
          <p>
            When it is approved, care money is put in from the day that you choose, at once where that day has
            come.
          </p>
        )
      }
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <Hidden answers={answers} />
        {agreed ? (
          <input type="hidden" name="status" value="approved" />
        ) : (
          <Radios
            name="status"
            legend="Is it agreed?"
            choices={STATUS_CHOICES}
            value={one(answers, "status")}
            error={answers.errors.status}
          />
        )}
        <DayField
          answers={answers}
          name="from"
          legend="From which day?"
          hint="An earlier day puts in the money for the weeks since then, too."
        />
        <BasisFields answers={answers} />
        <ReasonField answers={answers} />
        <div className="flex flex-wrap gap-3">
          <Button>{agreed ? "Save the change" : "Approve"}</Button>
          <ButtonLink href={back}>Change nothing</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
