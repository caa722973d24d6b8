import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findChosen } from "#app/domain/payments/invoices/find-chosen.server.ts";
import { ApproveForm } from "#app/domain/payments/invoices/invoice-forms.ts";
import { approveInvoices } from "#app/domain/payments/invoices/pay-many-invoices.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireBudgetManager } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { count } from "#app/lib/words.ts";
import { ChosenTable, chosenIds } from "#app/routes/payments/invoices/chosen-table.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Approve invoices" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireBudgetManager(request);
  const ids = chosenIds(new URL(request.url).searchParams);
  const lines = await findChosen({ side: "manager", access }, ids, "approve");
  if (!lines) throw notFound();
  return { lines };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireBudgetManager(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, ApproveForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await approveInvoices(access, parsed.value.invoice);
  return outcome(form, result, (value) => `/invoices?done=approved&count=${String(value.count)}`);
}

export default function ApproveMany() {
  const { lines } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const stuck = lines.some((line) => line.problem);
  return (
    <Page
      title={lines.length === 1 ? "Approve this invoice?" : `Approve ${count(lines.length, "invoice")}?`}
      back={{ href: "/invoices", label: "Invoices" }}
      lead={<p>You say that they are right and will be paid. Paying them is a step of its own.</p>}
    >
      <ErrorSummary errors={failed?.errors} />
      {lines.length === 0 ? (
        <p className="my-6">
          No invoice was chosen. <a href="/invoices">Choose at least one</a>.
        </p>
      ) : (
        <PostForm>
          <ChosenTable lines={lines} />
          {lines.map((line) => (
            <input key={line.id} type="hidden" name="invoice" value={line.chosen} />
          ))}
          {stuck ? (
            <p className="my-4 max-w-[62ch] font-semibold">
              Go back and take out those with a reason beside them. Nothing has been changed.
            </p>
          ) : null}
          <div className="mt-6 flex flex-wrap gap-3">
            {stuck ? null : <Button>Approve</Button>}
            <ButtonLink href="/invoices">Go back</ButtonLink>
          </div>
        </PostForm>
      )}
    </Page>
  );
}
