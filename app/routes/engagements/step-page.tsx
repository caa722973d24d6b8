import type { ReactNode } from "react";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

type Props = {
  step: {
    id: string;
    version: number;
    possible: boolean;
    title: string;
    assisted: boolean;
    subjectName: string;
  };
  title: string;
  lead: ReactNode;
  press: string;
  failed: FailedForm | undefined;
  /** What a worker asks the person before pressing; only where the person's side decides. */
  question?: string;
  weight?: "filled" | "danger";
  children?: ReactNode;
};

/** The frame of one step of an engagement: what it means, what is asked, one button, and a way back. */
export function StepForm({ step, title, lead, press, failed, question, weight = "filled", children }: Props) {
  const back = `/engagements/${step.id}`;
  if (!step.possible) {
    return (
      <Page title="This has moved on" kicker={step.title} narrow>
        <ErrorSummary errors={failed?.errors} />
        <Notice tone="attention" title="Nothing was changed">
          <p>Something happened here since you opened the page, so this can no longer be done.</p>
        </Notice>
        <ButtonLink href={back} weight="filled">
          See how it stands
        </ButtonLink>
      </Page>
    );
  }
  return (
    <Page title={title} kicker={step.title} back={{ href: back, label: "Back" }} lead={lead} narrow>
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <input type="hidden" name="version" value={step.version} />
        {children}
        {step.assisted && question ? (
          <DecisionFields
            question={question}
            personName={step.subjectName}
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
