import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveSupplierName } from "#app/domain/payments/suppliers/save-supplier-name.server.ts";
import { SupplierNameForm } from "#app/domain/payments/suppliers/supplier-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { DetailsForm } from "#app/routes/payments/details/details-form.tsx";
import { loadDetails, requirePayee } from "#app/routes/payments/require-payee.server.ts";
import { TextArea, TextField } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Your name and address" };

export async function loader({ request }: LoaderFunctionArgs) {
  return loadDetails(await requirePayee(request));
}
export async function action({ request }: ActionFunctionArgs) {
  const access = await requirePayee(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, SupplierNameForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(form, await saveSupplierName(access, parsed.value), "/money/details?done=name");
}

export default function Name() {
  const details = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <DetailsForm title="Your name and address" press="Save" version={details.version} failed={failed}>
      <TextField
        name="legalName"
        label="Name on your invoices"
        hint="Your own name, or the name your business is registered under."
        autoComplete="organization"
        maxLength={120}
        value={answer(failed, "legalName", details.legalName)}
        error={failed?.errors.legalName}
      />
      <TextArea
        name="address"
        label="Address"
        hint="One line under the other, with the postcode. It stands on your invoices."
        rows={4}
        maxLength={300}
        value={answer(failed, "address", details.addressLines.join("\n"))}
        error={failed?.errors.address}
      />
    </DetailsForm>
  );
}
