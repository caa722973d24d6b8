import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findOwedTo } from "#app/domain/payments/find-owed.server.ts";
import { PaymentForm } from "#app/domain/payments/payment-form.ts";
import { recordPayment } from "#app/domain/payments/record-payment.server.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { pounds } from "#app/lib/money.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ name: string }> = { title: ({ name }) => `Record a payment to ${name}` };
const ROLES = ["practitioner", "commissioner"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ROLES);
  const owed = await findOwedTo(access, params.slug ?? "");
  if (!owed) throw notFound();
  const paid = new URL(request.url).searchParams.get("paid");
  return { ...owed, paid: paid !== null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ROLES);
  const form = await readForm(request, access);
  const parsed = parseForm(form, PaymentForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const slug = params.slug ?? "";
  const result = await recordPayment(access, slug, parsed.value);
  if (!result.ok)
    return refusedForm(form, result.refusal, result.refusal.code === "date-wrong" ? "paidOn" : "");
  return redirect(`/council/payments/${slug}?paid=${result.value.id}`);
}

export default function NewPayment() {
  const { name, employment, work, paid } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const value = (key: string) => String(failed?.values[key] ?? "");
  const chosen = failed ? [failed.values.invoiceIds ?? []].flat() : work.map((one) => one.id);
  return (
    <Page
      title={`Record a payment to ${name}`}
      kicker={employment}
      back={{ href: "/council/payments", label: "Paying planners" }}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      {paid ? (
        <Notice tone="done" title="The payment is recorded" announce>
          <p>{name} has been told. The work that was paid is no longer listed as owed.</p>
        </Notice>
      ) : null}
      {work.length === 0 ? (
        <p className="my-6 max-w-[62ch]">
          Nothing is owed to {name} now. <a href="/council/payments">See who else is owed</a>.
        </p>
      ) : (
        <PostForm>
          <Checkboxes
            name="invoiceIds"
            legend="What was paid"
            hint={`Together ${pounds(work.reduce((sum, one) => sum + one.duePence, 0))}. Take off what was not paid.`}
            choices={work.map((one) => ({
              value: one.id,
              label: `${one.what}: ${pounds(one.duePence)}`,
              hint: `${one.reference}, due since ${one.ended}`,
            }))}
            values={chosen}
            error={failed?.errors.invoiceIds}
          />
          <TextField
            name="bankReference"
            label="Bank reference"
            hint="As the planner sees it on their own statement."
            width="half"
            maxLength={40}
            value={value("bankReference")}
            error={failed?.errors.bankReference}
          />
          <DateField
            name="paidOn"
            legend="Day it was paid"
            values={{ day: value("paidOn.day"), month: value("paidOn.month"), year: value("paidOn.year") }}
            error={failed?.errors.paidOn}
          />
          <p className="mb-4 max-w-[62ch]">
            This writes down a payment that the bank has made. It moves no money. It cannot be changed
            afterwards.
          </p>
          <Button>Record this payment</Button>
        </PostForm>
      )}
    </Page>
  );
}
