import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { decidePlanner } from "#app/domain/planners/decide-planner.server.ts";
import { findPlannerToDecide } from "#app/domain/planners/find-submitted-planners.server.ts";
import { DecisionForm } from "#app/domain/planners/profile-forms.ts";
import { CheckForm } from "#app/domain/planners/checked-things.ts";
import { recordCheck } from "#app/domain/planners/record-check.server.ts";
import { STATUS_WORDS } from "#app/domain/planners/vocabulary.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { known } from "#app/lib/query.ts";
import { CheckFields, DecisionFields } from "#app/routes/core-service/profile-fields.tsx";
import { PlannerProfile } from "#app/routes/planners/planner-profile.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

type Data = { name: string };
export const handle: Handle<Data> = { title: ({ name }) => `Profile of ${name}` };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const found = await findPlannerToDecide(access, params.id ?? "");
  if (!found) throw notFound();
  const done = new URL(request.url).searchParams.get("done");
  return { ...found, name: `${found.planner.firstName} ${found.planner.lastName}`, done };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const form = await readForm(request, access);
  const plannerId = params.id ?? "";
  if (!(await findPlannerToDecide(access, plannerId))) throw notFound();
  const here = `/core/profiles/planner/${plannerId}`;
  if (form.get("what-to-do") === "check") {
    const parsed = parseForm(form, CheckForm);
    if (!parsed.ok) return formAgain(parsed.failed);
    const recorded = await recordCheck(access, plannerId, parsed.value);
    return recorded.ok ? redirect(`${here}?done=check`) : refusedForm(form, recorded.refusal);
  }
  const parsed = parseForm(form, DecisionForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const decided = await decidePlanner(access, { plannerId, ...parsed.value });
  return decided.ok ? redirect(`${here}?done=${parsed.value.decision}`) : refusedForm(form, decided.refusal);
}

const SAID: Record<string, string> = {
  check: "Written down.",
  approve: "Approved and published. They have been told.",
  "send-back": "Sent back with your reason. They have been told.",
};

export default function ProfileToDecide() {
  const { planner, shown, name, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const waiting = planner.status === "submitted" && !planner.own;
  return (
    <Page
      title={name}
      kicker="Support planner’s profile"
      back={{ href: "/core/profiles", label: "Profiles to approve" }}
    >
      <ErrorSummary errors={failed?.errors} />
      {known(SAID, done) && !failed ? <Notice tone="done" title={known(SAID, done) ?? ""} announce /> : null}
      <SummaryList
        rows={[
          { label: "State", value: STATUS_WORDS[planner.status] },
          {
            label: "Postcode",
            value: `${planner.postcode || "Not said"}\nPrivate: shown to you and to them only`,
          },
        ]}
      />
      {planner.own ? (
        <Notice tone="attention" title="This is your own profile">
          <p>Nobody can approve their own. Ask a colleague.</p>
        </Notice>
      ) : null}
      <PlannerProfile planner={shown} />
      {planner.own ? null : <CheckFields failed={failed} />}
      {waiting ? <DecisionFields version={planner.version} failed={failed} /> : null}
    </Page>
  );
}
