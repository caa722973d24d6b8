import type { ReactNode } from "react";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { answer } from "#app/http/answers.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

type Props = {
  title: string;
  name: string;
  back: string;
  lead?: ReactNode;
  /** Whether the step can be taken now. */
  possible: boolean;
  version: number;
  failed: FailedForm | undefined;
  press: string;
  /** What a worker asks the person; null where nobody acts for them in a session. */
  question: string | null;
  children: ReactNode;
};

/** The frame of a page that writes in a review: what it means, the form, one button, and a way back. */
export function ReviewForm(page: Props) {
  const { failed } = page;
  return (
    <Page
      title={page.title}
      kicker={`Support plan of ${page.name}`}
      back={{ href: page.back, label: "The review" }}
      lead={page.lead}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      {page.possible ? (
        <PostForm>
          <input type="hidden" name="version" value={answer(failed, "version", String(page.version))} />
          {page.children}
          {page.question ? (
            <DecisionFields
              question={page.question}
              personName={page.name}
              values={failed?.values}
              errors={failed?.errors}
            />
          ) : null}
          <div className="mt-6 flex flex-wrap gap-3">
            <Button>{page.press}</Button>
            <ButtonLink href={page.back}>Go back</ButtonLink>
          </div>
        </PostForm>
      ) : (
        <Notice tone="attention" title="This has moved on">
          <p>It can no longer be done here. Nothing was changed. Go back to see how it stands.</p>
        </Notice>
      )}
    </Page>
  );
}
