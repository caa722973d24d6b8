import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkForm } from "#app/domain/community/group-forms.ts";
import { sendOwnLinks } from "#app/domain/community/send-group-email.server.ts";
import { answer } from "#app/http/answers.ts";
import { addressOf } from "#app/http/browser.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Send me my link", unlisted: true };

export async function loader({ request }: LoaderFunctionArgs) {
  const { token, headers } = await visitorForm(request);
  const sent = new URL(request.url).searchParams.get("done") === "sent";
  return data({ token, sent }, { headers });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, await visitorAccess(request));
  const parsed = parseForm(form, LinkForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  await sendOwnLinks(parsed.value.email, addressOf(request));
  return redirect("/community/link?done=sent", 303);
}

export default function SendLink() {
  const { token, sent } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="Send me my link"
      narrow
      back={{ href: "/community", label: "Groups and services" }}
      lead={<p>For people who offered a group here. With your link you change what it says.</p>}
    >
      {sent && !failed ? (
        <Notice tone="done" title="Look at your email" announce>
          <p>If a group was offered with that address, its link is on the way.</p>
        </Notice>
      ) : (
        <ErrorSummary errors={failed?.errors} />
      )}
      <PostForm token={token}>
        <TextField
          name="email"
          label="The email address that you offered it with"
          type="email"
          autoComplete="email"
          width="half"
          spellCheck={false}
          value={answer(failed, "email")}
          error={failed?.errors.email}
        />
        <Button>Send it</Button>
      </PostForm>
    </Page>
  );
}
