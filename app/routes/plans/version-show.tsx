import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findSealedPlan } from "#app/domain/plans/find-sealed-plan.server.ts";
import { presentPlan } from "#app/domain/plans/present-plan.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { SafetyLists } from "#app/routes/plans/safety/safety-lists.tsx";
import { AllRemarks } from "#app/routes/plans/plan-remarks.tsx";
import { PlanRead } from "#app/routes/plans/plan-read.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Timeline } from "#app/ui/timeline.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requirePlanParty(request);
  const number = params.number ?? "";
  const found = /^[1-9]\d{0,5}$/.test(number)
    ? await findSealedPlan(party, idParam(params), Number(number))
    : null;
  if (!found) throw notFound();
  const { signed, way, safety, council } = found;
  const plan = presentPlan(found.plan);
  return {
    title: `Version ${number} of the support plan of ${plan.beside.name}`,
    signed,
    way,
    safety,
    council,
    plan,
  };
}

export default function ShowVersion() {
  const { title, signed, way, safety, council, plan } = useLoaderData<typeof loader>();
  const base = `/plans/${plan.beside.id}`;
  return (
    <Page title={title} back={{ href: base, label: "The plan" }}>
      <Notice tone="calm" title="This version was agreed, and does not change">
        <p>{signed}.</p>
      </Notice>
      {council.events.length > 0 ? (
        <>
          <h2>What the council decided about it</h2>
          <Timeline items={council.events} />
        </>
      ) : null}
      <AllRemarks notes={council.notes} base={base} editable={false} />
      {way ? (
        <>
          <h2>How the budget was to be taken</h2>
          <SummaryList
            rows={[
              { label: "Chosen", value: way.title },
              ...(way.why === "" ? [] : [{ label: "Why", value: way.why }]),
              { label: "By", value: way.by },
            ]}
          />
        </>
      ) : null}
      {plan.beside.money ? (
        <>
          <h2>The money, as it stood</h2>
          <SummaryList rows={plan.beside.money.rows} />
        </>
      ) : null}
      <PlanRead plan={plan} base={base} editable={false} notes={council.notes} />
      {safety ? (
        <>
          <h2 className="mt-8">When things go wrong</h2>
          <SafetyLists lists={safety} under />
        </>
      ) : null}
    </Page>
  );
}
