import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { presentBeside } from "#app/domain/plans/present-plan.ts";
import { findSafeguards } from "#app/domain/plans/safety/find-safeguards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { SafetyLists } from "#app/routes/plans/safety/safety-lists.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "When things go wrong" };

export async function loader(args: LoaderFunctionArgs) {
  const { plan } = await loadPlan(args);
  const { lists } = await findSafeguards(plan.id);
  return {
    beside: presentBeside(plan),
    // What is put by is money
    lists: lists.filter(({ kind }) => plan.seesMoney || kind !== "contingency"),
    saved: new URL(args.request.url).searchParams.has("saved"),
  };
}

export default function Safety() {
  const { beside, lists, saved } = useLoaderData<typeof loader>();
  const base = `/plans/${beside.id}/safety`;
  return (
    <Page
      title="When things go wrong"
      kicker={`Support plan of ${beside.name}`}
      back={{ href: `/plans/${beside.id}`, label: "The plan" }}
      lead={<p>Who to call, in which order, and what was decided before. The plan says the rest in words.</p>}
      narrow
    >
      {saved ? (
        <Notice tone="done" title="Saved" announce>
          <p>It is in the plan.</p>
        </Notice>
      ) : null}
      <SafetyLists lists={lists} base={base} editable={beside.editable} />
    </Page>
  );
}
