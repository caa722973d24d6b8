import type { ReactNode } from "react";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

type Props = {
  title: string;
  lead?: ReactNode;
  /** 1 to 7. */
  step: number;
  version: number;
  failed: FailedForm | undefined;
  children: ReactNode;
};
/** A step of an assistant's own profile: saved by itself, in any order. */
export function StepFrame({ title, lead, step, version, failed, children }: Props) {
  return (
    <Page
      title={title}
      lead={lead}
      kicker={`Your profile, part ${step} of 7`}
      back={{ href: "/profile/assistant", label: "Your profile" }}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <input type="hidden" name="version" value={String(failed?.values.version ?? version)} />
        {children}
        <div className="flex flex-wrap gap-3">
          <Button>Save and continue</Button>
          <ButtonLink href="/profile/assistant">Leave without saving</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
