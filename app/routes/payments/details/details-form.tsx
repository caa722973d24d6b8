import type { ReactNode } from "react";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

type Props = {
  title: string;
  lead?: ReactNode;
  press: string;
  version: number;
  failed: FailedForm | undefined;
  children: ReactNode;
};
/** The frame of the forms that change a supplier's details. */
export function DetailsForm({ title, lead, press, version, failed, children }: Props) {
  return (
    <Page title={title} lead={lead} back={{ href: "/money/details", label: "How you are paid" }} narrow>
      <ErrorSummary errors={failed?.errors} />
      <PostForm autoComplete="off">
        <input type="hidden" name="version" value={version} />
        {children}
        <div className="mt-6 flex flex-wrap gap-3">
          <Button>{press}</Button>
          <ButtonLink href="/money/details">Change nothing</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
