import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { settleRemark } from "#app/domain/plans/approval/settle-remark.server.ts";
import { findPlanLife } from "#app/domain/plans/find-plan-life.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { stepOf } from "#app/routes/plans/load-step.server.ts";
import { StepForm as Frame } from "#app/routes/plans/step-form.tsx";

export const handle: Handle = { title: "Is this done?" };

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan } = await loadPlan(args);
  const remarkId = idParam(args.params, "remarkId");
  const remark = (await findPlanLife(plan.id)).remarks.find(({ id }) => id === remarkId);
  if (!remark) throw notFound();
  return { step: stepOf(party, plan, "change"), remark };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const id = params.id ?? "";
  return outcome(form, await settleRemark(party, id, params.remarkId ?? ""), `/plans/${id}?done=remark`);
}

export default function SettleRemark() {
  const { step, remark } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Frame
      step={step}
      failed={failed}
      title="Is this done?"
      lead={<p>Then it no longer stands beside the line. What the council wrote is kept.</p>}
      press="Yes, it is done"
      before={
        <blockquote
          dir="auto"
          className="my-5 border-l-4 border-marigold pl-4 whitespace-pre-line [overflow-wrap:anywhere]"
        >
          {remark.words}
        </blockquote>
      }
    />
  );
}
