import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { presentBeside } from "#app/domain/plans/present-plan.ts";
import { chooseWay } from "#app/domain/plans/ways/choose-way.server.ts";
import { WayForm } from "#app/domain/plans/ways/ways-forms.ts";
import { answer, answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";
import { loadWays } from "#app/routes/plans/ways/load-ways.server.ts";
import { Checkboxes, Radios } from "#app/ui/choices.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "How to take the budget" };

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan, ways } = await loadWays(args);
  if (party.side !== "person") throw notFound();
  return {
    beside: presentBeside(plan),
    cards: ways.cards,
    parts: ways.parts,
    seen: ways.seen,
    asks: needsWords(party.access),
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  if (party.side !== "person") throw notFound();
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, WayForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  return outcome(form, await chooseWay(party.access, id, parsed.value), `/plans/${id}/ways?said=way`);
}

export default function ChooseWay() {
  const { beside, cards, parts, seen, asks, submissionKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <PlanForm
      beside={beside}
      title="How to take the budget"
      lead={<p>You can change it later. What each way means for this plan stands on the page before.</p>}
      failed={failed}
      version={0}
      submissionKey={submissionKey}
      press="This is my choice"
      open={beside.finds}
      back={{ href: `/plans/${beside.id}/ways`, label: "Ways to take the budget" }}
    >
      <input type="hidden" name="seen" value={answer(failed, "seen", String(seen))} />
      <Radios
        name="way"
        legend="Which way?"
        choices={cards.map(({ way, title, is }) => ({ value: way, label: title, hint: is }))}
        value={answer(failed, "way")}
        error={failed?.errors.way}
      />
      {parts.length > 0 ? (
        <Checkboxes
          name="actionIds"
          legend="For a mix: what should the council arrange?"
          choices={parts}
          values={answers(failed, "actionIds")}
          error={failed?.errors.actionIds}
          small
        />
      ) : null}
      <TextArea
        name="why"
        label="Why this way?"
        hint="In the person’s own words. It is kept as it is said."
        rows={4}
        value={answer(failed, "why")}
        error={failed?.errors.why}
      />
      {asks ? (
        <DecisionFields
          question="There are four ways to take your budget. I have read them to you. Which do you choose, and why?"
          personName={beside.name}
          values={failed?.values}
          errors={failed?.errors}
        />
      ) : null}
    </PlanForm>
  );
}
