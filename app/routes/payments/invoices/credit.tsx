import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { creditInvoice } from "#app/domain/payments/invoices/credit-invoice.server.ts";
import { findInvoiceStep } from "#app/domain/payments/invoices/find-invoice-step.server.ts";
import { CreditForm } from "#app/domain/payments/invoices/invoice-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requireInvoiceParty } from "#app/http/require-invoice.server.ts";
import { pounds } from "#app/lib/money.ts";
import { InvoiceStepForm } from "#app/routes/payments/invoices/step-form.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Give a credit or refund" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const page = await findInvoiceStep(party, idParam(params), ["credit"]);
  if (!page) throw notFound();
  return { ...page, submissionKey: randomUUID() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, CreditForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = idParam(params);
  const { amount: pence, ...input } = parsed.value;
  const result = await creditInvoice(party, { id, pence, ...input });
  if (!result.ok && result.refusal.code === "too-much") return refusedForm(form, result.refusal, "amount");
  return outcome(form, result, `/invoices/${id}?done=credited`);
}

export default function Credit() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const left = pounds(page.leftToCreditPence);
  return (
    <InvoiceStepForm
      page={page}
      failed={failed}
      title="Give a credit or refund"
      lead={
        <p>
          {page.byCard
            ? "This was paid by card. What you give back goes to that card by itself, also where it was passed on already."
            : page.paid
              ? `This invoice was paid. ${page.supplier} pays the money back to ${page.payer} first. When it has arrived, it goes back into the budget.`
              : "This invoice is not paid yet. What you give back goes straight back to where it came from, and there is less to pay."}{" "}
          A credit note says how much and why.
        </p>
      }
      press="Give this credit"
    >
      <input type="hidden" name="submissionKey" value={answer(failed, "submissionKey", page.submissionKey)} />
      <TextField
        name="amount"
        label="How much?"
        hint={`At most ${left}, VAT included. For all of it, enter ${left}.`}
        prefix="£"
        width="short"
        inputMode="decimal"
        value={answer(failed, "amount")}
        error={failed?.errors.amount}
      />
      <TextArea
        name="reason"
        label="Why?"
        hint="It is printed on the credit note, and everybody in this can read it."
        rows={3}
        value={answer(failed, "reason")}
        error={failed?.errors.reason}
      />
    </InvoiceStepForm>
  );
}
