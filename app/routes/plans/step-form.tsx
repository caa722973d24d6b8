import type { ReactNode } from "react";
import type { Beside } from "#app/domain/plans/present-plan.ts";
import { answer } from "#app/http/answers.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export type StepPage = {
  beside: Beside;
  possible: boolean;
  version: number;
  submissionKey: string;
  assisted: boolean;
  subjectName: string;
};
type Props = {
  step: StepPage;
  title: string;
  lead?: ReactNode;
  failed: FailedForm | undefined;
  press: string;
  /** What a worker asks the person before pressing. */
  question?: string;
  weight?: "filled" | "danger";
  /** Shown above the form: what is agreed, sent or decided. */
  before?: ReactNode;
  /** Something stands in the way, and is said above: no button. */
  stopped?: boolean;
  children?: ReactNode;
};

/** What every form of a step carries: the plan as it was seen, and a key of its own. */
export function StepKeys({ step, failed }: Pick<Props, "step" | "failed">) {
  return (
    <>
      <input type="hidden" name="version" value={answer(failed, "version", String(step.version))} />
      <input type="hidden" name="submissionKey" value={answer(failed, "submissionKey", step.submissionKey)} />
    </>
  );
}

/** The frame of one step of a plan's life: what it means, one button, and a way back. */
export function StepForm({
  step,
  title,
  lead,
  failed,
  press,
  question,
  weight = "filled",
  before,
  stopped = false,
  children,
}: Props) {
  const back = `/plans/${step.beside.id}`;
  const frame = { kicker: `Support plan of ${step.beside.name}`, back: { href: back, label: "The plan" } };
  if (!step.possible)
    return (
      <Page title={title} {...frame} narrow>
        <ErrorSummary errors={failed?.errors} />
        <Notice tone="calm" title="This cannot be done now">
          <p>The plan is now: {step.beside.status.toLowerCase()}. Nothing was changed.</p>
        </Notice>
        <ButtonLink href={back} weight="filled">
          See how it stands
        </ButtonLink>
      </Page>
    );
  return (
    <Page title={title} {...frame} lead={lead}>
      <ErrorSummary errors={failed?.errors} />
      {before}
      {stopped ? (
        <ButtonLink href={back} weight="filled">
          Go back to the plan
        </ButtonLink>
      ) : (
        <PostForm>
          <StepKeys step={step} failed={failed} />
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
      )}
    </Page>
  );
}

/** What is missing, each with the page where it is answered. */
export function Gaps({ beside, title, children }: { beside: Beside; title: string; children: ReactNode }) {
  return (
    <Notice tone="attention" title={title}>
      <ul>
        {beside.lines
          .filter(({ required }) => required)
          .flatMap(({ gaps }) => gaps)
          .map((gap) => (
            <li key={gap.href + gap.words}>
              <a
                href={gap.href}
                className="inline-flex min-h-11 max-w-full items-center [overflow-wrap:anywhere]"
              >
                {gap.words}
              </a>
            </li>
          ))}
      </ul>
      {children}
    </Notice>
  );
}
