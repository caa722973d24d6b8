import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NEED_AREAS } from "#app/domain/plans/plan-content.ts";
import { NeedForm } from "#app/domain/plans/plan-forms.ts";
import { presentBeside } from "#app/domain/plans/present-plan.ts";
import { saveNeed } from "#app/domain/plans/save-need.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { afterSaving, itemOf, loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { SelectField, TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "A need" };

const ELIGIBLE = [
  { value: "yes", label: "Yes, the assessment says it is eligible" },
  { value: "no", label: "No, it is another need that matters" },
  { value: "unknown", label: "I do not know yet" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { plan } = await loadPlan(args);
  const need = itemOf(plan.needs, args.params.itemId);
  return {
    beside: presentBeside(plan),
    area: need?.area ?? "",
    words: need?.words ?? "",
    eligible: need ? (need.eligible === null ? "unknown" : need.eligible ? "yes" : "no") : "",
    version: need?.version ?? 0,
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, NeedForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { version, submissionKey, ...fields } = parsed.value;
  const id = params.id ?? "";
  const itemId = params.itemId === undefined ? null : idParam(params, "itemId");
  return outcome(
    form,
    await saveNeed(party, id, { itemId, version, submissionKey, fields }),
    afterSaving(id, "needs"),
  );
}

export default function EditNeed() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <PlanForm
      beside={page.beside}
      title="A need"
      lead={<p>Something the person finds hard or cannot do, in plain words.</p>}
      failed={failed}
      version={page.version}
      submissionKey={page.submissionKey}
    >
      <SelectField
        name="area"
        label="What is it about?"
        options={[
          { value: "", label: "Choose one" },
          ...Object.entries(NEED_AREAS).map(([value, label]) => ({ value, label })),
        ]}
        value={answer(failed, "area", page.area)}
        error={failed?.errors.area}
      />
      <TextArea
        name="words"
        label="What is the need?"
        hint="For example: getting in and out of the shower safely."
        rows={4}
        value={answer(failed, "words", page.words)}
        error={failed?.errors.words}
      />
      <Radios
        name="eligible"
        legend="Is it an eligible need?"
        hint="The council’s assessment says so. The council must see that eligible needs are met."
        choices={ELIGIBLE}
        value={answer(failed, "eligible", page.eligible)}
        error={failed?.errors.eligible}
      />
    </PlanForm>
  );
}
