import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptSelfBilling } from "#app/domain/payments/suppliers/accept-self-billing.server.ts";
import { SELF_BILLING } from "#app/domain/payments/suppliers/self-billing-words.ts";
import { AgreementForm } from "#app/domain/payments/suppliers/supplier-forms.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { DetailsForm } from "#app/routes/payments/details/details-form.tsx";
import { loadDetails, requirePayee } from "#app/routes/payments/require-payee.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Invoices made for you" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { version, agreed } = await loadDetails(await requirePayee(request));
  return { version, agreed, agreement: SELF_BILLING };
}
export async function action({ request }: ActionFunctionArgs) {
  const access = await requirePayee(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, AgreementForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(
    form,
    await acceptSelfBilling(access, parsed.value.version),
    "/money/details?done=agreement",
  );
}

export default function Agreement() {
  const { version, agreed, agreement } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const words = (
    <ol className="my-4 max-w-[62ch] list-decimal space-y-2 pl-6">
      {agreement.words.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  );
  const edition = <p className="mb-4 text-soft">Edition {agreement.version}</p>;
  if (agreed)
    return (
      <Page
        title="Invoices made for you"
        back={{ href: "/money/details", label: "How you are paid" }}
        lead={<p>{agreed}.</p>}
        narrow
      >
        {words}
        {edition}
        <ButtonLink href="/money/details">Back</ButtonLink>
      </Page>
    );
  return (
    <DetailsForm
      title="Invoices made for you"
      lead={<p>The tax office calls this self-billing. This is what you agree to:</p>}
      press="I agree"
      version={version}
      failed={failed}
    >
      {words}
      {edition}
      <Checkboxes
        name="agree"
        legend="Do you agree?"
        choices={[{ value: "yes", label: "Yes, Ownway may make invoices in my name" }]}
        error={failed?.errors.agree}
      />
    </DetailsForm>
  );
}
