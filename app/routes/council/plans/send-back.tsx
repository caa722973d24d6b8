import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SendBackForm } from "#app/domain/plans/approval/approval-forms.ts";
import { sendBackPlan } from "#app/domain/plans/approval/decide-plan.server.ts";
import { remarkLines } from "#app/domain/plans/approval/remark-rules.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { loadDecision } from "#app/routes/council/plans/load-decision.server.ts";
import { StepForm as Frame } from "#app/routes/plans/step-form.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Send this plan back?" };

export async function loader(args: LoaderFunctionArgs) {
  const { page, found } = await loadDecision(args, "send_back");
  return { ...page, lines: remarkLines(found.plan, found.plan.content.sections) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const form = await readForm(request, access);
  const parsed = parseForm(form, SendBackForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  return outcome(form, await sendBackPlan(access, id, parsed.value), `/plans/${id}?done=send_back`);
}

export default function SendBack() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Frame
      step={page.step}
      failed={failed}
      title="Send this plan back?"
      lead={
        <p>
          Write beside the lines that should change what you ask. They see it there. Leave the others empty.
          It costs them nothing more: the planner mends it within the fee.
        </p>
      }
      press="Send it back"
    >
      <TextArea
        name="words"
        label="In short, why it comes back"
        rows={3}
        maxLength={2000}
        value={answer(failed, "words")}
        error={failed?.errors.words}
      />
      <h2>Line by line</h2>
      {page.lines.map((line) => (
        <TextArea
          key={line.key}
          name={`remark.${line.key}`}
          label={`${line.title}${line.kind === "section" || line.words === "" ? "" : `: ${line.words.slice(0, 120)}`}`}
          {...(line.kind === "section"
            ? { hint: line.words === "" ? "Nothing is written there." : line.words.slice(0, 200) }
            : {})}
          rows={2}
          maxLength={2000}
          value={answer(failed, `remark.${line.key}`)}
          error={failed?.errors[`remark.${line.key}`]}
        />
      ))}
    </Frame>
  );
}
