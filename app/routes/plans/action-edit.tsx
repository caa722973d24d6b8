import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ActionForm, DAYS } from "#app/domain/plans/plan-forms.ts";
import { needChoices, presentBeside } from "#app/domain/plans/present-plan.ts";
import { templatesFor } from "#app/domain/plans/templates/find-templates.server.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { poundsBox } from "#app/lib/money.ts";
import { ActionFields } from "#app/routes/plans/action-fields.tsx";
import { afterSaving, itemOf, loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { TemplateLinks } from "#app/routes/plans/template-links.tsx";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";

export const handle: Handle = { title: "An action" };

const inPounds = (pence: number | null) => (pence === null ? "" : poundsBox(pence));
const inHours = (minutes: number) =>
  minutes === 0 ? "" : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan } = await loadPlan(args);
  const found = itemOf(plan.actions, args.params.itemId);
  const query = new URL(args.request.url).searchParams;
  const asked = query.get("need");
  const { templates, template } = await templatesFor(party, "action", query.get("template"));
  const [year = "", month = "", day = ""] = found?.carerAgreedOn?.split("-") ?? [];
  const saved: Record<string, string> = {
    kind: found?.kind ?? "",
    what: found?.what ?? "",
    who: found?.who ?? "",
    cost: inPounds(found?.costPence ?? null),
    every: found?.every ?? "",
    route: found?.route ?? "",
    hourly: inPounds(found?.hourlyPence ?? null),
    carerName: found?.carerName ?? "",
    carerWords: found?.carerWords ?? "",
    "carerAgreedOn.day": day,
    "carerAgreedOn.month": month,
    "carerAgreedOn.year": year,
    ...(template
      ? {
          kind: template.actionKind ?? "",
          what: template.what,
          cost: inPounds(template.costPence),
          every: template.every ?? "",
        }
      : {}),
    ...Object.fromEntries(DAYS.map((one, i) => [`hours.${one}`, inHours(found?.minutesByDay[i] ?? 0)])),
  };
  return {
    beside: presentBeside(plan),
    needs: needChoices(plan),
    saved,
    templates,
    template: template?.title ?? "",
    needIds: found?.needIds ?? (asked ? [asked] : []),
    version: found?.version ?? 0,
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, ActionForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const itemId = params.itemId === undefined ? null : idParam(params, "itemId");
  return outcome(form, await saveAction(party, id, { itemId, ...parsed.value }), afterSaving(id, "actions"));
}

export default function EditAction() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <PlanForm
      beside={page.beside}
      title="An action"
      lead={<p>Something that meets a need: who or what it is, what it costs, and who pays.</p>}
      failed={failed}
      version={page.version}
      submissionKey={page.submissionKey}
    >
      <TemplateLinks templates={page.templates} need={page.needIds[0] ?? ""} chosen={page.template} />
      <ActionFields failed={failed} saved={page.saved} needs={page.needs} needIds={page.needIds} />
    </PlanForm>
  );
}
