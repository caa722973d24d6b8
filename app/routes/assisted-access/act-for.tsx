import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findActing, findGrantsInForce } from "#app/domain/access/acting.server.ts";
import { SCOPE_WORDS } from "#app/domain/access/grant-rules.ts";
import { ACTS_BY_GRANT } from "#app/domain/access/roles.ts";
import { startAssistedSession } from "#app/domain/assisted-access/start-assisted-session.server.ts";
import { ActForForm } from "#app/domain/assisted-access/start-form.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireAccount } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { untilWords } from "#app/lib/dates.ts";
import { list } from "#app/lib/words.ts";
import { Button } from "#app/ui/button.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "For whom do you act?" };

async function requireActsByGrant(request: Request) {
  const access = await requireAccount(request);
  if (!ACTS_BY_GRANT.includes(access.actor.role)) throw notFound();
  return access;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireActsByGrant(request);
  const people = await findGrantsInForce(actor.accountId);
  return { people, acting: (await findActing(actor.sessionId))?.subject.name ?? null };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireActsByGrant(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, ActForForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { grantId } = parsed.value;
  const result = await startAssistedSession(access, { grantId, areaId: null, channel: null });
  return result.ok ? redirect("/home") : refusedForm(form, result.refusal);
}

export default function ActFor() {
  const { people, acting } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page title="For whom do you act?" lead={<p>You act for one person at a time.</p>}>
      <ErrorSummary errors={failed?.errors} />
      {acting ? (
        <Notice tone="calm" title={`You are acting for ${acting}`}>
          <p>Stop that first, with the button at the top of the page.</p>
        </Notice>
      ) : null}
      {people.length === 0 ? (
        <Notice tone="attention" title="You have no permission that is in force">
          <p>
            It may have run out, or the person may have stopped it. They can give a new one: ask them, and
            phone us together.
          </p>
        </Notice>
      ) : null}
      <ul className="mt-6 grid gap-4">
        {people.map(({ subject, grant }) => (
          <li key={grant.id}>
            <Card>
              <h2>{subject.name}</h2>
              <p className="mt-1">
                For {list(grant.scopes.map((scope) => SCOPE_WORDS[scope]))}, until{" "}
                {untilWords(grant.validUntil)}.
              </p>
              {acting ? null : (
                <PostForm className="mt-3">
                  <input type="hidden" name="grantId" value={grant.id} />
                  <Button weight="quiet">Act for {subject.name}</Button>
                </PostForm>
              )}
            </Card>
          </li>
        ))}
      </ul>
    </Page>
  );
}
