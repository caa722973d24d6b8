import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ApprovePartlyForm } from "#app/domain/plans/approval/approval-forms.ts";
import { approvePartly } from "#app/domain/plans/approval/decide-plan.server.ts";
import { answer, answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { DecisionFigures } from "#app/routes/council/plans/decision-figures.tsx";
import { loadDecision } from "#app/routes/council/plans/load-decision.server.ts";
import { MoneyFields } from "#app/routes/council/plans/money-fields.tsx";
import { StepForm as Frame } from "#app/routes/plans/step-form.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Approve a part of this plan?" };

export async function loader(args: LoaderFunctionArgs) {
  return (await loadDecision(args, "approve_partly")).page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const form = await readForm(request, access);
  const parsed = parseForm(form, ApprovePartlyForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  return outcome(form, await approvePartly(access, id, parsed.value), `/plans/${id}?done=approve_partly`);
}

export default function ApprovePartly() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { actions } = page.plan;
  return (
    <Frame
      step={page.step}
      failed={failed}
      title="Approve a part of this plan?"
      lead={
        <p>
          What you tick may begin, and its money is given. Say of everything else why it waits. The plan is
          then open again for what waits.
          {page.putBy === ""
            ? ""
            : ` What is put by for a year, ${page.putBy}, is given when the whole plan is approved.`}
        </p>
      }
      press="Approve what is ticked"
      before={
        <>
          <h2>The budget, if all of it were approved</h2>
          <DecisionFigures figures={page.figures} budget={page.budget} settled={page.settled} />
        </>
      }
    >
      <Checkboxes
        name="yes"
        legend="What may begin?"
        choices={actions.map(({ id, what, cost }) => ({ value: id, label: `${what}. ${cost}` }))}
        values={answers(failed, "yes")}
        error={failed?.errors.yes}
      />
      <h2>Why the others wait</h2>
      {actions.map(({ id, what }) => (
        <TextArea
          key={id}
          name={`why.${id}`}
          label={`Why this waits: ${what}`}
          hint="Leave it empty for what you ticked."
          rows={2}
          maxLength={2000}
          value={answer(failed, `why.${id}`)}
          error={failed?.errors[`why.${id}`]}
        />
      ))}
      <MoneyFields failed={failed} over={false} overReason={page.overReason} />
    </Frame>
  );
}
