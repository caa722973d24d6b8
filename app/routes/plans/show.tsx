import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { presentPlan } from "#app/domain/plans/present-plan.ts";
import type { Handle } from "#app/http/handle.ts";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { PlanBeside, ToChecklist } from "#app/routes/plans/plan-beside.tsx";
import { PlanItems } from "#app/routes/plans/plan-items.tsx";
import { Card, Notice, Tag, Tags } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

export async function loader(args: LoaderFunctionArgs) {
  const { plan } = await loadPlan(args);
  return {
    title: `Support plan of ${plan.name}`,
    plan: presentPlan(plan),
    saved: new URL(args.request.url).searchParams.get("saved") === "1",
  };
}

export default function ShowPlan() {
  const { title, plan, saved } = useLoaderData<typeof loader>();
  const { beside } = plan;
  const base = `/plans/${beside.id}`;
  return (
    <Page title={title} back={{ href: "/plans", label: "Support plans" }}>
      <Tags>
        <Tag tone="sea">{beside.status}</Tag>
      </Tags>
      {beside.inForce ? (
        <p className="no-print">
          <a href={`${base}/reviews`} className="inline-flex min-h-11 items-center">
            Reviews of this plan, and how to ask for one
          </a>
        </p>
      ) : null}
      {saved ? (
        <Notice tone="done" title="Saved" announce>
          <p>What you wrote is in the plan. You can stop here and come back at any time.</p>
        </Notice>
      ) : null}
      {plan.asides.length > 0 ? (
        <Notice tone="attention" title="Two people wrote at once">
          <p>Both texts are kept. Read them, and choose which should stand.</p>
          <ul>
            {plan.asides.map((aside) => (
              <li key={aside.id}>
                <a href={`${base}/both/${aside.id}`} className="inline-flex min-h-11 items-center">
                  {aside.words}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <p className="no-print">
        <a href={`${base}/print`} className="inline-flex min-h-11 items-center">
          Print this plan, or keep it as a PDF
        </a>
      </p>
      <ToChecklist beside={beside} />
      <div className="mt-4 grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <h2 id="sections">In words</h2>
          <div className="my-3 grid gap-3">
            {plan.sections.map((section) => (
              <Card key={section.key}>
                <h3 id={section.key}>{section.title}</h3>
                {section.body.trim() === "" ? (
                  <p className="mt-1 text-soft">{section.ask}</p>
                ) : (
                  <>
                    <p dir="auto" className="mt-1 max-w-[62ch] whitespace-pre-line [overflow-wrap:anywhere]">
                      {section.body}
                    </p>
                    <p className="mt-2 text-soft">{section.how}</p>
                  </>
                )}
                {beside.editable ? (
                  <p className="no-print">
                    <a href={`${base}/sections/${section.key}`} className="inline-flex min-h-11 items-center">
                      {section.body.trim() === "" ? "Write this" : "Change"}
                      <span className="sr-only">: {section.title}</span>
                    </a>
                  </p>
                ) : null}
              </Card>
            ))}
          </div>
          <PlanItems plan={plan} base={base} editable={beside.editable} />
        </div>
        <PlanBeside beside={beside} />
      </div>
    </Page>
  );
}
