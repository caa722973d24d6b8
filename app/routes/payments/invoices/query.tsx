import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findInvoiceStep } from "#app/domain/payments/invoices/find-invoice-step.server.ts";
import { QueryForm } from "#app/domain/payments/invoices/invoice-forms.ts";
import { queryInvoice } from "#app/domain/payments/invoices/query-invoice.server.ts";
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

export const handle: Handle = { title: "Ask a question about an invoice" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const page = await findInvoiceStep(party, idParam(params), ["query"]);
  if (!page) throw notFound();
  return page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, QueryForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = idParam(params);
  return outcome(form, await queryInvoice(party, { id, ...parsed.value }), `/invoices/${id}?done=queried`);
}

export default function Query() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <InvoiceStepForm
      page={page}
      failed={failed}
      title="What would you like to know?"
      lead={
        <p>
          {page.supplier} is asked to answer. The {pounds(page.leftPence)} stays owed until this is settled.
        </p>
      }
      press="Send the question"
    >
      <TextArea
        name="words"
        label="Your question, or what is not right"
        hint="The planner, the person and the council can read it."
        value={answer(failed, "words")}
        error={failed?.errors.words}
      />
    </InvoiceStepForm>
  );
}
