import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PersonAccess } from "#app/domain/access/access.ts";
import { findGrants } from "#app/domain/assisted-access/find-grants.server.ts";
import { StopForm } from "#app/domain/assisted-access/start-form.ts";
import { mayStop } from "#app/domain/assisted-access/stop-rules.ts";
import { withdrawGrant } from "#app/domain/assisted-access/withdraw-grant.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { GrantCard } from "#app/routes/assisted-access/grant-card.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Stop somebody acting" };

async function findStoppable(access: PersonAccess, id: string) {
  const grant = (await findGrants(access.subject.personId)).find((one) => one.id === id);
  if (!grant || !mayStop(access, grant)) throw notFound();
  return grant;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "search_and_advice");
  const grant = await findStoppable(access, idParam(params, "grantId"));
  return { grant, mine: grant.holderAccountId === access.actor.accountId };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "search_and_advice");
  const form = await readForm(request, access);
  const grant = await findStoppable(access, idParam(params, "grantId"));
  const parsed = parseForm(form, StopForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { personId, areaId } = access.subject;
  const heldBy = access.grant !== null && grant.basis !== "consent" ? "me" : "anybody";
  const { words } = parsed.value;
  const result = await withdrawGrant(access, { grantId: grant.id, personId, areaId, words, heldBy });
  if (!result.ok) return refusedForm(form, result.refusal);
  return redirect(access.grant?.id === grant.id ? "/home" : "/account/activity?done=stopped");
}

export default function GrantStop() {
  const { grant, mine } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title={mine ? "Stop acting for them" : `Stop ${grant.holderName} acting for you`}
      back={{ href: "/account/activity", label: "What was done" }}
      lead={<p>It ends at once. Nothing that was done before is undone. You can allow it again later.</p>}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      <div className="mt-5">
        <GrantCard grant={grant} alone />
      </div>
      <PostForm>
        <TextArea
          name="words"
          label="Do you want to say why?"
          hint="You do not have to."
          rows={3}
          value={answer(failed, "words")}
          error={failed?.errors.words}
        />
        <Button weight="danger">Stop it now</Button>
      </PostForm>
    </Page>
  );
}
