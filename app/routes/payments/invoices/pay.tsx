import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { findInvoiceStep } from "#app/domain/payments/invoices/find-invoice-step.server.ts";
import { MarkForm } from "#app/domain/payments/invoices/invoice-forms.ts";
import { markPaid } from "#app/domain/payments/invoices/mark-paid.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requireInvoiceParty } from "#app/http/require-invoice.server.ts";
import { pounds } from "#app/lib/money.ts";
import { InvoiceStepForm } from "#app/routes/payments/invoices/step-form.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Pay an invoice by bank transfer" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const page = await findInvoiceStep(party, idParam(params), ["mark"]);
  if (!page) throw notFound();
  return page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requireInvoiceParty(request);
  if (party.side !== "person") throw notFound();
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, MarkForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = idParam(params);
  const { decision, ...input } = parsed.value;
  const result = await markPaid(party.access, { id, ...input, ...(decision ? { decision } : {}) });
  return outcome(form, result, `/invoices/${id}?done=marked`);
}

export default function Pay() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { bank } = page;
  const part = (name: string) => answer(failed, `paidOn.${name}`);
  return (
    <InvoiceStepForm
      page={page}
      failed={failed}
      title={`Pay ${pounds(page.leftPence)} to ${page.supplier}`}
      lead={
        <p>
          First pay from your direct payment account: with your bank’s app, on its website, by phone or at the
          counter. Then come back and say so. Ownway moves no money.
        </p>
      }
      press="I have paid this"
      question={`Have you paid ${pounds(page.leftPence)} to ${page.supplier} from your direct payment account? On which day?`}
      before={
        <Card className="my-6">
          <h2>What your bank asks for</h2>
          {bank ? (
            <SummaryList
              rows={[
                { label: "Name on the account", value: bank.accountName },
                {
                  label: "Sort code",
                  value: <span className="text-[1.3rem] tabular-nums">{bank.sortCode}</span>,
                },
                {
                  label: "Account number",
                  value: <span className="text-[1.3rem] tabular-nums">{bank.accountNumber}</span>,
                },
                { label: "Amount", value: <span className="text-[1.3rem]">{pounds(page.leftPence)}</span> },
                { label: "Reference", value: page.label },
              ]}
            />
          ) : (
            <>
              <SummaryList
                rows={[
                  { label: "Amount", value: pounds(page.leftPence) },
                  { label: "Reference", value: page.label },
                ]}
              />
              <p>
                {page.supplier} has not given us their bank details yet. Ask them for the details, or phone
                us.
              </p>
            </>
          )}
          {bank?.isNew ? (
            <Notice tone="attention" title="These details are new">
              <p>
                They were given to us in the last 7 days. Before you pay, phone {page.supplier} on a number
                you know, and check them.
              </p>
            </Notice>
          ) : null}
          <p>
            If your bank says that the name does not match, do not pay. Phone us first: the number is at the
            bottom of this page.
          </p>
        </Card>
      }
    >
      <DateField
        name="paidOn"
        legend="On which day did you pay?"
        values={{ day: part("day"), month: part("month"), year: part("year") }}
        error={failed?.errors.paidOn}
      />
      <p className="max-w-[62ch]">
        {page.supplier} is then asked whether it has arrived. When they say yes, you get a receipt.
      </p>
    </InvoiceStepForm>
  );
}
