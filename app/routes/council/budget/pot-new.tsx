import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addPot } from "#app/domain/budgets/add-pot.server.ts";
import { AddPotForm } from "#app/domain/budgets/budget-forms.ts";
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
  AmountField,
  boxes,
  DayField,
  EveryField,
  Hidden,
  ReasonField,
  RouteFields,
} from "#app/routes/council/budget/fields.tsx";
import { one } from "#app/routes/council/contact-fields.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Add money for something" };
const KINDS = [
  {
    value: "care",
    label: "Care and support",
    hint: "An amount a week. A second one needs a name, such as Day centre.",
  },
  {
    value: "reserve",
    label: "A protected reserve",
    hint: "One sum for holiday pay, redundancy pay or insurance. It is never counted as left over and never taken back.",
  },
  {
    value: "one_off",
    label: "One thing",
    hint: "One sum for one thing that was agreed, such as a shower chair.",
  },
  {
    value: "support_planning",
    label: "Support planning",
    hint: "One sum for a planner's fee, if this budget has none. It is put in at once.",
  },
];

async function find(request: Request, params: ActionFunctionArgs["params"]) {
  const access = await requireArea(request, ["practitioner"]);
  const found = await findPersonBudget(access, { personId: params.id, budgetId: params.budgetId });
  if (!found) throw notFound();
  return { access, ...found };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, name, budget, managers } = await find(request, params);
  const today = dayOf(now());
  return {
    id: person.id,
    name,
    managers,
    period: periodWords(budget),
    known: {
      submissionKey: randomUUID(),
      version: String(budget.version),
      ...boxes("from", today > budget.periodFrom ? today : budget.periodFrom),
    } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { access, person, budget } = await find(request, params);
  const form = await readForm(request, access);
  const parsed = parseForm(form, AddPotForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const added = await addPot(access, person.id, budget.id, parsed.value);
  return outcome(form, added, `/council/people/${person.id}/budget?done=added`);
}

export default function NewPot() {
  const { id, name, period, managers, known } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const answers = failed ?? { errors: {}, values: known };
  const back = `/council/people/${id}/budget`;
  return (
    <Page
      title="Add money for something"
      kicker={`${name}, ${period}`}
      narrow
      back={{ href: back, label: "Budget" }}
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <Hidden answers={answers} />
        <Radios
          name="kind"
          legend="What is it for?"
          choices={KINDS}
          value={one(answers, "kind")}
          error={answers.errors.kind}
        />
        <TextField
          name="name"
          label="What is it called?"
          hint="For example Holiday pay, Insurance, A shower chair. Their first care money needs no name."
          width="half"
          maxLength={60}
          value={one(answers, "name")}
          error={answers.errors.name}
        />
        <AmountField
          answers={answers}
          label="How much, in pounds?"
          hint="A week for care and support; the whole sum for everything else."
        />
        <EveryField answers={answers} />
        <p className="text-soft">Only for care and support. Everything else is put in once.</p>
        <DayField answers={answers} name="from" legend="From which day?" />
        <RouteFields answers={answers} managers={managers} />
        <ReasonField answers={answers} />
        <div className="flex flex-wrap gap-3">
          <Button>Add it</Button>
          <ButtonLink href={back}>Change nothing</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
