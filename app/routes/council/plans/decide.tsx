import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPlanLife } from "#app/domain/plans/find-plan-life.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { DecisionFigures } from "#app/routes/council/plans/decision-figures.tsx";
import { loadDecision } from "#app/routes/council/plans/load-decision.server.ts";
import { PlanHistory } from "#app/routes/plans/plan-life.tsx";
import { PlanRead } from "#app/routes/plans/plan-read.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice, Tag, Tags } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

export async function loader(args: LoaderFunctionArgs) {
  const { page } = await loadDecision(args, "approve");
  const { beside } = page.plan;
  return {
    ...page,
    title: `Decide about the plan of ${beside.name}`,
    base: `/council/plans/${beside.id}`,
    history: await findPlanLife(beside.id),
  };
}

export default function Decide() {
  const page = useLoaderData<typeof loader>();
  const { plan, history, base } = page;
  const ways = (
    <p className="no-print my-4 flex flex-wrap gap-3">
      <ButtonLink href={`${base}/approve`} weight="filled">
        Approve it
      </ButtonLink>
      <ButtonLink href={`${base}/approve-partly`}>Approve a part</ButtonLink>
      <ButtonLink href={`${base}/send-back`}>Send it back</ButtonLink>
    </p>
  );
  const open = page.step.possible && page.ownPart === null;
  return (
    <Page title={page.title} back={{ href: "/council/plans", label: "Support plans to decide" }}>
      <Tags>
        <Tag tone="sea">{plan.beside.status}</Tag>
        <Tag>{page.changed}</Tag>
        {page.over ? <Tag tone="brick">Over the council’s figure</Tag> : null}
      </Tags>
      {page.ownPart ? (
        <Notice tone="attention" title="A colleague must decide">
          <p>{page.ownPart}, so a colleague must decide. You can read it.</p>
        </Notice>
      ) : null}
      {page.step.possible ? null : (
        <Notice tone="calm" title="This waits for no decision now">
          <p>The plan is now: {plan.beside.status.toLowerCase()}.</p>
        </Notice>
      )}
      {open ? ways : null}
      <h2>The budget that would follow</h2>
      <DecisionFigures figures={page.figures} budget={page.budget} settled={page.settled} />
      {page.overReason ? (
        <p className="max-w-[62ch]">Why it costs more, in the plan: “{page.overReason}”</p>
      ) : null}
      <PlanRead plan={plan} base={`/plans/${plan.beside.id}`} editable={false} notes={history} />
      {open ? ways : null}
      <PlanHistory base={`/plans/${plan.beside.id}`} events={history.events} versions={history.versions} />
    </Page>
  );
}
