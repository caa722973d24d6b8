import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AskForm, HOW_ASKED, WHOM } from "#app/domain/plans/brokerage/brokerage-forms.ts";
import { findAssistantsFor } from "#app/domain/plans/brokerage/find-assistants-for.server.ts";
import { recordAsk } from "#app/domain/plans/brokerage/record-ask.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { AssistantsToAsk } from "#app/routes/plans/finding/assistants-to-ask.tsx";
import { findPath, loadFinding } from "#app/routes/plans/finding/load-finding.server.ts";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Ask somebody" };

export async function loader(args: LoaderFunctionArgs) {
  const { beside, shown, action } = await loadFinding(args);
  const postcode = new URL(args.request.url).searchParams.get("postcode")?.trim().slice(0, 12) ?? "";
  return {
    beside,
    shown,
    assistants: action.kind === "assistant" ? await findAssistantsFor(action, postcode) : null,
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, AskForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await recordAsk(party, params.id ?? "", params.itemId ?? "", parsed.value);
  return outcome(form, result, findPath(params, "asked"));
}

const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export default function AskSomebody() {
  const { beside, shown, assistants, submissionKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const text = (name: string) => ({ name, value: answer(failed, name), error: failed?.errors[name] });
  return (
    <PlanForm
      beside={beside}
      title="Ask somebody"
      lead={
        <>
          <p>For: {shown.what}.</p>
          <p>
            Ask them first, by phone, email or face to face. Then write down here whom you asked and what.
          </p>
        </>
      }
      failed={failed}
      version={0}
      submissionKey={submissionKey}
      press="Write it down"
      open={shown.open}
      back={{ href: shown.base, label: "Finding it" }}
      below={assistants && shown.open ? <AssistantsToAsk found={assistants} base={shown.base} /> : null}
    >
      {assistants ? (
        <p className="my-4">
          <a href="#assistants" className="inline-flex min-h-11 items-center font-semibold">
            Or send a message to a personal assistant on Ownway
          </a>
        </p>
      ) : null}
      <Radios
        name="whom"
        legend="Whom did you ask?"
        choices={choices(WHOM)}
        value={answer(failed, "whom")}
        error={failed?.errors.whom}
        small
      />
      <TextField {...text("name")} label="Their name, or the service’s" />
      <Radios
        name="how"
        legend="How did you ask?"
        choices={choices(HOW_ASKED)}
        value={answer(failed, "how")}
        error={failed?.errors.how}
        small
      />
      <TextField {...text("phone")} label="Phone number" width="half" inputMode="tel" />
      <TextField {...text("email")} label="Email address" width="half" inputMode="email" />
      <TextArea
        {...text("words")}
        label="What did you ask?"
        hint="Everybody who may read the plan can read this."
        rows={4}
      />
      <DateField
        name="chaseOn"
        legend="When should somebody ask again, if no answer comes?"
        hint="Leave it empty for three days from now"
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
