import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findEarlierTexts } from "#app/domain/plans/find-aside.server.ts";
import { HOW_SAID, SECTIONS, SECTION_KEYS } from "#app/domain/plans/plan-content.ts";
import { SectionForm } from "#app/domain/plans/plan-forms.ts";
import { presentBeside } from "#app/domain/plans/present-plan.ts";
import { templatesFor } from "#app/domain/plans/templates/find-templates.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { afterSaving, loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { TemplateLinks } from "#app/routes/plans/template-links.tsx";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

const keyOf = (section: string | undefined) => {
  const key = SECTION_KEYS.find((one) => one === section);
  if (!key) throw notFound();
  return key;
};

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan } = await loadPlan(args);
  const key = keyOf(args.params.section);
  const row = plan.sections.find(({ section }) => section === key);
  const asked = new URL(args.request.url).searchParams.get("template");
  const { templates, template } = await templatesFor(party, "words", asked);
  const own = party.side === "person" && party.access.grant === null;
  return {
    beside: presentBeside(plan),
    title: SECTIONS[key].title,
    ask: SECTIONS[key].ask,
    // What somebody wrote stays: a template comes after it
    body: [row?.body ?? "", template?.body ?? ""].filter(Boolean).join("\n\n"),
    templates,
    template: template?.title ?? "",
    how: own ? "own" : (row?.how ?? ""),
    version: row?.version ?? 0,
    choices: Object.entries(HOW_SAID)
      .filter(([value]) => own || value !== "own")
      .map(([value, label]) => ({ value, label })),
    earlier: row ? await findEarlierTexts(plan.id, row.id) : [],
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const section = keyOf(params.section);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, SectionForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  return outcome(form, await saveSection(party, id, { section, ...parsed.value }), afterSaving(id, section));
}

export default function EditSection() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <PlanForm
      beside={page.beside}
      title={page.title}
      failed={failed}
      version={page.version}
      below={
        page.earlier.length > 0 ? (
          <details className="my-8">
            <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold">
              What it said before
            </summary>
            {page.earlier.map((text) => (
              <div key={text.id} className="border-t border-line py-3">
                <p className="text-soft">
                  {text.by}, {text.when}. {text.how}
                </p>
                <p dir="auto" className="whitespace-pre-line [overflow-wrap:anywhere]">
                  {text.words}
                </p>
              </div>
            ))}
          </details>
        ) : null
      }
    >
      <TemplateLinks templates={page.templates} chosen={page.template} />
      <TextArea
        name="body"
        label={page.ask}
        hint="In the person’s own words. A few are enough. You can add more later."
        rows={12}
        value={answer(failed, "body", page.body)}
        error={failed?.errors.body}
      />
      <Radios
        name="how"
        legend="How did these words come to be written?"
        choices={page.choices}
        value={answer(failed, "how", page.how)}
        error={failed?.errors.how}
        small
      />
    </PlanForm>
  );
}
