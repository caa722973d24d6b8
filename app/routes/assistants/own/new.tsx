import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { startProfile } from "#app/domain/assistants/start-profile.server.ts";
import { readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireAccount } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Start your profile" };

// An assistant who has just signed up has no profile yet, so requireAssistant cannot let them in here
async function requireNewAssistant(request: Request) {
  const access = await requireAccount(request);
  if (access.actor.role !== "assistant") throw notFound();
  return access;
}
export async function loader({ request }: LoaderFunctionArgs) {
  await requireNewAssistant(request);
  return null;
}
export async function action({ request }: ActionFunctionArgs) {
  const access = await requireNewAssistant(request);
  const form = await readForm(request, access);
  const started = await startProfile(access);
  return started.ok ? redirect("/profile/assistant/about") : refusedForm(form, started.refusal);
}

export default function StartProfile() {
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="Start your profile"
      lead={
        <p>
          Tell people who you are, what you do and when you are free. It takes about 15 minutes. Each part is
          saved as you go, so you can stop and come back.
        </p>
      }
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      <ul className="my-5 list-disc pl-6">
        <li>It is free for you, now and always.</li>
        <li>Nobody sees your last name, your postcode or your phone number.</li>
        <li>The core service looks at it once before people can find it.</li>
      </ul>
      <PostForm>
        <Button>Start</Button>
      </PostForm>
    </Page>
  );
}
