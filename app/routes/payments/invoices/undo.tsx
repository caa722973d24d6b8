import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { findInvoiceStep } from "#app/domain/payments/invoices/find-invoice-step.server.ts";
import { UndoForm } from "#app/domain/payments/invoices/invoice-forms.ts";
import { takeBackMark } from "#app/domain/payments/invoices/mark-paid.server.ts";
import { reversePayment } from "#app/domain/payments/invoices/reverse-payment.server.ts";
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

export const handle: Handle = { title: "This was recorded by mistake" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const page = await findInvoiceStep(party, idParam(params), ["take-back", "reverse"]);
  if (!page) throw notFound();
  return page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, UndoForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = idParam(params);
  const { decision, ...said } = parsed.value;
  if (party.side !== "person")
    return outcome(form, await reversePayment(party, { id, ...said }), `/invoices/${id}?done=reversed`);
  const result = await takeBackMark(party.access, { id, ...said, ...(decision ? { decision } : {}) });
  return outcome(form, result, `/invoices/${id}?done=taken-back`);
}

export default function Undo() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const marked = page.step === "take-back";
  return (
    <InvoiceStepForm
      page={page}
      failed={failed}
      title={marked ? "You have not paid it after all?" : "Undo this payment?"}
      lead={
        marked ? (
          <p>
            The invoice then waits to be paid again, and {page.supplier} is told. If your bank has sent the
            money, do not use this: ask your bank to get it back.
          </p>
        ) : (
          <p>
            The whole payment of {page.payment ? pounds(page.payment.pence) : ""} with the reference{" "}
            {page.payment?.bankReference} is undone, and every invoice in it is owed again. This changes the
            record only: it brings no money back. Both stay to be seen.
          </p>
        )
      }
      press={marked ? "I have not paid it" : "Undo the payment"}
      weight="danger"
      question={`You said that you had paid ${page.supplier}. Is that not so?`}
    >
      <TextArea
        name="words"
        label="What happened?"
        hint="The other side can read this."
        rows={3}
        value={answer(failed, "words")}
        error={failed?.errors.words}
      />
    </InvoiceStepForm>
  );
}
