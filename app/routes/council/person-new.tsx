import { randomUUID } from "node:crypto";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addPerson } from "#app/domain/people/add-person.server.ts";
import { NewPersonForm } from "#app/domain/people/person-form.ts";
import { AGE_GROUPS, CLIENT_GROUPS } from "#app/domain/people/person-words.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { ContactFields, one } from "#app/routes/council/contact-fields.tsx";
import { Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Add a person" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { area } = await requireArea(request, ["practitioner"]);
  return { area: area.name, submissionKey: randomUUID() };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const form = await readForm(request, access);
  const parsed = parseForm(form, NewPersonForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const added = await addPerson(access, parsed.value);
  if (!added.ok) return refusedForm(form, added.refusal);
  return redirect(`/council/people/${added.value.id}?added=yes`);
}

export default function NewPerson() {
  const { area, submissionKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const answers = failed ?? { errors: {}, values: {} };
  return (
    <Page
      title="Add a person"
      narrow
      back={{ href: "/council", label: "People" }}
      lead={
        <p>
          For somebody in {area} who is not in the list yet. Look in the list first, so that nobody is in it
          twice.
        </p>
      }
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <input type="hidden" name="submissionKey" value={one(answers, "submissionKey", submissionKey)} />
        <ContactFields answers={answers} />
        <Radios
          name="ageGroup"
          legend="Age group"
          choices={AGE_GROUPS.map((value) => ({ value, label: value }))}
          value={one(answers, "ageGroup")}
          error={answers.errors.ageGroup}
          small
        />
        <SelectField
          name="clientGroup"
          label="Client group"
          options={[
            { value: "", label: "Choose one" },
            ...CLIENT_GROUPS.map((value) => ({ value, label: value })),
          ]}
          value={one(answers, "clientGroup")}
          error={answers.errors.clientGroup}
        />
        <Button>Add this person</Button>
      </PostForm>
    </Page>
  );
}
