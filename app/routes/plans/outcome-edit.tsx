import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OutcomeForm } from "#app/domain/plans/plan-forms.ts";
import { needChoices, presentBeside } from "#app/domain/plans/present-plan.ts";
import { saveOutcome } from "#app/domain/plans/save-outcome.server.ts";
import { answer, answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { afterSaving, itemOf, loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { NeedTicks } from "#app/routes/plans/need-ticks.tsx";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "An outcome" };

export async function loader(args: LoaderFunctionArgs) {
  const { plan } = await loadPlan(args);
  const found = itemOf(plan.outcomes, args.params.itemId);
  const asked = new URL(args.request.url).searchParams.get("need");
  return {
    beside: presentBeside(plan),
    needs: needChoices(plan),
    words: found?.words ?? "",
    needIds: found?.needIds ?? (asked ? [asked] : []),
    version: found?.version ?? 0,
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, OutcomeForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { version, submissionKey, ...fields } = parsed.value;
  const id = params.id ?? "";
  const itemId = params.itemId === undefined ? null : idParam(params, "itemId");
  const result = await saveOutcome(party, id, { itemId, version, submissionKey, fields });
  return outcome(form, result, afterSaving(id, "outcomes"));
}

export default function EditOutcome() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <PlanForm
      beside={page.beside}
      title="An outcome"
      lead={<p>What should be different in the person’s life when the plan works.</p>}
      failed={failed}
      version={page.version}
      submissionKey={page.submissionKey}
    >
      <TextArea
        name="words"
        label="What should be different?"
        hint="For example: I am washed and dressed by eight, and not worn out by it."
        rows={4}
        value={answer(failed, "words", page.words)}
        error={failed?.errors.words}
      />
      <NeedTicks
        legend="Which needs is it for?"
        needs={page.needs}
        values={answers(failed, "needIds", page.needIds)}
        error={failed?.errors.needIds}
      />
    </PlanForm>
  );
}
