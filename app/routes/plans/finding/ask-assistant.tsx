import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findAsked } from "#app/domain/messages/find-asked.server.ts";
import { MessageAskForm } from "#app/domain/plans/brokerage/brokerage-forms.ts";
import { firstWords } from "#app/domain/plans/brokerage/find-assistants-for.server.ts";
import { sendAsk } from "#app/domain/plans/brokerage/record-ask.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { findPath, loadFinding } from "#app/routes/plans/finding/load-finding.server.ts";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";
import { Notice } from "#app/ui/card.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle<{ asked: string }> = { title: ({ asked }) => `Ask ${asked}` };

export async function loader(args: LoaderFunctionArgs) {
  const { beside, shown, action, party } = await loadFinding(args);
  const asked = await findAsked("assistants", args.params.slug ?? "");
  if (!asked) throw notFound();
  const { access } = party;
  return {
    beside,
    shown,
    asked: asked.name,
    open: asked.open && shown.open,
    sender:
      access.subject && access.grant
        ? `that you write for ${access.subject.name.split(" ")[0] ?? ""}`
        : `your first name, ${access.actor.name.split(" ")[0] ?? ""}`,
    first: firstWords(action),
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, MessageAskForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { id = "", itemId = "", slug = "" } = params;
  return outcome(form, await sendAsk(party, id, itemId, slug, parsed.value), findPath(params, "sent"));
}

export default function AskAssistant() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <PlanForm
      beside={page.beside}
      title={`Ask ${page.asked}`}
      lead={<p>It is free, and nobody has to choose them afterwards.</p>}
      failed={failed}
      version={0}
      submissionKey={page.submissionKey}
      press="Send the message"
      open={page.open}
      back={{ href: `${page.shown.base}/ask`, label: "Ask somebody" }}
    >
      <Notice tone="calm" title={`What ${page.asked} will see`}>
        <p>
          They see {page.sender}, and these words. Nothing else is sent: no address, nothing of the plan.
          Leave out what they need not know yet.
        </p>
      </Notice>
      <TextArea
        name="words"
        label="The message"
        hint="It is kept in the plan, so that everybody who may read the plan sees what was sent."
        rows={8}
        value={answer(failed, "words", page.first)}
        error={failed?.errors.words}
      />
    </PlanForm>
  );
}
