import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPlanAuthority } from "#app/domain/capacity/find-plan-authority.server.ts";
import { agreePlan } from "#app/domain/plans/agree-plan.server.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { StepForm } from "#app/domain/plans/plan-forms.ts";
import { presentPlan } from "#app/domain/plans/present-plan.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { stepOf } from "#app/routes/plans/load-step.server.ts";
import { PlanRead } from "#app/routes/plans/plan-read.tsx";
import { Gaps, StepForm as Frame } from "#app/routes/plans/step-form.tsx";
import { Notice } from "#app/ui/card.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Do you agree to this plan?" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const party = { side: "person", access } as const;
  const plan = await findPlan(party, idParam(params));
  if (!plan) throw notFound();
  return {
    step: stepOf(party, plan, "agree"),
    plan: presentPlan(plan),
    authority: await findPlanAuthority(party, plan),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const parsed = parseForm(form, StepForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const { decision, ...sent } = parsed.value;
  const result = await agreePlan(access, id, { ...sent, ...(decision ? { decision } : {}) });
  return outcome(form, result, `/plans/${id}?done=agree`);
}

export default function Agree() {
  const { step, plan, authority } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { beside } = plan;
  const council = !beside.selfFunder;
  return (
    <Frame
      step={step}
      failed={failed}
      title="Do you agree to this plan?"
      lead={
        <p>
          Read all of it. If you agree, this text is kept as it is, and nobody can change it.{" "}
          {council
            ? "Then it can go to the council. You can take your yes back until the council has the plan."
            : "Then you can put it in force. The council is not asked."}
        </p>
      }
      press="Yes, I agree to this plan"
      question={`I have gone through your whole support plan with you. Do you agree to it as it stands?${council ? " It can then go to the council." : ""}`}
      stopped={plan.asides.length > 0 || authority.refused !== null}
      before={
        <>
          {authority.refused ? (
            <Notice tone="attention" title="Somebody else must decide this">
              <p>{authority.refused}</p>
            </Notice>
          ) : null}
          {plan.asides.length > 0 ? (
            <Notice tone="attention" title="First choose between two texts">
              <ul>
                {plan.asides.map((aside) => (
                  <li key={aside.id}>
                    <a
                      href={`/plans/${beside.id}/both/${aside.id}`}
                      className="inline-flex min-h-11 items-center"
                    >
                      {aside.words}
                    </a>
                  </li>
                ))}
              </ul>
            </Notice>
          ) : null}
          {beside.missing > 0 ? (
            <Gaps beside={beside} title="The council asks for more">
              <p>
                You can agree now. But while one of these is missing, the plan cannot go to the council. It is
                better to answer them first.
              </p>
            </Gaps>
          ) : null}
          {beside.money ? (
            <>
              <h2>The money</h2>
              <SummaryList rows={beside.money.rows} />
            </>
          ) : null}
          <PlanRead plan={plan} base={`/plans/${beside.id}`} editable={false} />
          <h2 className="mt-8">Do you agree?</h2>
          {authority.refused ? null : (
            <p>It is kept with the plan by what right it was agreed: {authority.standing}.</p>
          )}
        </>
      }
    />
  );
}
