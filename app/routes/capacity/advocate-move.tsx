import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MoveReferralForm } from "#app/domain/capacity/advocate-forms.ts";
import { EVENT_WORDS, movesFrom } from "#app/domain/capacity/advocate-rules.ts";
import { findPlanReferrals } from "#app/domain/capacity/find-referrals.server.ts";
import { moveReferral } from "#app/domain/capacity/move-referral.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "The next step for an advocate" };

export async function loader(args: LoaderFunctionArgs) {
  await requireArea(args.request, ["practitioner"]);
  const { plan } = await loadPlan(args);
  if (plan.selfFunder) throw notFound();
  const open = (await findPlanReferrals(plan.id)).find((one) => one.open);
  return {
    planId: plan.id,
    name: plan.name,
    referral: open
      ? {
          id: open.id,
          version: open.version,
          words: open.words,
          choices: movesFrom(open.state).map((to) => ({ value: to, label: EVENT_WORDS[to] })),
        }
      : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const id = idParam(params);
  const form = await readForm(request, access);
  const parsed = parseForm(form, MoveReferralForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(form, await moveReferral(access, id, parsed.value), `/plans/${id}/advocate?saved=1`);
}

export default function MoveAdvocate() {
  const { planId, name, referral } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const field = (key: string) => ({ name: key, value: answer(failed, key), error: failed?.errors[key] });
  const back = `/plans/${planId}/advocate`;
  return (
    <Page
      title="The next step for an advocate"
      kicker={`Support plan of ${name}`}
      back={{ href: back, label: "The advocate" }}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      {referral ? (
        <PostForm>
          <p className="my-4">It is now: {referral.words.toLowerCase()}.</p>
          <input type="hidden" name="referralId" value={answer(failed, "referralId", referral.id)} />
          <input type="hidden" name="version" value={answer(failed, "version", String(referral.version))} />
          <Radios {...field("to")} legend="What happened?" choices={referral.choices} />
          <TextField
            {...field("service")}
            label="The advocacy service, where it goes to one"
            hint="An organisation of its own: not the core service, and not the planner’s agency."
            width="half"
            maxLength={200}
          />
          <TextField
            {...field("advocateName")}
            label="The advocate’s name, where one is named"
            width="half"
            maxLength={200}
          />
          <TextField
            {...field("advocateEmail")}
            label="Email address of the advocate’s account"
            hint="Only if they have one here."
            type="email"
            width="half"
            maxLength={200}
          />
          <TextArea
            {...field("words")}
            label="Anything to say about it"
            hint="Needed where it ends, or none is needed: why. The person reads it."
            rows={3}
            maxLength={2000}
          />
          <div className="flex flex-wrap gap-3">
            <Button>Write it down</Button>
            <ButtonLink href={back}>Change nothing</ButtonLink>
          </div>
        </PostForm>
      ) : (
        <Notice tone="calm" title="Nothing is open">
          <p>No advocate is asked for at the moment, so there is no next step.</p>
        </Notice>
      )}
    </Page>
  );
}
