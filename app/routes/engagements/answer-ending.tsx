import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { agreeEnding, refuseEnding } from "#app/domain/engagements/end-early.server.ts";
import { AnswerEndingForm } from "#app/domain/engagements/engagement-forms.ts";
import { findStep } from "#app/domain/engagements/find-step.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requireEngagementSide } from "#app/http/require-engagement.server.ts";
import { StepForm } from "#app/routes/engagements/step-page.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Do you agree to end it early?" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireEngagementSide(request);
  const step = await findStep(access, params.id ?? "", "answer-ending");
  if (!step) throw notFound();
  return step;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireEngagementSide(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, AnswerEndingForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const { answer, reason, version, decision } = parsed.value;
  const id = params.id ?? "";
  const input = { id, version, ...(decision ? { decision } : {}) };
  if (answer === "agree")
    return outcome(form, await agreeEnding(access, input), `/engagements/${id}?done=ending-agreed`);
  if (!reason) return formAgain({ errors: { reason: "Say why you do not agree" }, values: { answer } });
  return outcome(
    form,
    await refuseEnding(access, { ...input, reason }),
    `/engagements/${id}?done=ending-refused`,
  );
}

export default function AnswerEnding() {
  const step = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepForm
      step={step}
      failed={failed}
      title="Do you agree to end it early?"
      lead={
        <>
          <p>{step.ending.words}</p>
          <blockquote className="my-3 border-l-4 border-marigold pl-4 whitespace-pre-line">
            {step.endingReason}
          </blockquote>
        </>
      }
      press="Send my answer"
      question={`Do you agree to end the planning early? ${step.ending.words}`}
    >
      <Radios
        name="answer"
        legend="Your answer"
        choices={[
          { value: "agree", label: "Yes, end it for this figure" },
          { value: "refuse", label: "No, I would rather go on" },
        ]}
        value={String(failed?.values.answer ?? "")}
        error={failed?.errors.answer}
      />
      <TextArea
        name="reason"
        label="If no, why"
        value={String(failed?.values.reason ?? "")}
        error={failed?.errors.reason}
        rows={3}
      />
    </StepForm>
  );
}
