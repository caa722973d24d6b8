import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { endProfile } from "#app/domain/plans/profile/agree-profile.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Take the page back?" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const plan = await findPlan({ side: "person", access }, idParam(params));
  if (!plan) throw notFound();
  return { id: plan.id, name: plan.name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const id = params.id ?? "";
  return outcome(form, await endProfile(access, id), `/plans/${id}/profile`);
}

export default function EndProfile() {
  const { id, name } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="Take the page back?"
      kicker={`Support plan of ${name}`}
      back={{ href: `/plans/${id}/profile`, label: "The page for a personal assistant" }}
      lead={
        <p>
          It can no longer be read or printed here, from now on. What somebody holds on paper, you have to ask
          back yourself.
        </p>
      }
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm className="mt-6">
        <div className="flex flex-wrap gap-3">
          <Button weight="danger">Yes, take it back</Button>
          <ButtonLink href={`/plans/${id}/profile`}>Go back</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
