import type { ReactNode } from "react";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button, ButtonLink, type Weight } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

type Props = {
  run: { id: string; name: string; version: number; test: boolean };
  possible: boolean;
  /** Why it cannot be done, where that is not that the run has moved on. */
  impossible?: string;
  title: string;
  lead: ReactNode;
  press: string;
  failed: FailedForm | undefined;
  weight?: Weight;
  children?: ReactNode;
};

/** The frame of one step of a run: what it means, what is asked, one button, and a way back. */
export function RunStep({ run, possible, impossible, title, lead, press, failed, weight, children }: Props) {
  const back = `/council/payments/runs/${run.id}`;
  const kicker = run.test ? `${run.name}, test money` : run.name;
  if (!possible)
    return (
      <Page title={impossible ? title : "This run has moved on"} kicker={kicker} narrow>
        <ErrorSummary errors={failed?.errors} />
        <Notice tone="attention" title="Nothing was changed">
          <p>{impossible ?? "Something happened to this run since, so this can no longer be done."}</p>
        </Notice>
        <ButtonLink href={back} weight="filled">
          See how it stands
        </ButtonLink>
      </Page>
    );
  return (
    <Page title={title} kicker={kicker} back={{ href: back, label: run.name }} lead={lead} narrow>
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <input type="hidden" name="version" value={run.version} />
        {children}
        <div className="mt-6 flex flex-wrap gap-3">
          <Button weight={weight ?? "filled"}>{press}</Button>
          <ButtonLink href={back}>Change nothing</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
