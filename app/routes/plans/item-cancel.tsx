import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RemoveForm } from "#app/domain/plans/plan-forms.ts";
import { presentBeside } from "#app/domain/plans/present-plan.ts";
import { REMOVABLE, removeItem } from "#app/domain/plans/remove-item.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { itemOf, loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";

export const handle: Handle = { title: "Take this away?" };

const kindOf = (word: string | undefined) => {
  const kind = REMOVABLE.find((one) => one === word);
  if (!kind) throw notFound();
  return kind;
};

export async function loader(args: LoaderFunctionArgs) {
  const { plan } = await loadPlan(args);
  const kind = kindOf(args.params.kind);
  const itemId = idParam(args.params, "itemId");
  const found =
    kind === "need"
      ? itemOf(plan.needs, itemId)
      : kind === "outcome"
        ? itemOf(plan.outcomes, itemId)
        : itemOf(plan.actions, itemId);
  return {
    beside: presentBeside(plan),
    words: found ? ("what" in found ? found.what : found.words) : "",
    version: found?.version ?? 0,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const kind = kindOf(params.kind);
  const parsed = parseForm(form, RemoveForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const input = { kind, itemId: idParam(params, "itemId"), ...parsed.value };
  return outcome(form, await removeItem(party, id, input), `/plans/${id}?saved=1#${kind}s`);
}

export default function RemoveItem() {
  const { beside, words, version } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <PlanForm
      beside={beside}
      title="Take this away?"
      lead={<p>It goes out of the plan. What it said stays in the plan’s history.</p>}
      failed={failed}
      version={version}
      press="Yes, take it away"
      weight="danger"
    >
      <blockquote
        dir="auto"
        className="my-5 border-l-4 border-marigold pl-4 whitespace-pre-line [overflow-wrap:anywhere]"
      >
        {words}
      </blockquote>
    </PlanForm>
  );
}
