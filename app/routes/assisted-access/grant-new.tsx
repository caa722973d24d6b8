import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SCOPE_WORDS } from "#app/domain/access/grant-rules.ts";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { BASIS_NAMES } from "#app/domain/assisted-access/channel-words.ts";
import { findAssistName } from "#app/domain/assisted-access/find-assist-person.server.ts";
import { findHolder } from "#app/domain/assisted-access/find-holder.server.ts";
import { choicesQuery, GrantChoicesForm } from "#app/domain/assisted-access/grant-form.ts";
import { answer, answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes, Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Permission to act" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const person = await findAssistName(access, idParam(params));
  if (!person) throw notFound();
  return { person };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const person = await findAssistName(access, idParam(params));
  if (!person) throw notFound();
  const form = await readForm(request, access);
  const parsed = parseForm(form, GrantChoicesForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const holder = await findHolder(access, parsed.value);
  if (!holder.ok) return refusedForm(form, holder.refusal, "holderEmail");
  const { basis, scopes, until } = parsed.value;
  const query = choicesQuery({ basis, scopes, until, holderAccountId: holder.value });
  return redirect(`/assist/people/${person.id}/grant/record?${query}`);
}

const choicesOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({
    value,
    label: `${label.charAt(0).toUpperCase()}${label.slice(1)}`,
  }));

export default function GrantNew() {
  const { person } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors;
  return (
    <Page
      title="Permission to act"
      kicker={person.name}
      back={{ href: `/assist/people/${person.id}`, label: person.name }}
      lead={<p>Choose what is to be allowed. On the next page you read it out, and write down the answer.</p>}
      narrow
    >
      <ErrorSummary errors={errors} />
      <PostForm>
        <Radios
          name="basis"
          legend="Who decides this?"
          hint="Take it that somebody can decide for themselves until it is shown that they cannot. If you are not sure, stop here and ask your manager about an advocate."
          choices={choicesOf(BASIS_NAMES)}
          value={answer(failed, "basis", "consent")}
          error={errors?.basis}
        />
        <Radios
          name="holder"
          legend="Who will act?"
          choices={[
            { value: "me", label: "I will" },
            { value: "them", label: "A representative or an advocate, in an account of their own" },
          ]}
          value={answer(failed, "holder", "me")}
          error={errors?.holder}
        />
        <TextField
          name="holderEmail"
          label="Email address of their account"
          hint="Only where a representative or an advocate will act."
          type="email"
          width="half"
          value={answer(failed, "holderEmail")}
          error={errors?.holderEmail}
        />
        <Checkboxes
          name="scopes"
          legend="What is allowed?"
          hint="Only what is needed now."
          choices={choicesOf(SCOPE_WORDS)}
          values={answers(failed, "scopes", ["search_and_advice"])}
          error={errors?.scopes}
        />
        <Radios
          name="until"
          legend="How long does it last?"
          choices={[
            { value: "today", label: "Until the end of today" },
            { value: "date", label: "Until a day that I enter, twelve months from now at most" },
          ]}
          value={answer(failed, "until", "today")}
          error={errors?.until}
        />
        <DateField
          name="untilDate"
          legend="The day on which it ends"
          hint="Only where it lasts longer than today. For example, 21 11 2026"
          values={{
            day: answer(failed, "untilDate.day"),
            month: answer(failed, "untilDate.month"),
            year: answer(failed, "untilDate.year"),
          }}
          error={errors?.untilDate}
        />
        <Button>Go on</Button>
      </PostForm>
    </Page>
  );
}
