import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPlanGroups } from "#app/domain/community/find-plan-groups.server.ts";
import { findPlanAuthority } from "#app/domain/capacity/find-plan-authority.server.ts";
import { countOpenComments } from "#app/domain/plans/comments/find-comments.server.ts";
import { findPlanLife } from "#app/domain/plans/find-plan-life.server.ts";
import { presentLife } from "#app/domain/plans/present-life.ts";
import { presentPlan } from "#app/domain/plans/present-plan.ts";
import type { Handle } from "#app/http/handle.ts";
import { known } from "#app/lib/query.ts";
import { AuthorityNotice } from "#app/routes/capacity/authority-notice.tsx";
import { CommentLink } from "#app/routes/plans/comments/comment-link.tsx";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { PlanBeside, ToChecklist } from "#app/routes/plans/plan-beside.tsx";
import { PlanHistory, PlanStands } from "#app/routes/plans/plan-life.tsx";
import { AllRemarks } from "#app/routes/plans/plan-remarks.tsx";
import { PlanRead } from "#app/routes/plans/plan-read.tsx";
import { Notice, Tag, Tags } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

const DONE = {
  saved: ["Saved", "What you wrote is in the plan. You can stop here and come back at any time."],
  agree: ["The plan is agreed", "It is kept as it stands. What happens next is said below."],
  take_back: [
    "The agreement is taken back",
    "The plan can be changed again. What was agreed stays to be read.",
  ],
  idea: [
    "Thank you for the idea",
    "We read it before it is shown to others. Nothing in the plan has changed.",
  ],
  submit: [
    "The plan is with the council",
    "You will hear when they have decided. You can read it meanwhile.",
  ],
  remark: ["It is marked as done", "It no longer stands beside the line. What the council wrote is kept."],
  send_back: ["The plan is sent back", "They are told, and see what you wrote beside each line."],
  approve_partly: [
    "A part of the plan is approved",
    "What you ticked may begin, and its money is given. They are told, and read why the rest waits.",
  ],
  approve: ["The plan is approved", "Their budget is set by it, and they are told. Next, put it in force."],
  start: ["The plan is in force", "The day of its review is worked out: see the reviews of this plan."],
  share: ["Your choice is kept", "You can change it again at any time, from this page."],
} as const;

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan } = await loadPlan(args);
  const query = new URL(args.request.url).searchParams;
  const done: readonly [string, string] | null = known(
    DONE,
    query.get("saved") === "1" ? "saved" : query.get("done"),
  );
  return {
    title: `Support plan of ${plan.name}`,
    plan: presentPlan(plan),
    life: presentLife(party.side, plan),
    comments: await countOpenComments(plan.id),
    history: await findPlanLife(plan.id),
    authority: await findPlanAuthority(party, plan),
    groups: await findPlanGroups(plan),
    offers: party.side === "planner",
    done: done && { title: done[0], words: done[1] },
  };
}

export default function ShowPlan() {
  const { title, plan, life, history, authority, groups, offers, done, comments } =
    useLoaderData<typeof loader>();
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
      {done ? (
        <Notice tone="done" title={done.title} announce>
          <p>{done.words}</p>
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
      <PlanStands life={life} />
      <AllRemarks notes={history} base={base} editable={beside.editable} />
      <AuthorityNotice base={base} name={beside.name} authority={authority} />
      <p className="no-print flex flex-wrap gap-x-6">
        <a href={`${base}/print`} className="inline-flex min-h-11 items-center">
          Print this plan, or keep it as a PDF
        </a>
        <a href={`${base}/changes`} className="inline-flex min-h-11 items-center">
          What has changed
        </a>
        <CommentLink base={base} part="plan" what="the whole plan" comments={comments} />
      </p>
      <ToChecklist beside={beside} />
      <div className="mt-4 grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <PlanRead
            plan={plan}
            groups={groups}
            offers={offers}
            base={base}
            editable={beside.editable}
            comments={comments}
            notes={history}
          />
          <PlanHistory base={base} events={history.events} versions={history.versions} />
        </div>
        <PlanBeside beside={beside} />
      </div>
    </Page>
  );
}
