import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findOwnProfile } from "#app/domain/assistants/find-profile.server.ts";
import { placeProfile } from "#app/domain/assistants/place-profile.server.ts";
import { WhereForm } from "#app/domain/assistants/profile-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requireAssistant } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { afterStep } from "#app/routes/assistants/own/after-step.ts";
import { StepFrame } from "#app/routes/assistants/own/step-frame.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { TextField } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Where, and how far" };

export async function loader({ request }: LoaderFunctionArgs) {
  const profile = await findOwnProfile(await requireAssistant(request));
  const { version, postcode, travelMiles, drives } = profile;
  return {
    version,
    postcode,
    travelMiles: String(travelMiles),
    drives: postcode === "" ? "" : drives ? "yes" : "no",
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAssistant(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, WhereForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const saved = await placeProfile(access, parsed.value);
  if (saved.ok) return afterStep("where", saved.value.version);
  return refusedForm(form, saved.refusal, saved.refusal.code === "place-unknown" ? "postcode" : "");
}

export default function EditWhere() {
  const profile = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepFrame title="Where, and how far" step={4} version={profile.version} failed={failed}>
      <TextField
        name="postcode"
        label="Postcode you start from"
        hint="Private: nobody sees it. We use it to say roughly how far away you are, such as 1 to 3 miles. The first half is enough."
        autoComplete="postal-code"
        width="short"
        maxLength={10}
        value={answer(failed, "postcode", profile.postcode)}
        error={failed?.errors.postcode}
      />
      <TextField
        name="travelMiles"
        label="How many miles will you travel?"
        hint="A whole number. You do not come up in searches from further away."
        inputMode="numeric"
        width="tiny"
        maxLength={3}
        value={answer(failed, "travelMiles", profile.travelMiles)}
        error={failed?.errors.travelMiles}
      />
      <Radios
        name="drives"
        legend="Do you have a car to use for work?"
        choices={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]}
        value={answer(failed, "drives", profile.drives)}
        error={failed?.errors.drives}
      />
    </StepFrame>
  );
}
