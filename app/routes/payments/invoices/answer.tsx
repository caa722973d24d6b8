import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findInvoiceStep } from "#app/domain/payments/invoices/find-invoice-step.server.ts";
import { AnswerForm } from "#app/domain/payments/invoices/invoice-forms.ts";
import { answerQuery } from "#app/domain/payments/invoices/query-invoice.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requireInvoiceParty } from "#app/http/require-invoice.server.ts";
import { InvoiceStepForm } from "#app/routes/payments/invoices/step-form.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Answer a question about an invoice" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const page = await findInvoiceStep(party, idParam(params), ["answer"]);
  if (!page) throw notFound();
  return page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, AnswerForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = idParam(params);
  return outcome(form, await answerQuery(party, { id, ...parsed.value }), `/invoices/${id}?done=answered`);
}

export default function Answer() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <InvoiceStepForm
      page={page}
      failed={failed}
      title="Answer the question"
      lead={
        <>
          <p>{page.payer} asks:</p>
          <blockquote className="my-3 border-l-4 border-marigold pl-4 whitespace-pre-line">
            {page.question}
          </blockquote>
          <p>
            When you have answered, the invoice waits to be paid again. To give some money back, give a
            credit.
          </p>
        </>
      }
      press="Send the answer"
    >
      <TextArea
        name="words"
        label="Your answer"
        hint="Whoever pays, the person and the council can read it."
        value={answer(failed, "words")}
        error={failed?.errors.words}
      />
    </InvoiceStepForm>
  );
}
