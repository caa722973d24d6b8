import { randomUUID } from "node:crypto";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OfferForm } from "#app/domain/community/group-forms.ts";
import { offerGroup } from "#app/domain/community/offer-group.server.ts";
import { findSignUpAreas } from "#app/domain/identity/find-sign-up-areas.server.ts";
import { answer } from "#app/http/answers.ts";
import { addressOf } from "#app/http/browser.server.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { GroupFieldset } from "#app/routes/community/group-fields.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Offer a group or service" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { token, headers } = await visitorForm(request);
  return data({ token, areas: await findSignUpAreas(), submissionKey: randomUUID() }, { headers });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, await visitorAccess(request));
  const parsed = parseForm(form, OfferForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await offerGroup({ ...parsed.value, address: addressOf(request) });
  if (!result.ok)
    return refusedForm(form, result.refusal, result.refusal.code === "area-closed" ? "area" : "");
  return redirect("/community/offered", 303);
}

export default function OfferGroup() {
  const { token, areas, submissionKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const [only, ...others] = areas;
  const back = { href: "/community", label: "Groups and services" };
  if (!only)
    return (
      <Page
        title="Offer a group or service"
        narrow
        back={back}
        lead={<p>No area takes groups here yet. Phone us, and we tell you when yours does.</p>}
      />
    );
  return (
    <Page
      title="Offer a group or service"
      narrow
      back={back}
      lead={
        <>
          <p>
            For whoever runs it: a lunch club, a choir, a walking group, a helpline. It is free, and you need
            no account.
          </p>
          <p>
            We send you an email to be sure that it is you. Then somebody here reads it before it is shown,
            within a few days. Twice a year we ask whether everything is still right.
          </p>
        </>
      }
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm token={token}>
        <input
          type="hidden"
          name="submissionKey"
          value={answer(failed, "submissionKey", submissionKey) || submissionKey}
        />
        {others.length > 0 ? (
          <SelectField
            name="area"
            label="In which area?"
            value={answer(failed, "area")}
            error={failed?.errors.area}
            options={[
              { value: "", label: "Choose" },
              ...areas.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        ) : (
          <input type="hidden" name="area" value={only.id} />
        )}
        <GroupFieldset failed={failed} />
        <h2 className="mt-8">About you</h2>
        <p className="text-soft">Only we see this. We write to you when we have read it.</p>
        <TextField
          name="ownerName"
          label="Your name"
          width="half"
          autoComplete="name"
          value={answer(failed, "ownerName")}
          error={failed?.errors.ownerName}
        />
        <TextField
          name="ownerEmail"
          label="Your email address"
          hint="Your own link comes here: with it you can change the page later."
          width="half"
          type="email"
          autoComplete="email"
          spellCheck={false}
          value={answer(failed, "ownerEmail")}
          error={failed?.errors.ownerEmail}
        />
        <Button>Send it</Button>
      </PostForm>
    </Page>
  );
}
