import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { takeGroupAway } from "#app/domain/community/change-group.server.ts";
import { confirmGroup } from "#app/domain/community/confirm-group.server.ts";
import { findOwnGroup } from "#app/domain/community/find-own-group.server.ts";
import { OwnForm } from "#app/domain/community/group-forms.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle<{ group: { name: string } }> = {
  title: ({ group }) => `Your page of ${group.name}`,
  unlisted: true,
};

const DONE = {
  sent: ["Thank you: it is on its way to us", "We read it within a few days and write to you."],
  confirmed: ["Thank you: confirmed", "It is shown for six months more. Then we ask again."],
  changed: [
    "Your change is kept",
    "We read it before it is shown. Until then people see what was there before.",
  ],
  "taken-away": ["It is taken away", "Nobody finds it any more."],
} as const;

/** Behind an address that only the leader's email has. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const group = await findOwnGroup(params.key ?? "");
  if (!group) throw notFound();
  const { token, headers } = await visitorForm(request);
  const said = new URL(request.url).searchParams.get("done") ?? "";
  const done = Object.entries(DONE).find(([key]) => key === said)?.[1] ?? null;
  return data({ group, token, done, base: `/community/mine/${params.key ?? ""}` }, { headers });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request, await visitorAccess(request));
  const key = params.key ?? "";
  const parsed = parseForm(form, OwnForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { version } = parsed.value;
  const base = `/community/mine/${key}`;
  return parsed.value.do === "take-away"
    ? outcome(form, await takeGroupAway(key, version), `${base}?done=taken-away`)
    : outcome(form, await confirmGroup(key, version), (how) => `${base}?done=${how}`);
}

export default function OwnGroup() {
  const { group, token, done, base } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const gone = group.status === "refused" || group.status === "taken_away";
  const public_ = group.status === "shown" || group.status === "hidden";
  const stamp = <input type="hidden" name="version" value={group.version} />;
  return (
    <Page title={group.name} kicker="Your own page: only you have its address" narrow>
      <ErrorSummary errors={failed?.errors} />
      {done && !failed ? (
        <Notice tone="done" title={done[0]} announce>
          <p>{done[1]}</p>
        </Notice>
      ) : null}
      <Notice tone={public_ ? "calm" : "attention"} title={group.statusWords}>
        {group.answer ? (
          <p dir="auto" className="whitespace-pre-line">
            We wrote: “{group.answer}”
          </p>
        ) : null}
        {public_ ? <p>Last confirmed on {group.confirmed}.</p> : null}
        {group.pendingRows && group.waits ? <p>A change of yours waits for us to read it.</p> : null}
        {group.status === "shown" ? (
          <p>
            <a href={`/community/${group.slug}`}>See it as everybody does</a>
          </p>
        ) : null}
      </Notice>
      {group.status === "unconfirmed" || public_ ? (
        <PostForm token={token}>
          {stamp}
          <p className="max-w-[62ch]">
            {public_
              ? "Is everything below still right?"
              : "Is the email address yours, and is everything below right? Then we read it next."}
          </p>
          <Button name="do" value="confirm" className="mt-3">
            {public_ ? "Yes, everything is still right" : "Confirm, and send it to be read"}
          </Button>
        </PostForm>
      ) : null}
      <h2 className="mt-8">What {public_ ? "people see" : "it says"}</h2>
      <SummaryList rows={group.rows} />
      {group.pendingRows ? (
        <>
          <h2>{group.waits ? "Your change, which waits" : "Your change, which we sent back"}</h2>
          <SummaryList rows={group.pendingRows} />
        </>
      ) : null}
      {gone ? null : (
        <>
          <ButtonLink href={`${base}/edit`}>Change what it says</ButtonLink>
          <details className="mt-8">
            <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold">
              Take it out of the directory
            </summary>
            <PostForm token={token} className="mt-2">
              {stamp}
              <p>People who have it in a support plan keep its name there, and no longer find it here.</p>
              <Button name="do" value="take-away" weight="danger" className="mt-3">
                Take it away
              </Button>
            </PostForm>
          </details>
        </>
      )}
    </Page>
  );
}
