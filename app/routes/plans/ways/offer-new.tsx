import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { presentBeside } from "#app/domain/plans/present-plan.ts";
import { recordOffer } from "#app/domain/plans/ways/record-offer.server.ts";
import { HOW_OFFERED, OfferForm } from "#app/domain/plans/ways/ways-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";
import { loadWays } from "#app/routes/plans/ways/load-ways.server.ts";
import { Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextField } from "#app/ui/field.tsx";

export const handle: Handle = { title: "A direct payment was offered" };

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan } = await loadWays(args);
  return {
    beside: presentBeside(plan),
    // Staff write down what they did themselves, mostly
    offeredBy: party.side === "person" ? "" : party.access.actor.name,
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, OfferForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  return outcome(form, await recordOffer(party, id, parsed.value), `/plans/${id}/ways?said=offer`);
}

export default function NewOffer() {
  const { beside, offeredBy, submissionKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <PlanForm
      beside={beside}
      title="A direct payment was offered"
      lead={<p>Everybody must be told that they can have one. Write down who said it, and when.</p>}
      failed={failed}
      version={0}
      submissionKey={submissionKey}
      press="Write it down"
      open={beside.finds}
      back={{ href: `/plans/${beside.id}/ways`, label: "Ways to take the budget" }}
    >
      <TextField
        name="offeredBy"
        label="Who told them?"
        value={answer(failed, "offeredBy", offeredBy)}
        error={failed?.errors.offeredBy}
      />
      <DateField
        name="offeredOn"
        legend="On which day?"
        values={{
          day: answer(failed, "offeredOn.day"),
          month: answer(failed, "offeredOn.month"),
          year: answer(failed, "offeredOn.year"),
        }}
        error={failed?.errors.offeredOn}
      />
      <Radios
        name="how"
        legend="How?"
        choices={Object.entries(HOW_OFFERED).map(([value, label]) => ({ value, label }))}
        value={answer(failed, "how")}
        error={failed?.errors.how}
        small
      />
    </PlanForm>
  );
}
