import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BestInterestsForm } from "#app/domain/capacity/best-interests-form.ts";
import { decideFor } from "#app/domain/capacity/decide-for.server.ts";
import { findBestInterests } from "#app/domain/capacity/find-best-interests.server.ts";
import { findWayToDecide } from "#app/domain/capacity/find-way-to-decide.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { BestInterestsCard, BestInterestsFields } from "#app/routes/capacity/best-interests-parts.tsx";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "In their best interests" };

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan } = await loadPlan(args);
  const earlier = await findBestInterests(plan.id);
  // Whoever may know of the plan reads what was decided; only a practitioner decides
  if (plan.selfFunder || (party.side !== "practitioner" && earlier.length === 0)) throw notFound();
  return {
    planId: plan.id,
    name: plan.name,
    version: plan.version,
    way: party.side === "practitioner" ? await findWayToDecide(plan) : null,
    earlier,
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const id = idParam(params);
  const form = await readForm(request, access);
  const parsed = parseForm(form, BestInterestsForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(form, await decideFor(access, id, parsed.value), `/plans/${id}?done=submit`);
}

export default function BestInterests() {
  const { planId, name, version, way, earlier, submissionKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="In their best interests"
      kicker={`Support plan of ${name}`}
      back={{ href: `/plans/${planId}`, label: "The plan" }}
      narrow
      lead={
        <p>
          Where it is recorded that {name} cannot decide about the plan, and nobody else may, the council
          decides, in the best interests of {name} (Mental Capacity Act 2005, section 4). What {name} wants
          comes first. {name} can read all of this.
        </p>
      }
    >
      <ErrorSummary errors={failed?.errors} />
      {earlier.map((one) => (
        <BestInterestsCard key={one.id} decided={one} />
      ))}
      {way === null ? null : way.stops.length > 0 ? (
        <Notice tone="attention" title="This cannot be decided here now">
          {way.stops.map((stop) => (
            <p key={stop}>{stop}</p>
          ))}
        </Notice>
      ) : (
        <BestInterestsFields
          name={name}
          planId={planId}
          version={version}
          submissionKey={submissionKey}
          advocate={way.advocate}
          failed={failed}
        />
      )}
    </Page>
  );
}
