import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { covers } from "#app/domain/access/grant-rules.ts";
import { findCardPapers } from "#app/domain/payments/cards/find-card-papers.server.ts";
import { findCardPayment } from "#app/domain/payments/cards/find-card-payment.server.ts";
import { lookAgain } from "#app/domain/payments/cards/look-again.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { pounds } from "#app/lib/money.ts";
import { PaperLinks } from "#app/routes/payments/paper-links.tsx";
import { payingWords } from "#app/routes/payments/paying-words.ts";
import { TestLabel } from "#app/routes/payments/test-label.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Your card payment" };

/** Shows how the payment stands. Coming back from the provider's page is no proof of anything: nothing is done here. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const card = await findCardPayment(access, idParam(params));
  if (!card) throw notFound();
  const back = new URL(request.url).searchParams.get("back");
  const seesMoney = access.grant === null || covers(access.grant, "money");
  const papers = seesMoney
    ? await findCardPapers({ side: "person", access }, { cardPaymentId: card.id })
    : [];
  // Whoever comes from having paid waits for news: the way to pay is not shown to them a second time
  return { card, papers, words: payingWords(card, back), toPay: back === "paid" ? null : card.checkoutUrl };
}

/** "Look again": a job asks the provider. */
export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  await readForm(request, access);
  const id = idParam(params);
  if (!(await lookAgain(access, id))) throw notFound();
  return redirect(`/paying/${id}?back=looked`, 303);
}

export default function Paying() {
  const { card, papers, words, toPay } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Your card payment"
      kicker={card.what}
      back={{ href: "/engagements", label: "My planning" }}
      narrow
    >
      <Notice tone={words.tone} title={words.title} announce>
        {words.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Notice>
      <div className="my-6 flex flex-wrap gap-3">
        {toPay ? (
          <ButtonLink href={toPay} weight="filled">
            Go to the pay page
          </ButtonLink>
        ) : null}
        {card.engagementId ? (
          <ButtonLink href={`/engagements/${card.engagementId}`} weight="filled">
            See your planning
          </ButtonLink>
        ) : null}
        {card.invoiceId ? (
          <ButtonLink href={`/invoices/${card.invoiceId}`}>See the invoice</ButtonLink>
        ) : null}
        {card.again ? (
          <ButtonLink href={card.again} weight="filled">
            Check and pay again
          </ButtonLink>
        ) : null}
        {words.waiting ? (
          <PostForm>
            <Button weight={toPay ? "quiet" : "filled"}>Look again</Button>
          </PostForm>
        ) : null}
      </div>
      <SummaryList
        rows={[
          { label: "For", value: card.what },
          { label: "Amount, with any VAT", value: pounds(card.amountPence) },
          ...(card.paidAt ? [{ label: "Paid", value: card.paidAt }] : []),
          ...(card.returnedPence > 0
            ? [{ label: "Sent back to your card", value: pounds(card.returnedPence) }]
            : []),
          ...(card.returningPence > 0
            ? [{ label: "On its way back to your card", value: pounds(card.returningPence) }]
            : []),
        ]}
      />
      <PaperLinks papers={papers} />
      <p className="text-soft">
        This page is a record, not a wallet. The card provider holds the money, never Ownway.
      </p>
      {card.test ? <TestLabel /> : null}
    </Page>
  );
}
