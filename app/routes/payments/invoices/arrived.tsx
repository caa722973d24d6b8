import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmArrived, sayNotArrived } from "#app/domain/payments/invoices/confirm-arrived.server.ts";
import { findInvoiceStep } from "#app/domain/payments/invoices/find-invoice-step.server.ts";
import { ArrivedForm } from "#app/domain/payments/invoices/invoice-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requireInvoiceParty } from "#app/http/require-invoice.server.ts";
import { pounds } from "#app/lib/money.ts";
import { InvoiceStepForm } from "#app/routes/payments/invoices/step-form.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Has the money arrived?" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const page = await findInvoiceStep(party, idParam(params), ["confirm"]);
  if (!page) throw notFound();
  return page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, ArrivedForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = idParam(params);
  const { arrived, version, words } = parsed.value;
  if (arrived === "yes")
    return outcome(form, await confirmArrived(party, { id, version }), `/invoices/${id}?done=confirmed`);
  const result = await sayNotArrived(party, { id, version, words, step: "confirm" });
  return outcome(form, result, `/invoices/${id}?done=not-arrived`);
}

export default function Arrived() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const said = answer(failed, "arrived");
  return (
    <InvoiceStepForm
      page={page}
      failed={failed}
      title={`Has ${pounds(page.leftPence)} arrived?`}
      lead={
        <p>
          {page.who} says it was paid on {page.markedOn}. The reference should be {page.label}. Please look in
          your account first.
        </p>
      }
      press="Send my answer"
    >
      <Radios
        name="arrived"
        legend="Has it arrived in your account?"
        choices={[
          {
            value: "yes",
            label: "Yes, it has arrived",
            hint: "The invoice is then paid. They get a receipt.",
          },
          { value: "no", label: "No, it has not arrived", hint: "They are told, and asked to look." },
        ]}
        value={said}
        error={failed?.errors.arrived}
      />
      <TextArea
        name="words"
        label="If not: what have you looked at?"
        hint="You can leave this empty."
        rows={3}
        value={answer(failed, "words")}
        error={failed?.errors.words}
      />
    </InvoiceStepForm>
  );
}
