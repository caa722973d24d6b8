import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FREE_ASSESSMENT, UPGRADE_CANCEL_WORDS } from "#app/domain/engagements/withdrawal-words.ts";
import { findPayLink, followPayLink } from "#app/domain/payments/cards/pay-link.server.ts";
import { readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { pounds } from "#app/lib/money.ts";
import { CancelWords } from "#app/routes/engagements/cancel-words.tsx";
import { TestLabel } from "#app/routes/payments/test-label.tsx";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Pay by card" };

/** Behind an address that was sent to somebody: whoever has it may pay, and sees nothing of who it is for. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const payment = await findPayLink(params.code ?? "");
  if (!payment) throw notFound();
  const { token, headers } = await visitorForm(request);
  return data({ ...payment, token }, { headers });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request, await visitorAccess(request));
  const result = await followPayLink(params.code ?? "");
  if (!result.ok) {
    if (result.refusal.code === "not-found") throw notFound();
    return refusedForm(form, result.refusal);
  }
  return redirect(result.value ?? "/pay/done?back=later", 303);
}

export default function PayLink() {
  const { what, amountPence, expressRequest, upgrade, test, token } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const price = pounds(amountPence);
  return (
    <Page title="Pay by card" kicker={what} narrow>
      <ErrorSummary errors={failed?.errors} />
      <Notice tone="attention" title="You may not have to pay for this">
        <p>{FREE_ASSESSMENT}</p>
      </Notice>
      <SummaryList
        rows={[
          { label: "For", value: what },
          { label: "You pay, with any VAT", value: price },
          {
            label: upgrade ? "The extra hours may begin" : "Work may begin",
            value: expressRequest
              ? "At once. You asked for it within the 14 days."
              : "After the 14 days that you have to change your mind.",
          },
        ]}
      />
      <p className="max-w-[62ch]">
        {upgrade
          ? "The extra hours count once you have paid. If they are no longer needed by then, all of it goes back to your card by itself. "
          : "The planner is asked once you have paid. If they say no, all of it goes back to your card by itself. "}
        They are paid only when the work is agreed.
      </p>
      <CancelWords what={what} {...(upgrade ? { words: UPGRADE_CANCEL_WORDS } : {})} />
      <PostForm token={token}>
        <Button>Pay {price} by card</Button>
      </PostForm>
      {test ? <TestLabel /> : null}
    </Page>
  );
}
