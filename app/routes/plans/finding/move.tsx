import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MoveForm } from "#app/domain/plans/brokerage/brokerage-forms.ts";
import { moveAction } from "#app/domain/plans/brokerage/move-action.server.ts";
import { movesFrom } from "#app/domain/plans/brokerage/present-finding.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { findPath, loadFinding } from "#app/routes/plans/finding/load-finding.server.ts";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "What became of it?" };

export async function loader(args: LoaderFunctionArgs) {
  const { beside, shown, found } = await loadFinding(args);
  return {
    beside,
    shown,
    seen: found.seen,
    moves: movesFrom(found.stage).map(({ to, label }) => ({ value: to, label })),
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, MoveForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { id = "", itemId = "" } = params;
  return outcome(form, await moveAction(party, id, itemId, parsed.value), findPath(params, "moved"));
}

export default function MoveAction() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <PlanForm
      beside={page.beside}
      title="What became of it?"
      lead={
        <p>
          {page.shown.what}. It is now: {page.shown.stage.toLowerCase()}.
        </p>
      }
      failed={failed}
      version={0}
      submissionKey={page.submissionKey}
      press="Write it down"
      open={page.shown.open && page.moves.length > 0}
      back={{ href: page.shown.base, label: "Finding it" }}
    >
      <input type="hidden" name="seen" value={answer(failed, "seen", String(page.seen))} />
      <Radios
        name="to"
        legend="What happened?"
        choices={page.moves}
        value={answer(failed, "to")}
        error={failed?.errors.to}
        small
      />
      <DateField
        name="startedOn"
        legend="If it has started: on which day?"
        values={{
          day: answer(failed, "startedOn.day"),
          month: answer(failed, "startedOn.month"),
          year: answer(failed, "startedOn.year"),
        }}
        error={failed?.errors.startedOn}
      />
      <TextArea
        name="words"
        label="In words"
        hint="If it fell through, say why."
        rows={3}
        value={answer(failed, "words")}
        error={failed?.errors.words}
      />
    </PlanForm>
  );
}
