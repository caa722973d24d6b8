import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findAside } from "#app/domain/plans/find-aside.server.ts";
import { SettleForm } from "#app/domain/plans/plan-forms.ts";
import { presentBeside } from "#app/domain/plans/present-plan.ts";
import { settleAside } from "#app/domain/plans/settle-aside.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";
import { Card, Notice, Tag, Tags } from "#app/ui/card.tsx";
import { Radios } from "#app/ui/choices.tsx";

export const handle: Handle = { title: "Two people wrote at once" };

export async function loader(args: LoaderFunctionArgs) {
  const { plan } = await loadPlan(args);
  const aside = await findAside(plan, args.params.asideId ?? "");
  if (!aside) throw notFound();
  const open = aside.kind === "quote" ? plan.finds : plan.editable;
  return { beside: presentBeside(plan), aside: { ...aside, open }, version: plan.version };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, SettleForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const input = { asideId: params.asideId ?? "", ...parsed.value };
  return outcome(form, await settleAside(party, id, input), `/plans/${id}?saved=1`);
}

export default function SettleAside() {
  const { beside, aside, version } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <PlanForm
      beside={beside}
      title="Two people wrote at once"
      lead={
        <p>Nothing is lost: both texts are kept. Read them, and choose which should stand in the plan.</p>
      }
      failed={failed}
      version={version}
      open={aside.open}
      press="Let it stand"
    >
      <h2 className="mt-2">{aside.what}</h2>
      {aside.settled ? (
        <Notice tone="calm" title="This is settled">
          <p>{aside.settledBy} has chosen. You can change the text on its own page.</p>
        </Notice>
      ) : null}
      {aside.texts.map((text, i) => (
        <Card key={text.key} className="my-4">
          <Tags>
            <Tag tone={i === 0 ? "sea" : "plain"}>{i === 0 ? "Newer" : "Older"}</Tag>
            <Tag tone={text.key === "kept" ? "leaf" : "plum"}>
              {text.key === "kept" ? "In the plan now" : "Kept beside it"}
            </Tag>
          </Tags>
          <p className="text-soft">
            {text.by}, {text.when}
            {text.how === "" ? "" : `. ${text.how}`}
          </p>
          <p dir="auto" className="mt-2 whitespace-pre-line [overflow-wrap:anywhere]">
            {text.words}
          </p>
        </Card>
      ))}
      <Radios
        name="choice"
        legend="Which should stand?"
        hint="To put both together, choose one and then change it on its own page."
        choices={aside.texts.map((text) => ({
          value: text.key,
          label: `${text.by}, ${text.when}${text.key === "kept" ? " (in the plan now)" : ""}`,
        }))}
        value={answer(failed, "choice")}
        error={failed?.errors.choice}
      />
    </PlanForm>
  );
}
