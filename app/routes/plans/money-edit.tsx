import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PAID_EVERY } from "#app/domain/plans/plan-content.ts";
import { MoneyForm } from "#app/domain/plans/plan-forms.ts";
import { presentBeside } from "#app/domain/plans/present-plan.ts";
import { saveMoney } from "#app/domain/plans/save-money.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { afterSaving, loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "The money of the plan" };

export async function loader(args: LoaderFunctionArgs) {
  const { plan } = await loadPlan(args);
  return { beside: presentBeside(plan), ...plan.content.money, version: plan.moneyVersion };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, MoneyForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { version, ...fields } = parsed.value;
  const id = params.id ?? "";
  return outcome(form, await saveMoney(party, id, { version, fields }), afterSaving(id, "actions"));
}

export default function EditMoney() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <PlanForm
      beside={page.beside}
      title="The money of the plan"
      lead={<p>The costs come from the actions. Only two things are asked here.</p>}
      failed={failed}
      version={page.version}
    >
      <Radios
        name="paidEvery"
        legend="If there is a direct payment, how often should it come?"
        choices={Object.entries(PAID_EVERY).map(([value, label]) => ({ value, label }))}
        value={answer(failed, "paidEvery", page.paidEvery ?? "")}
        error={failed?.errors.paidEvery}
        small
      />
      <TextArea
        name="overReason"
        label="If the plan costs more than the figure, why?"
        hint="You may plan it. The council reads this and decides."
        rows={4}
        value={answer(failed, "overReason", page.overReason)}
        error={failed?.errors.overReason}
      />
    </PlanForm>
  );
}
