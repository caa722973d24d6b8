import type { ReactNode } from "react";
import type { Beside } from "#app/domain/plans/present-plan.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { PlanBeside, ToChecklist } from "#app/routes/plans/plan-beside.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

type Props = {
  beside: Beside;
  title: string;
  lead?: ReactNode;
  failed: FailedForm | undefined;
  version: number;
  submissionKey?: string;
  press?: string;
  weight?: "filled" | "danger";
  children?: ReactNode;
  below?: ReactNode;
  /** Where writing goes on after the plan is agreed. */
  open?: boolean;
  back?: { href: string; label: string };
};

/** The frame of a page that writes in a plan: the form, and beside it the money and the checklist. */
export function PlanForm({
  beside,
  title,
  lead,
  failed,
  version,
  submissionKey,
  press = "Save",
  weight = "filled",
  children,
  below,
  open = beside.editable,
  back = { href: `/plans/${beside.id}`, label: "The plan" },
}: Props) {
  const sent = (name: string, otherwise: string) => {
    const value = failed?.values[name];
    return typeof value === "string" ? value : otherwise;
  };
  return (
    <Page title={title} lead={lead} kicker={`Support plan of ${beside.name}`} back={back}>
      <ToChecklist beside={beside} />
      <div className="mt-4 grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <ErrorSummary errors={failed?.errors} />
          {open ? (
            <PostForm>
              <input type="hidden" name="version" value={sent("version", String(version))} />
              {submissionKey ? (
                <input type="hidden" name="submissionKey" value={sent("submissionKey", submissionKey)} />
              ) : null}
              {children}
              <div className="mt-6 flex flex-wrap gap-3">
                <Button weight={weight}>{press}</Button>
                <ButtonLink href={back.href}>Go back</ButtonLink>
              </div>
            </PostForm>
          ) : (
            <Notice tone="calm" title="This plan is not open for writing">
              <p>It is now: {beside.status.toLowerCase()}. What it says stays as it is.</p>
            </Notice>
          )}
          {below}
        </div>
        <PlanBeside beside={beside} />
      </div>
    </Page>
  );
}
