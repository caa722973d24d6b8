import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { VersionForm } from "#app/domain/engagements/engagement-forms.ts";
import { findStep } from "#app/domain/engagements/find-step.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePlanner } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { pounds } from "#app/lib/money.ts";
import { StepForm } from "#app/routes/engagements/step-page.tsx";

export const handle: Handle = { title: "Say yes" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePlanner(request);
  const step = await findStep(access, params.id ?? "", "accept");
  if (!step) throw notFound();
  return step;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePlanner(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, VersionForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const result = await acceptEngagement(access, { id, ...parsed.value });
  return outcome(form, result, `/engagements/${id}?done=accepted`);
}

export default function Accept() {
  const step = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepForm
      step={step}
      failed={failed}
      title="Say yes to this piece of planning?"
      lead={
        <p>
          The fee of {pounds(step.feePence)} is fixed and already set aside for you. They are told that you
          said yes, and you see how to reach them. The fee falls due when they agree that the work is done.
        </p>
      }
      press="Yes, I will do it"
    />
  );
}
