import { randomUUID } from "node:crypto";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SCOPE_WORDS } from "#app/domain/access/grant-rules.ts";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { BASIS_NAMES } from "#app/domain/assisted-access/channel-words.ts";
import { findAssistName } from "#app/domain/assisted-access/find-assist-person.server.ts";
import { findHolderName } from "#app/domain/assisted-access/find-holder.server.ts";
import { ConsentForm, DocumentForm, readChoices } from "#app/domain/assisted-access/grant-form.ts";
import { consentScript } from "#app/domain/assisted-access/grant-recording-rules.ts";
import { recordGrant } from "#app/domain/assisted-access/record-grant.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { longDay } from "#app/lib/dates.ts";
import { list } from "#app/lib/words.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Record the permission" };

async function chosen(request: Request, id: string) {
  const access = await requireArea(request, ASSISTS);
  const person = await findAssistName(access, id);
  if (!person) throw notFound();
  const choices = readChoices(new URL(request.url).searchParams);
  if (!choices) throw redirect(`/assist/people/${person.id}/grant`);
  return { access, person, choices };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { access, person, choices } = await chosen(request, idParam(params));
  return {
    person,
    choices,
    holderName: (await findHolderName(choices.holderAccountId)) ?? "",
    script: consentScript({
      ...choices,
      workerName: access.actor.name,
      areaName: access.area.name,
      personName: person.name,
      phone: person.helpLine,
    }),
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { access, person, choices } = await chosen(request, idParam(params));
  const form = await readForm(request, access);
  const parsed = choices.basis === "consent" ? parseForm(form, ConsentForm) : parseForm(form, DocumentForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await recordGrant(access, person.id, choices, parsed.value);
  return result.ok ? redirect(`/assist/people/${person.id}?done=grant`) : refusedForm(form, result.refusal);
}

export default function GrantRecord() {
  const { person, choices, holderName, script, submissionKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors;
  const back = { href: `/assist/people/${person.id}/grant`, label: "Choose again" };
  const consent = choices.basis === "consent";
  return (
    <Page title={consent ? "Read this out" : "What did you see?"} kicker={person.name} back={back} narrow>
      <ErrorSummary errors={errors} />
      {consent ? (
        <Card className="mt-5 border-plum bg-plum-wash">
          <p className="text-[1.15rem] whitespace-pre-line">{script}</p>
        </Card>
      ) : (
        <SummaryList
          rows={[
            { label: "Authority", value: BASIS_NAMES[choices.basis] },
            { label: "Who will act", value: holderName },
            { label: "For", value: list(choices.scopes.map((scope) => SCOPE_WORDS[scope])) },
            { label: "Until the end of", value: longDay(choices.until) },
          ]}
        />
      )}
      <PostForm>
        <input type="hidden" name="submissionKey" value={answer(failed, "submissionKey", submissionKey)} />
        {consent ? (
          <>
            <Radios
              name="given"
              legend="How did they say yes?"
              choices={[
                { value: "voice", label: "By voice, on the phone" },
                { value: "in_person", label: "In person" },
                { value: "on_paper", label: "On paper, signed" },
              ]}
              value={answer(failed, "given")}
              error={errors?.given}
            />
            <TextArea
              name="words"
              label="What did they say?"
              hint="In their own words, or as they signed or showed it."
              rows={3}
              maxLength={2000}
              value={answer(failed, "words")}
              error={errors?.words}
            />
          </>
        ) : (
          <>
            <TextArea
              name="document"
              label="Which document did you see?"
              hint="What it is, its date, its number, and whether it was the original."
              rows={3}
              maxLength={500}
              value={answer(failed, "document")}
              error={errors?.document}
            />
            <TextField
              name="decidedBy"
              label="Who decided this?"
              hint="The person, the court, the council or whoever may."
              value={answer(failed, "decidedBy")}
              error={errors?.decidedBy}
            />
          </>
        )}
        <div className="flex flex-wrap gap-3">
          <Button>{consent ? "They said yes: record it" : "Record it"}</Button>
          <ButtonLink href={`/assist/people/${person.id}`}>
            {consent ? "They said no" : "Do not record it"}
          </ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
