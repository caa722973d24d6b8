import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NewBudgetForm } from "#app/domain/budgets/budget-forms.ts";
import { findPersonBudgets } from "#app/domain/budgets/find-person-budgets.server.ts";
import { openBudget } from "#app/domain/budgets/open-budget.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import {
  AmountField,
  BasisFields,
  boxes,
  DayField,
  EveryField,
  Hidden,
  ReasonField,
  RouteFields,
  STATUS_CHOICES,
} from "#app/routes/council/budget/fields.tsx";
import { one } from "#app/routes/council/contact-fields.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Give a budget" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const found = await findPersonBudgets(access, params.id ?? "");
  if (!found) throw notFound();
  // After the last one that is open, else from today
  const last = found.budgets.find(({ status }) => status !== "closed");
  const from = last ? addDays(last.periodTo, 1) : dayOf(now());
  return {
    id: found.person.id,
    name: found.name,
    managers: found.managers,
    known: {
      submissionKey: randomUUID(),
      every: "four_weeks",
      ...boxes("periodFrom", from),
      ...boxes("periodTo", addDays(from, 364)),
    } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const form = await readForm(request, access);
  const found = await findPersonBudgets(access, params.id ?? "");
  if (!found) throw notFound();
  const parsed = parseForm(form, NewBudgetForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const opened = await openBudget(access, found.person.id, parsed.value);
  return outcome(form, opened, `/council/people/${found.person.id}/budget?done=opened`);
}

export default function NewBudget() {
  const { id, name, managers, known } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const answers = failed ?? { errors: {}, values: known };
  const back = `/council/people/${id}/budget`;
  return (
    <Page title="Give a budget" kicker={name} narrow back={{ href: back, label: "Budget" }}>
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <Hidden answers={answers} />
        <DayField answers={answers} name="periodFrom" legend="First day" />
        <DayField answers={answers} name="periodTo" legend="Last day" />
        <Radios
          name="status"
          legend="Is it agreed?"
          choices={STATUS_CHOICES}
          value={one(answers, "status")}
          error={answers.errors.status}
        />
        <AmountField
          answers={answers}
          label="Care and support, pounds a week"
          hint="For example 310 or 310.50. More pots can be added afterwards."
        />
        <EveryField answers={answers} />
        <BasisFields answers={answers} />
        <RouteFields answers={answers} managers={managers} own={false} />
        <ReasonField answers={answers} />
        <div className="flex flex-wrap gap-3">
          <Button>Give this budget</Button>
          <ButtonLink href={back}>Change nothing</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
