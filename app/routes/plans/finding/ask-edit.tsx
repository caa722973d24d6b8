import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerAsk } from "#app/domain/plans/brokerage/answer-ask.server.ts";
import { AnswerForm, ANSWERS } from "#app/domain/plans/brokerage/brokerage-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { findPath, loadFinding } from "#app/routes/plans/finding/load-finding.server.ts";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "What did they answer?" };

export async function loader(args: LoaderFunctionArgs) {
  const { beside, shown } = await loadFinding(args);
  const askId = idParam(args.params, "askId");
  const ask = shown.asks.find(({ id }) => id === askId);
  if (!ask) throw notFound();
  return { beside, shown, ask };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, AnswerForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { id = "", itemId = "", askId = "" } = params;
  return outcome(form, await answerAsk(party, id, itemId, askId, parsed.value), findPath(params, "answer"));
}

export default function AnswerOfSomebody() {
  const { beside, shown, ask } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <PlanForm
      beside={beside}
      title={`What did ${ask.name} answer?`}
      lead={
        <p dir="auto">
          {ask.by}: “{ask.words.slice(0, 200)}”
        </p>
      }
      failed={failed}
      version={0}
      press="Write it down"
      open={shown.open && !ask.answered}
      back={{ href: shown.base, label: "Finding it" }}
    >
      <Radios
        name="answer"
        legend="Their answer"
        choices={Object.entries(ANSWERS).map(([value, label]) => ({ value, label }))}
        value={answer(failed, "answer")}
        error={failed?.errors.answer}
        small
      />
      <TextArea
        name="words"
        label="What they said"
        rows={4}
        value={answer(failed, "words")}
        error={failed?.errors.words}
      />
      <DateField
        name="chaseOn"
        legend="If they will say later: when should somebody ask again?"
        values={{
          day: answer(failed, "chaseOn.day"),
          month: answer(failed, "chaseOn.month"),
          year: answer(failed, "chaseOn.year"),
        }}
        error={failed?.errors.chaseOn}
      />
    </PlanForm>
  );
}
