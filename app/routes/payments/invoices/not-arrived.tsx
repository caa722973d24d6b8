import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sayNotArrived } from "#app/domain/payments/invoices/confirm-arrived.server.ts";
import { findInvoiceStep } from "#app/domain/payments/invoices/find-invoice-step.server.ts";
import { NotArrivedForm } from "#app/domain/payments/invoices/invoice-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requireInvoiceParty } from "#app/http/require-invoice.server.ts";
import { pounds } from "#app/lib/money.ts";
import { InvoiceStepForm } from "#app/routes/payments/invoices/step-form.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "The money has not arrived" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const page = await findInvoiceStep(party, idParam(params), ["not-arrived"]);
  if (!page) throw notFound();
  return page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, NotArrivedForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = idParam(params);
  const result = await sayNotArrived(party, { id, ...parsed.value, step: "not-arrived" });
  return outcome(form, result, `/invoices/${id}?done=not-arrived`);
}

export default function NotArrived() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <InvoiceStepForm
      page={page}
      failed={failed}
      title="The money has not arrived"
      lead={
        <p>
          {page.payer} says it paid {page.payment ? pounds(page.payment.pence) : ""} on {page.payment?.paidOn}
          , with the reference {page.payment?.bankReference}. We tell them that it has not come, and they look
          into it.
        </p>
      }
      press="Tell them"
    >
      <TextArea
        name="words"
        label="What have you looked at?"
        hint="For example: which account, and up to which day."
        rows={3}
        value={answer(failed, "words")}
        error={failed?.errors.words}
      />
    </InvoiceStepForm>
  );
}
