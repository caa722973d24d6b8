import { randomUUID } from "node:crypto";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findChosen } from "#app/domain/payments/invoices/find-chosen.server.ts";
import { PayForm } from "#app/domain/payments/invoices/invoice-forms.ts";
import { payManyInvoices } from "#app/domain/payments/invoices/pay-many-invoices.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, valuesOf, type FailedForm } from "#app/http/form.server.ts";
import { notFound, requireBudgetManager } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { longDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";
import { ChosenTable, chosenIds } from "#app/routes/payments/invoices/chosen-table.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Mark invoices as paid" };
type Again = FailedForm & { check?: { paidOn: string; bankReference: string } };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireBudgetManager(request);
  const ids = chosenIds(new URL(request.url).searchParams);
  const lines = await findChosen({ side: "manager", access }, ids, "pay");
  if (!lines) throw notFound();
  return { lines, payer: access.budgetManager.name, submissionKey: randomUUID() };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireBudgetManager(request);
  const form = await readForm(request, access);
  if (form.get("step") === "change") return data<Again>({ errors: {}, values: valuesOf(form) });
  const parsed = parseForm(form, PayForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { step, invoice: chosen, ...input } = parsed.value;
  if (step === "check") {
    const check = { paidOn: longDay(input.paidOn), bankReference: input.bankReference };
    return data<Again>({ errors: {}, values: valuesOf(form), check });
  }
  const result = await payManyInvoices(access, { chosen, ...input });
  return outcome(form, result, (value) => `/invoices?done=paid&count=${String(value.count)}`);
}

export default function PayMany() {
  const { lines, payer, submissionKey } = useLoaderData<typeof loader>();
  const again: Again | undefined = useActionData<typeof action>();
  const stuck = lines.some((line) => line.problem);
  const total = pounds(lines.reduce((sum, line) => sum + line.pence, 0));
  const payments = new Set(lines.map((line) => line.supplierId)).size;
  const said = (name: string) => answer(again, name);
  const check = stuck ? undefined : again?.check;
  const hidden = [
    ...lines.map((line) => ["invoice", line.chosen] as const),
    ["submissionKey", answer(again, "submissionKey", submissionKey)] as const,
  ];
  return (
    <Page
      title={check ? "Check before you record it" : `Mark ${count(lines.length, "invoice")} as paid`}
      back={{ href: "/invoices", label: "Invoices" }}
      lead={
        check ? undefined : (
          <p>First pay from your own bank, then write it down here. Ownway moves no money.</p>
        )
      }
    >
      <ErrorSummary errors={again?.errors} />
      {lines.length === 0 ? (
        <p className="my-6">
          No invoice was chosen. <a href="/invoices">Choose at least one</a>.
        </p>
      ) : (
        <PostForm>
          <ChosenTable lines={lines} />
          {hidden.map(([name, value]) => (
            <input key={`${name}:${value}`} type="hidden" name={name} value={value} />
          ))}
          {check ? (
            <>
              {(["bankReference", "paidOn.day", "paidOn.month", "paidOn.year"] as const).map((name) => (
                <input key={name} type="hidden" name={name} value={said(name)} />
              ))}
              <SummaryList
                rows={[
                  { label: "Paid out of", value: payer },
                  { label: "To", value: count(payments, "supplier") },
                  { label: "Together", value: total },
                  { label: "Day", value: check.paidOn },
                  { label: "Bank reference", value: check.bankReference },
                ]}
              />
              <p className="max-w-[62ch]">
                Each supplier gets a remittance advice with this reference. All of it is recorded, or none.
              </p>
              <div className="mt-6 flex flex-wrap gap-3">
                <Button name="step" value="record">
                  Record that {total} was paid
                </Button>
                <Button weight="quiet" name="step" value="change">
                  Change the day or reference
                </Button>
              </div>
            </>
          ) : stuck ? (
            <p className="my-4 max-w-[62ch] font-semibold">
              Go back and take out those with a reason beside them. Nothing has been changed.
            </p>
          ) : (
            <>
              <TextField
                name="bankReference"
                label="Bank reference"
                hint="As the planner sees it on their own statement."
                width="half"
                maxLength={40}
                value={said("bankReference")}
                error={again?.errors.bankReference}
              />
              <DateField
                name="paidOn"
                legend="Day it was paid"
                values={{ day: said("paidOn.day"), month: said("paidOn.month"), year: said("paidOn.year") }}
                error={again?.errors.paidOn}
              />
              <Button name="step" value="check">
                Check it
              </Button>
            </>
          )}
          <p className="mt-4">
            <ButtonLink href="/invoices">Go back to the list</ButtonLink>
          </p>
        </PostForm>
      )}
    </Page>
  );
}
