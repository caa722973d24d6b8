import type { ReactNode } from "react";
import type { InvoiceStepPage } from "#app/domain/payments/invoices/find-invoice-step.server.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

type Props = {
  page: Pick<InvoiceStepPage, "id" | "label" | "version" | "step" | "assisted" | "subjectName" | "test">;
  title: string;
  lead: ReactNode;
  press: string;
  failed: FailedForm | undefined;
  /** What a worker asks the person before pressing; only where the person's side decides. */
  question?: string;
  weight?: "filled" | "danger";
  /** Shown above the form. */
  before?: ReactNode;
  children?: ReactNode;
};

/** The frame of one step of an invoice: what it means, what is asked, one button, and a way back. */
export function InvoiceStepForm({
  page,
  title,
  lead,
  press,
  failed,
  question,
  weight = "filled",
  before,
  children,
}: Props) {
  const back = `/invoices/${page.id}`;
  if (!page.step)
    return (
      <Page title="This has moved on" kicker={`Invoice ${page.label}`} narrow>
        <ErrorSummary errors={failed?.errors} />
        <Notice tone="attention" title="Nothing was changed">
          <p>This cannot be done with the invoice as it stands now.</p>
        </Notice>
        <ButtonLink href={back} weight="filled">
          See how it stands
        </ButtonLink>
      </Page>
    );
  return (
    <Page
      title={title}
      kicker={`Invoice ${page.label}${page.test ? ", a test: no money moves" : ""}`}
      back={{ href: back, label: "Back to the invoice" }}
      lead={lead}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      {before}
      <PostForm>
        <input type="hidden" name="version" value={page.version} />
        {children}
        {page.assisted && question ? (
          <DecisionFields
            question={question}
            personName={page.subjectName}
            values={failed?.values}
            errors={failed?.errors}
          />
        ) : null}
        <div className="mt-6 flex flex-wrap gap-3">
          <Button weight={weight}>{press}</Button>
          <ButtonLink href={back}>Go back</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
