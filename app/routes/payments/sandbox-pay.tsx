import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TestPaymentForm } from "#app/domain/payments/test-payment-form.ts";
import { findTestPayment, pressTestPayment } from "#app/domain/payments/test-payments.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { localPath } from "#app/lib/local-path.ts";
import { pounds } from "#app/lib/money.ts";
import { TestLabel } from "#app/routes/payments/test-label.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Pay by card", unlisted: true };

// No guard by person: as on the card company's own page, whoever has the address may pay
export async function loader({ request, params }: LoaderFunctionArgs) {
  const payment = await findTestPayment(params.id ?? "");
  if (!payment) throw notFound();
  const { token, headers } = await visitorForm(request);
  return data({ ...payment, token }, { headers });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const parsed = parseForm(await readForm(request, await visitorAccess(request)), TestPaymentForm);
  const id = params.id ?? "";
  if (!(await findTestPayment(id))) throw notFound();
  if (!parsed.ok) return formAgain(parsed.failed);
  await pressTestPayment(id, parsed.value.press);
  const now = await findTestPayment(id);
  const isDone = now?.state === "paid" || (now?.state === "waiting" && parsed.value.press !== "settle");
  const page = `/sandbox/pay/${id}`;
  return redirect(isDone ? (localPath(now.goOnTo) ?? page) : page);
}

const STATES = {
  paid: { tone: "done", title: "This is paid", words: "Nothing more is to be done here." },
  waiting: {
    tone: "calm",
    title: "We are waiting for the bank",
    words: "The bank has been told to pay. It answers within a minute. You can make it answer now.",
  },
  failed: {
    tone: "problem",
    title: "The bank did not pay",
    words: "Nothing was paid. Go back and pay again.",
  },
  expired: {
    tone: "attention",
    title: "It is too late to pay here",
    words: "This page could be used for a short time only. Nothing was paid. Go back and pay again.",
  },
} as const;

export default function SandboxPay() {
  const { description, amountPence, state, refused, bankWill, leaveTo, goOnTo, token } =
    useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const press = (value: string) => ({ name: "press", value });
  const ended = state === "open" || state === "asked" ? null : STATES[state];
  return (
    <Page title={state === "asked" ? "Is it you who is paying?" : "Pay by card"} narrow>
      <TestLabel />
      <ErrorSummary errors={failed?.errors} />
      {refused && state === "open" ? (
        <Notice tone="problem" title="The payment was not let through" announce>
          <p>Nothing was paid. You can try again, or leave.</p>
        </Notice>
      ) : null}
      {ended ? (
        <Notice tone={ended.tone} title={ended.title} announce>
          <p>{ended.words}</p>
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          { label: "What for", value: description },
          { label: "How much", value: pounds(amountPence) },
        ]}
      />
      <PostForm token={token} className="my-6 grid justify-items-start gap-4">
        {state === "open" ? (
          <>
            <Button {...press("pay")}>Pay {pounds(amountPence)}</Button>
            <h2 className="mt-4 text-[1.2rem]">Or try what else can happen</h2>
            <Button weight="quiet" {...press("decline")}>
              The card is declined
            </Button>
            <Button weight="quiet" {...press("authenticate")}>
              The bank asks if it is you
            </Button>
            <Button weight="quiet" {...press("bank-pays")}>
              Pay from a bank account: the money comes a minute later
            </Button>
            <Button weight="quiet" {...press("bank-fails")}>
              Pay from a bank account: the money never comes
            </Button>
          </>
        ) : null}
        {state === "asked" ? (
          <>
            <p className="max-w-[62ch]">Your bank would now ask you in its app or by a text message.</p>
            <Button {...press("approve")}>Yes, it is me</Button>
            <Button weight="quiet" {...press("refuse")}>
              No, stop this payment
            </Button>
          </>
        ) : null}
        {state === "waiting" ? (
          <Button weight="quiet" {...press("settle")}>
            {bankWill === "succeeds" ? "The bank pays now" : "The bank says no now"}
          </Button>
        ) : null}
        {state === "paid" || state === "waiting" ? (
          <ButtonLink href={goOnTo}>Go on</ButtonLink>
        ) : (
          <ButtonLink href={leaveTo}>Leave without paying</ButtonLink>
        )}
      </PostForm>
    </Page>
  );
}
