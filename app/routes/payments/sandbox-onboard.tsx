import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findTestOnboarding, finishTestOnboarding } from "#app/domain/payments/test-payments.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { localPath } from "#app/lib/local-path.ts";
import { TestLabel } from "#app/routes/payments/test-label.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Get ready to be paid", unlisted: true };

// No guard by person: as on the card company's own page, whoever has the address may answer
export async function loader({ request, params }: LoaderFunctionArgs) {
  const onboarding = await findTestOnboarding(params.id ?? "");
  if (!onboarding) throw notFound();
  const { token, headers } = await visitorForm(request);
  return data({ ...onboarding, token }, { headers });
}

export async function action({ request, params }: ActionFunctionArgs) {
  await readForm(request, await visitorAccess(request));
  const id = params.id ?? "";
  const onboarding = await findTestOnboarding(id);
  if (!onboarding) throw notFound();
  const page = `/sandbox/onboard/${id}`;
  return redirect((await finishTestOnboarding(id)) ? (localPath(onboarding.returnTo) ?? page) : page);
}

export default function SandboxOnboard() {
  const { state, returnTo, againAt, token } = useLoaderData<typeof loader>();
  return (
    <Page title="Get ready to be paid" narrow>
      <TestLabel />
      {state === "active" ? (
        <>
          <Notice tone="done" title="You can be paid" announce>
            <p>Nothing more is asked of you.</p>
          </Notice>
          <ButtonLink href={returnTo}>Go on</ButtonLink>
        </>
      ) : null}
      {state === "expired" ? (
        <>
          <Notice tone="attention" title="This page has run out" announce>
            <p>It could be used for ten minutes. Nothing was changed. Ask for a new one.</p>
          </Notice>
          <ButtonLink href={againAt}>Ask for a new page</ButtonLink>
        </>
      ) : null}
      {state === "open" ? (
        <>
          <p className="my-5 max-w-[62ch]">
            The card company would now ask who you are and which bank account you want to be paid into. Here
            you only press a button.
          </p>
          <PostForm token={token} className="my-6 flex flex-wrap gap-4">
            <Button>Finish: I can be paid</Button>
            <ButtonLink href={returnTo}>Leave for now</ButtonLink>
          </PostForm>
        </>
      ) : null}
    </Page>
  );
}
