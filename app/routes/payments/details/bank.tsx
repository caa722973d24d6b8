import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeBankDetails } from "#app/domain/payments/suppliers/change-bank-details.server.ts";
import { MODULUS_TABLE } from "#app/domain/payments/suppliers/modulus-rules.ts";
import { BankForm } from "#app/domain/payments/suppliers/supplier-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { DetailsForm } from "#app/routes/payments/details/details-form.tsx";
import { loadDetails, requirePayee } from "#app/routes/payments/require-payee.server.ts";
import { TextField } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Your bank account" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { version } = await loadDetails(await requirePayee(request));
  return { version, table: MODULUS_TABLE };
}
export async function action({ request }: ActionFunctionArgs) {
  const access = await requirePayee(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, BankForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(
    form,
    await changeBankDetails(access, parsed.value),
    ({ checkSaid }) => `/money/details?done=${checkSaid === "passes" ? "bank" : "bank-unchecked"}`,
  );
}

export default function Bank() {
  const { version, table } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <DetailsForm
      title="Your bank account"
      lead={<p>Where shall you be paid? It must be a bank account in the United Kingdom.</p>}
      press="Save my bank details"
      version={version}
      failed={failed}
    >
      <TextField
        name="accountName"
        label="Name on the account"
        hint="As it stands on your bank card or statement."
        maxLength={70}
        value={answer(failed, "accountName")}
        error={failed?.errors.accountName}
      />
      <TextField
        name="sortCode"
        label="Sort code"
        hint="6 digits, for example 12-34-56."
        width="short"
        inputMode="numeric"
        maxLength={12}
        spellCheck={false}
        value={answer(failed, "sortCode")}
        error={failed?.errors.sortCode}
      />
      <TextField
        name="accountNumber"
        label="Account number"
        hint="8 digits. If yours has 7, put a 0 first."
        width="short"
        inputMode="numeric"
        maxLength={12}
        spellCheck={false}
        value={answer(failed, "accountNumber")}
        error={failed?.errors.accountNumber}
      />
      <p className="max-w-[62ch]">
        We check that the two numbers can belong together, by the banks&apos; own rules (table {table.version}
        , from {table.from}). We cannot see whether the account is yours or still open. After you save, we
        write to you, so that you would notice if somebody else had changed it. For 7 days whoever pays you
        sees that the account is new.
      </p>
    </DetailsForm>
  );
}
