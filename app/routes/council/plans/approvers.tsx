import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ApproverForm } from "#app/domain/plans/approval/approval-forms.ts";
import { findAreaApprovers } from "#app/domain/plans/approval/find-area-approvers.server.ts";
import { recordApprover } from "#app/domain/plans/approval/record-approver.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card, Notice, Tag, Tags } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Who may approve support plans above the limit" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["commissioner"]);
  const { limit, people } = await findAreaApprovers(access);
  return {
    area: access.area.name,
    limit,
    people: people.map((person) => ({ ...person, key: randomUUID() })),
    done: new URL(request.url).searchParams.has("done"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireArea(request, ["commissioner"]);
  const form = await readForm(request, access);
  const parsed = parseForm(form, ApproverForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(form, await recordApprover(access, parsed.value), "/council/plans/approvers?done=1");
}

export default function Approvers() {
  const { area, limit, people, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      kicker={area}
      title="Who may approve support plans above the limit"
      back={{ href: "/council/settings", label: "Tiers and rules" }}
      lead={<p>Today: {limit}. Nobody approves a plan that is their own, or that they wrote.</p>}
    >
      {done ? (
        <Notice tone="done" title="That is recorded" announce>
          <p>It holds from now on.</p>
        </Notice>
      ) : null}
      <ErrorSummary errors={failed?.errors} />
      {people.length === 0 ? <p className="my-5">Your area has no practitioner yet.</p> : null}
      <ul className="mt-6 grid gap-4">
        {people.map((person) => {
          const own = failed && answer(failed, "accountId") === person.id ? failed : undefined;
          const first = failed ? own !== undefined : false;
          return (
            <li key={person.id}>
              <Card>
                <h2>{person.name}</h2>
                <Tags>
                  <Tag tone={person.may ? "leaf" : "plain"}>
                    {person.may ? "May approve above the limit" : "Up to the limit"}
                  </Tag>
                </Tags>
                {person.reason ? (
                  <p className="text-soft">
                    {person.reason} ({person.by})
                  </p>
                ) : null}
                <PostForm>
                  <input type="hidden" name="accountId" value={person.id} />
                  <input type="hidden" name="seen" value={String(person.number)} />
                  <input type="hidden" name="may" value={person.may ? "no" : "yes"} />
                  <input
                    type="hidden"
                    name="submissionKey"
                    value={answer(own, "submissionKey", person.key)}
                  />
                  <TextField
                    name="reason"
                    id={first ? "reason" : `reason-${person.id}`}
                    label={`Why ${person.name} ${person.may ? "no longer may" : "may"}`}
                    value={answer(own, "reason")}
                    error={own?.errors.reason}
                  />
                  <Button weight="quiet">
                    {person.may ? `${person.name} may no longer` : `${person.name} may approve above it`}
                  </Button>
                </PostForm>
              </Card>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}
