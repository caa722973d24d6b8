import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { recordVatStatus } from "#app/domain/payments/suppliers/record-vat-status.server.ts";
import { VatForm } from "#app/domain/payments/suppliers/supplier-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { DetailsForm } from "#app/routes/payments/details/details-form.tsx";
import { loadDetails, requirePayee } from "#app/routes/payments/require-payee.server.ts";
import { Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextField } from "#app/ui/field.tsx";

export const handle: Handle = { title: "VAT" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { version, vatNow } = await loadDetails(await requirePayee(request));
  return { version, vatNow };
}
export async function action({ request }: ActionFunctionArgs) {
  const access = await requirePayee(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, VatForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await recordVatStatus(access, parsed.value);
  if (!result.ok && result.refusal.code === "date-wrong")
    return refusedForm(form, result.refusal, "validFrom");
  return outcome(form, result, "/money/details?done=vat");
}

export default function Vat() {
  const { version, vatNow } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const said = (name: string) => answer(failed, name);
  return (
    <DetailsForm
      title="VAT"
      lead={<p>Now: {vatNow}. What you say here holds for work that is asked for from that day on.</p>}
      press="Save"
      version={version}
      failed={failed}
    >
      <Radios
        name="status"
        legend="Do you charge VAT?"
        choices={[
          { value: "not_registered", label: "No, I am not registered for VAT" },
          {
            value: "registered",
            label: "Yes, I am registered for VAT",
            hint: "Give your number and rate below.",
          },
          { value: "exempt", label: "No, what I do is exempt from VAT" },
        ]}
        value={said("status")}
        error={failed?.errors.status}
      />
      <TextField
        name="number"
        label="VAT number, if you are registered"
        hint="For example GB 123 4567 82."
        width="half"
        maxLength={40}
        spellCheck={false}
        value={said("number")}
        error={failed?.errors.number}
      />
      <TextField
        name="rate"
        label="Rate in per cent, if you are registered"
        hint="For example 20."
        width="tiny"
        inputMode="decimal"
        maxLength={10}
        value={said("rate")}
        error={failed?.errors.rate}
      />
      <DateField
        name="validFrom"
        legend="From which day?"
        hint="Today or a day in the next year. For example, 1 4 2027"
        values={{ day: said("validFrom.day"), month: said("validFrom.month"), year: said("validFrom.year") }}
        error={failed?.errors.validFrom}
      />
    </DetailsForm>
  );
}
