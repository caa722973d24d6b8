import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { CHANNELS } from "#app/domain/assisted-access/channel-words.ts";
import { findAssistPerson } from "#app/domain/assisted-access/find-assist-person.server.ts";
import { startAssistedSession } from "#app/domain/assisted-access/start-assisted-session.server.ts";
import { StartForm } from "#app/domain/assisted-access/start-form.ts";
import { CONTACT_WORDS, informationNeedWords } from "#app/domain/people/person-words.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { momentWords, untilWords } from "#app/lib/dates.ts";
import { known } from "#app/lib/query.ts";
import { list } from "#app/lib/words.ts";
import { GrantCard } from "#app/routes/assisted-access/grant-card.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle<{ person: { name: string } }> = { title: ({ person }) => person.name };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const person = await findAssistPerson(access, idParam(params));
  if (!person) throw notFound();
  const { searchParams } = new URL(request.url);
  return { person, me: access.actor.accountId, done: searchParams.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const personId = idParam(params);
  const form = await readForm(request, access);
  const parsed = parseForm(form, StartForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await startAssistedSession(access, { ...parsed.value, personId, areaId: access.area.id });
  return result.ok ? redirect("/home") : refusedForm(form, result.refusal);
}

const WAYS = Object.entries(CHANNELS).map(([value, { label }]) => ({ value, label }));
const DONE: Record<string, string> = {
  grant: "The permission is recorded.",
  stopped: "The permission has ended.",
};

export default function PersonShow() {
  const { person, me, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const needs = person.informationNeeds.map(informationNeedWords);
  const usable = person.grants.filter((grant) => grant.problem === null && grant.holderAccountId === me);
  const [first] = usable;
  const here = `/assist/people/${person.id}`;
  return (
    <Page title={person.name} kicker={person.reference} back={{ href: "/assist", label: "Help somebody" }}>
      <ErrorSummary errors={failed?.errors} />
      {known(DONE, done) ? <Notice tone="done" announce title={known(DONE, done) ?? ""} /> : null}
      <Notice tone={needs.length > 0 ? "attention" : "calm"} title="How they need information">
        <p>
          {needs.length > 0 ? `${list(needs)}.` : "Nothing special has been asked for."} Language:{" "}
          {person.language}. They want to hear from us by {CONTACT_WORDS[person.contactBy].toLowerCase()}.
        </p>
      </Notice>
      {person.isMe ? (
        <Notice tone="problem" title="This is you">
          <p>Nobody acts for themselves this way. Sign in as yourself to use Ownway for yourself.</p>
        </Notice>
      ) : first ? (
        <PostForm>
          <h2 className="mt-8">Act for {person.name}</h2>
          {usable.length > 1 ? (
            <Radios
              name="grantId"
              legend="On which permission?"
              choices={usable.map((grant) => ({
                value: grant.id,
                label: `Until ${untilWords(grant.validUntil)}, decided by ${grant.decidedBy}`,
              }))}
              value={answer(failed, "grantId")}
              error={failed?.errors.grantId}
            />
          ) : (
            <input type="hidden" name="grantId" value={first.id} />
          )}
          <Radios
            name="channel"
            legend="How do you talk with them?"
            choices={WAYS}
            value={answer(failed, "channel")}
            error={failed?.errors.channel}
          />
          <Button>Start acting for {person.name}</Button>
        </PostForm>
      ) : (
        <div className="mt-6">
          <p className="mb-4 max-w-[62ch]">
            You have no permission from {person.name} now. Ask them first. You cannot do anything for them
            without it.
          </p>
          <ButtonLink weight="filled" href={`${here}/grant`}>
            Ask for their permission
          </ButtonLink>
        </div>
      )}

      <h2 className="mt-10">Details</h2>
      <SummaryList
        rows={[
          { label: "Phone", value: person.phone ?? "None" },
          { label: "Email", value: person.email ?? "None" },
          { label: "Address", value: person.address.join("\n") || "None" },
        ]}
      />
      <h2 className="mt-10">Who may act for them</h2>
      {person.grants.length === 0 ? <p className="mt-2">Nobody yet.</p> : null}
      <ul className="mt-4 grid gap-4">
        {person.grants.map((grant) => (
          <li key={grant.id}>
            <GrantCard grant={grant}>
              {grant.problem ? null : (
                <ButtonLink weight="danger" className="mt-3" href={`${here}/grant/${grant.id}/withdraw`}>
                  They want to stop it<span className="sr-only">, {grant.holderName}</span>
                </ButtonLink>
              )}
            </GrantCard>
          </li>
        ))}
      </ul>
      {person.isMe ? null : (
        <p className="mt-4">
          <ButtonLink href={`${here}/grant`}>Record another permission</ButtonLink>
        </p>
      )}
      <p className="mt-4">
        <a href={`${here}/capacity`} className="inline-flex min-h-11 items-center">
          What is recorded about their decisions
        </a>
      </p>
      <h2 className="mt-10">Their planning</h2>
      {person.engagements.length === 0 ? <p className="mt-2">Nothing yet.</p> : null}
      <ul className="mt-2 list-disc pl-6">
        {person.engagements.map((one) => (
          <li key={one.id}>
            {one.plannerName}, {one.status}, asked on {momentWords(one.requestedAt)} ({one.reference})
          </li>
        ))}
      </ul>
    </Page>
  );
}
