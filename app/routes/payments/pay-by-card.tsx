import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionForm, needsWords } from "#app/domain/assisted-access/decision-form.ts";
import {
  beginInvoicePayment,
  findInvoiceToPay,
} from "#app/domain/payments/cards/begin-invoice-payment.server.ts";
import { InvoicePayForm } from "#app/domain/payments/cards/card-forms.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { pounds } from "#app/lib/money.ts";
import { TestLabel } from "#app/routes/payments/test-label.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Pay this invoice by card" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "money");
  const invoice = await findInvoiceToPay(access, idParam(params));
  if (!invoice) throw notFound();
  return { ...invoice, assisted: needsWords(access), subjectName: access.subject.name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "money");
  const form = await readForm(request, access);
  const parsed = parseForm(form, InvoicePayForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const { amountPence, decision } = parsed.value;
  const result = await beginInvoicePayment(access, {
    invoiceId: idParam(params),
    amountPence,
    ...(decision ? { decision } : {}),
  });
  return outcome(form, result, (begun) =>
    "engagementId" in begun ? "/invoices" : (begun.checkoutUrl ?? `/paying/${begun.cardPaymentId}`),
  );
}

export default function PayByCard() {
  const invoice = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const back = `/invoices/${invoice.id}`;
  const price = pounds(invoice.amountPence);
  return (
    <Page
      title="Pay this invoice by card"
      kicker={invoice.label}
      back={{ href: back, label: "The invoice" }}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      {invoice.possible ? (
        <>
          <SummaryList
            rows={[
              { label: "To", value: invoice.supplier },
              { label: "You pay, with any VAT", value: price },
            ]}
          />
          <Notice tone="calm" title="What happens next">
            <p>
              Use the card of your direct payment account. You pay on a page of our card provider: we never
              see your card’s number.
            </p>
            <p>
              The invoice then counts as paid, and the money is passed on to {invoice.supplier}. It costs you
              nothing more. Ownway keeps the record and never holds the money.
            </p>
          </Notice>
          <PostForm>
            <input type="hidden" name="amountPence" value={invoice.amountPence} />
            {invoice.assisted ? (
              <DecisionFields
                question={`Do you want to pay ${price} to ${invoice.supplier} by card out of your direct payment?`}
                personName={invoice.subjectName}
                values={failed?.values}
                errors={failed?.errors}
              />
            ) : null}
            <div className="flex flex-wrap gap-3">
              <Button>Pay {price} by card</Button>
              <ButtonLink href={back}>Go back</ButtonLink>
            </div>
          </PostForm>
        </>
      ) : (
        <>
          <Notice tone="attention" title="This cannot be paid by card now">
            <p>
              It was paid or marked as paid already, or cards are not in use for it. Nothing was paid now.
            </p>
          </Notice>
          <ButtonLink href={back} weight="filled">
            See the invoice
          </ButtonLink>
        </>
      )}
      {invoice.test ? <TestLabel /> : null}
    </Page>
  );
}
