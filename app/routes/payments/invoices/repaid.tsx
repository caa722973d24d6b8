import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { findInvoiceStep } from "#app/domain/payments/invoices/find-invoice-step.server.ts";
import { RepaidForm } from "#app/domain/payments/invoices/invoice-forms.ts";
import { recordRepaid } from "#app/domain/payments/invoices/record-repaid.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requireInvoiceParty } from "#app/http/require-invoice.server.ts";
import { pounds } from "#app/lib/money.ts";
import { InvoiceStepForm } from "#app/routes/payments/invoices/step-form.tsx";
import { DateField } from "#app/ui/date-field.tsx";

export const handle: Handle = { title: "The money came back" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const page = await findInvoiceStep(party, idParam(params), ["repaid"]);
  if (!page) throw notFound();
  return page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, RepaidForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = idParam(params);
  const { decision, ...input } = parsed.value;
  const result = await recordRepaid(party, { id, ...input, ...(decision ? { decision } : {}) });
  return outcome(form, result, `/invoices/${id}?done=repaid`);
}

export default function Repaid() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const part = (name: string) => answer(failed, `paidOn.${name}`);
  return (
    <InvoiceStepForm
      page={page}
      failed={failed}
      title={`Has ${pounds(page.waitingPence)} come back?`}
      lead={
        <p>
          {page.supplier} was to pay {pounds(page.waitingPence)} back to the account that paid this invoice.
          Look in that account first. When you say that it came, it counts as money in the budget again.
        </p>
      }
      press="Yes, it has come back"
      question={`Has ${pounds(page.waitingPence)} from ${page.supplier} arrived in your account? On which day?`}
    >
      <DateField
        name="paidOn"
        legend="On which day did it come?"
        values={{ day: part("day"), month: part("month"), year: part("year") }}
        error={failed?.errors.paidOn}
      />
    </InvoiceStepForm>
  );
}
