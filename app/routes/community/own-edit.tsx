import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeGroup } from "#app/domain/community/change-group.server.ts";
import { findOwnGroup } from "#app/domain/community/find-own-group.server.ts";
import { ChangeForm } from "#app/domain/community/group-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { GroupFieldset } from "#app/routes/community/group-fields.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Change what it says", unlisted: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const key = params.key ?? "";
  const group = await findOwnGroup(key);
  if (!group || ["refused", "taken_away"].includes(group.status)) throw notFound();
  const { token, headers } = await visitorForm(request);
  const { name, fields, version } = group;
  return data({ name, fields, version, token, back: `/community/mine/${key}` }, { headers });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request, await visitorAccess(request));
  const parsed = parseForm(form, ChangeForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const key = params.key ?? "";
  return outcome(form, await changeGroup(key, parsed.value), `/community/mine/${key}?done=changed`);
}

export default function EditGroup() {
  const { name, fields, version, token, back } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="Change what it says"
      kicker={name}
      narrow
      back={{ href: back, label: "Your own page" }}
      lead={<p>We read your change before it is shown. Until then people see what is there now.</p>}
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm token={token}>
        <input type="hidden" name="version" value={answer(failed, "version", String(version))} />
        <GroupFieldset failed={failed} saved={fields} />
        <div className="mt-6 flex flex-wrap gap-3">
          <Button>Send the change</Button>
          <ButtonLink href={back}>Go back</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
