import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Mode } from "#app/domain/ledger/ledger.server.ts";
import { findOwed, findPayableInvoices } from "#app/domain/payments/runs/find-owed.server.ts";
import { makeRun } from "#app/domain/payments/runs/make-run.server.ts";
import { NewRunForm } from "#app/domain/payments/runs/run-forms.ts";
import { firstProcessingDay } from "#app/domain/payments/runs/run-rules.ts";
import { answer, answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { now } from "#app/lib/clock.ts";
import { dayOf, longDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { PayableWords } from "#app/routes/payments/runs/payable-words.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Make a payment run" };
const ROLES = ["practitioner", "commissioner"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ROLES);
  const { suppliers: owed } = await findOwed(access);
  const modes: Mode[] = (["live", "test"] as const).filter((mode) => owed.some((one) => one.mode === mode));
  const asked = modes.find((mode) => mode === new URL(request.url).searchParams.get("money"));
  const mode = asked ?? modes[0] ?? "live";
  return {
    mode,
    other: modes.find((one) => one !== mode) ?? null,
    suppliers: await findPayableInvoices(access, mode),
    firstDay: longDay(firstProcessingDay(dayOf(now()))),
    submissionKey: randomUUID(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireArea(request, ROLES);
  const form = await readForm(request, access);
  const parsed = parseForm(form, NewRunForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await makeRun(access, parsed.value);
  if (!result.ok && result.refusal.code === "date-wrong")
    return refusedForm(form, result.refusal, "processingOn");
  return outcome(form, result, ({ id }) => `/council/payments/runs/${id}?done=made`);
}

export default function NewRun() {
  const { mode, other, suppliers, firstDay, submissionKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const ready = suppliers.filter((one) => one.state === "ready");
  const waiting = suppliers.filter((one) => one.state !== "ready");
  const said = (name: string) => answer(failed, name);
  return (
    <Page
      title="Make a payment run"
      back={{ href: "/council/payments", label: "Payments" }}
      lead={<p>Choose what to pay. Somebody else must approve the run before the bank is given it.</p>}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      {mode === "test" ? (
        <Notice tone="attention" title="Test money">
          <p>No money moves. A file made from this run is marked so that no bank takes it.</p>
        </Notice>
      ) : null}
      {other ? (
        <p>
          <a href={`/council/payments/new?money=${other}`} className="inline-block py-2.5">
            Look at {other === "test" ? "test" : "real"} money instead
          </a>
        </p>
      ) : null}
      {waiting.length > 0 ? (
        <Notice tone="problem" title="Cannot be paid yet">
          <ul className="mt-1 space-y-2">
            {waiting.map((one) => (
              <li key={one.id}>
                {one.name}, {pounds(one.totalPence)}
                <PayableWords state={one.state} />
              </li>
            ))}
          </ul>
          <p>They are told on their own page. They are left out of this run and stay owed.</p>
        </Notice>
      ) : null}
      {ready.length === 0 ? (
        <p className="my-6 max-w-[62ch]">There is nothing that can be paid now.</p>
      ) : (
        <PostForm>
          <input type="hidden" name="submissionKey" value={answer(failed, "submissionKey", submissionKey)} />
          {ready.map((one, i) => (
            <Checkboxes
              key={one.id}
              name="invoiceIds"
              {...(i === 0 ? {} : { idPrefix: `invoices-${one.id}` })}
              legend={`${one.name}: ${pounds(one.totalPence)}`}
              hint={`To the account ending ${one.ending ?? ""}`}
              choices={one.invoices.map((invoice) => ({
                value: invoice.id,
                label: `${invoice.label}: ${pounds(invoice.pence)}`,
                hint: `${invoice.what}, due ${invoice.due}`,
              }))}
              values={answers(
                failed,
                "invoiceIds",
                one.invoices.map((invoice) => invoice.id),
              )}
              error={i === 0 ? failed?.errors.invoiceIds : undefined}
            />
          ))}
          <DateField
            name="processingOn"
            legend="Day for the bank to pay"
            hint={`From ${firstDay}. A weekday that is no bank holiday.`}
            values={{
              day: said("processingOn.day"),
              month: said("processingOn.month"),
              year: said("processingOn.year"),
            }}
            error={failed?.errors.processingOn}
          />
          <div className="mt-6 flex flex-wrap gap-3">
            <Button>Make the run</Button>
            <ButtonLink href="/council/payments">Make no run</ButtonLink>
          </div>
        </PostForm>
      )}
    </Page>
  );
}
