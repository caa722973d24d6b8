import { randomUUID } from "node:crypto";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { findSamePeople } from "#app/domain/assisted-access/find-assist-people.server.ts";
import { openPerson } from "#app/domain/people/open-person.server.ts";
import { OpenPersonForm } from "#app/domain/people/person-form.ts";
import { CONTACT_WORDS, INFORMATION_NEEDS } from "#app/domain/people/person-words.ts";
import { answer, answers } from "#app/http/answers.ts";
import { parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Checkboxes, Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Open a record for somebody new" };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireArea(request, ASSISTS);
  return { submissionKey: randomUUID() };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const form = await readForm(request, access);
  const parsed = parseForm(form, OpenPersonForm);
  if (!parsed.ok) return data({ ...parsed.failed, same: [] }, { status: 422 });
  const same = parsed.value.sure ? [] : await findSamePeople(access, parsed.value);
  if (same.length > 0) {
    const { data: failed } = refusedForm(form, {
      code: "same",
      words: "We may know this person already. Look below first. Nothing is saved yet.",
    });
    return data({ ...failed, same }, { status: 422 });
  }
  const result = await openPerson(access, parsed.value);
  if (!result.ok) return data({ ...refusedForm(form, result.refusal).data, same: [] }, { status: 422 });
  return redirect(`/assist/people/${result.value.id}`);
}

const CONTACT = Object.entries(CONTACT_WORDS).map(([value, label]) => ({ value, label }));

export default function PersonNew() {
  const { submissionKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const field = (name: string) => ({ name, value: answer(failed, name), error: failed?.errors[name] });
  const same = failed?.same ?? [];
  return (
    <Page title="Open a record for somebody new" back={{ href: "/assist", label: "Help somebody" }} narrow>
      <ErrorSummary errors={failed?.errors} />
      {same.length > 0 ? (
        <Notice tone="attention" title="Is it one of these?">
          <ul>
            {same.map((one) => (
              <li key={one.id}>
                <a className="inline-flex min-h-11 items-center" href={`/assist/people/${one.id}`}>
                  {one.name}, {one.reference}
                  {one.postcode ? `, ${one.postcode}` : ""}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <PostForm>
        <input type="hidden" name="submissionKey" value={answer(failed, "submissionKey", submissionKey)} />
        <TextField {...field("firstName")} label="First name" width="half" autoComplete="off" />
        <TextField {...field("lastName")} label="Last name" width="half" autoComplete="off" />
        <Checkboxes
          name="informationNeeds"
          legend="How do they need information?"
          hint="Ask, and tick all that they say. Everybody who deals with them will see it."
          choices={INFORMATION_NEEDS}
          values={answers(failed, "informationNeeds")}
          error={failed?.errors.informationNeeds}
        />
        <TextField {...field("language")} label="Language" hint="Leave it empty for English" width="half" />
        <Radios
          name="contactBy"
          legend="How do they want to hear from us?"
          choices={CONTACT}
          value={answer(failed, "contactBy")}
          error={failed?.errors.contactBy}
        />
        <TextField {...field("phone")} label="Phone" type="tel" width="half" autoComplete="off" />
        <TextField {...field("email")} label="Email, if they have one" type="email" width="half" />
        <TextArea {...field("address")} label="Address" rows={3} />
        <TextField {...field("postcode")} label="Postcode" width="short" autoComplete="off" />
        <DateField
          name="dateOfBirth"
          legend="Date of birth, if they want to say"
          values={{
            day: answer(failed, "dateOfBirth.day"),
            month: answer(failed, "dateOfBirth.month"),
            year: answer(failed, "dateOfBirth.year"),
          }}
          error={failed?.errors.dateOfBirth}
        />
        {same.length > 0 ? <input type="hidden" name="sure" value="yes" /> : null}
        <Button>{same.length > 0 ? "It is none of these: open a record" : "Open the record"}</Button>
      </PostForm>
    </Page>
  );
}
