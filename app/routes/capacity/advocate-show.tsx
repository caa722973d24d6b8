import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { AskAdvocateForm } from "#app/domain/capacity/advocate-forms.ts";
import { askAdvocate } from "#app/domain/capacity/ask-advocate.server.ts";
import { findPlanReferrals } from "#app/domain/capacity/find-referrals.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { AskFields } from "#app/routes/capacity/ask-fields.tsx";
import { ReferralCard } from "#app/routes/capacity/referral-card.tsx";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "An independent advocate" };

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan } = await loadPlan(args);
  if (plan.selfFunder) throw notFound();
  const referrals = await findPlanReferrals(plan.id);
  return {
    planId: plan.id,
    name: plan.name,
    own: party.side === "person" && party.access.grant === null,
    practitioner: party.side === "practitioner",
    assisted: party.side === "person" && needsWords(party.access),
    referrals,
    open: referrals.some(({ open }) => open),
    saved: new URL(args.request.url).searchParams.get("saved") === "1",
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const id = idParam(params);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, AskAdvocateForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(form, await askAdvocate(party, id, parsed.value), `/plans/${id}/advocate?saved=1`);
}

export default function Advocate() {
  const { planId, name, own, practitioner, assisted, referrals, open, saved, submissionKey } =
    useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="An independent advocate"
      kicker={`Support plan of ${name}`}
      back={{ href: `/plans/${planId}`, label: "The plan" }}
      narrow
      lead={
        <p>
          An advocate helps {own ? "you" : name} to understand, and to say what{" "}
          {own ? "you want" : "they want"}. They decide nothing. They do not work for the council, the core
          service or the planner. It costs nothing.
        </p>
      }
    >
      <ErrorSummary errors={failed?.errors} />
      {saved ? (
        <Notice tone="done" title="It is written down" announce>
          <p>Below you see how far it is. The council must see to it.</p>
        </Notice>
      ) : null}
      {referrals.map((referral) => (
        <ReferralCard key={referral.id} referral={referral}>
          {practitioner && referral.open ? (
            <ButtonLink href={`/plans/${planId}/advocate/move`} weight="filled">
              Write down the next step
            </ButtonLink>
          ) : null}
        </ReferralCard>
      ))}
      {open ? null : (
        <AskFields
          name={name}
          own={own}
          assisted={assisted}
          submissionKey={submissionKey}
          again={referrals.length > 0}
          failed={failed}
        />
      )}
    </Page>
  );
}
