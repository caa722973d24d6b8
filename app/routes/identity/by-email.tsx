import type { ReactNode } from "react";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

type AskProps = {
  title: string;
  lead: string;
  press: string;
  token: string;
  failed: FailedForm | undefined;
};
/** Asks for an email address that a link is then sent to. */
export function AskForEmail({ title, lead, press, token, failed }: AskProps) {
  return (
    <Page title={title} narrow back={{ href: "/sign-in", label: "Sign in" }} lead={<p>{lead}</p>}>
      <ErrorSummary errors={failed?.errors} />
      <PostForm token={token}>
        <TextField
          name="email"
          label="Email address"
          type="email"
          autoComplete="username"
          spellCheck={false}
          width="half"
          value={String(failed?.values.email ?? "")}
          error={failed?.errors.email}
        />
        <Button>{press}</Button>
      </PostForm>
    </Page>
  );
}

type FromLinkProps = {
  title: string;
  lead: string;
  press: string;
  token: string;
  emailToken: string;
  /** What is wrong with the link itself. */
  problem: { code: string; words: string } | null;
  failed: FailedForm | undefined;
  /** Where another link is asked for. */
  again: string;
  field: { label: string; hint?: string; autoComplete: "current-password" | "new-password" };
  children?: ReactNode;
};
/** The page of a link that was sent by email: it takes a password, or says why the link cannot be used. */
export function FromEmailLink({
  title,
  lead,
  press,
  token,
  emailToken,
  again,
  field,
  ...page
}: FromLinkProps) {
  const { failed, problem, children } = page;
  const wrong = failed?.errors[""] ?? problem?.words;
  if (wrong)
    return (
      <Page
        title={problem?.code === "used-link" ? "This link has been used" : "This link cannot be used"}
        narrow
        lead={<p>{wrong}</p>}
      >
        <p className="mt-6 flex flex-wrap gap-3">
          <ButtonLink href="/sign-in">Sign in</ButtonLink>
          <ButtonLink href={again}>Ask for a new email</ButtonLink>
        </p>
      </Page>
    );
  return (
    <Page title={title} narrow lead={<p>{lead}</p>}>
      <ErrorSummary errors={failed?.errors} />
      <PostForm token={token}>
        <input type="hidden" name="token" value={emailToken} />
        <TextField name="password" type="password" width="half" error={failed?.errors.password} {...field} />
        <Button>{press}</Button>
      </PostForm>
      {children}
    </Page>
  );
}
