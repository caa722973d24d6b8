import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { findAssistName } from "#app/domain/assisted-access/find-assist-person.server.ts";
import { findGrants } from "#app/domain/assisted-access/find-grants.server.ts";
import { WithdrawForm } from "#app/domain/assisted-access/start-form.ts";
import { withdrawGrant } from "#app/domain/assisted-access/withdraw-grant.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { GrantCard } from "#app/routes/assisted-access/grant-card.tsx";

export const handle: Handle = { title: "Stop a permission" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const person = await findAssistName(access, idParam(params));
  const grants = person ? await findGrants(person.id) : [];
  const grant = grants.find((one) => one.id === idParam(params, "grantId"));
  if (!person || !grant) throw notFound();
  return { person, grant };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const [personId, grantId] = [idParam(params), idParam(params, "grantId")];
  const form = await readForm(request, access);
  const parsed = parseForm(form, WithdrawForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { words } = parsed.value;
  const areaId = access.area.id;
  const result = await withdrawGrant(access, { grantId, personId, areaId, words, heldBy: "anybody" });
  if (!result.ok && result.refusal.code === "not-found") throw notFound();
  return result.ok ? redirect(`/assist/people/${personId}?done=stopped`) : refusedForm(form, result.refusal);
}

export default function GrantWithdraw() {
  const { person, grant } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="Stop this permission"
      kicker={person.name}
      back={{ href: `/assist/people/${person.id}`, label: person.name }}
      lead={<p>It ends at once. They need not say why. Nothing that was done before is undone.</p>}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      <div className="mt-5">
        <GrantCard grant={grant} alone />
      </div>
      <PostForm>
        <TextArea
          name="words"
          label="What did they say?"
          hint="In their own words."
          rows={3}
          value={answer(failed, "words")}
          error={failed?.errors.words}
        />
        <Button weight="danger">Stop it now</Button>
      </PostForm>
    </Page>
  );
}
