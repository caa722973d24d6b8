import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findCapacity } from "#app/domain/capacity/find-capacity.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { DecisionTable } from "#app/routes/capacity/decision-table.tsx";
import { RecordCard } from "#app/routes/capacity/record-card.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ name: string }> = { title: ({ name }) => `Who can decide what: ${name}` };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const found = await findCapacity(access, idParam(params));
  if (!found) throw notFound();
  return { ...found, saved: new URL(request.url).searchParams.get("saved") === "1" };
}

export default function ShowCapacity() {
  const { id, name, decisions, earlier, saved } = useLoaderData<typeof loader>();
  const records = decisions.flatMap(({ record }) => (record ? [record] : []));
  return (
    <Page
      title={`Who can decide what: ${name}`}
      back={{ href: `/council/people/${id}`, label: name }}
      lead={
        <p>
          {name} is taken to have capacity until a record shows otherwise, one decision at a time (Mental
          Capacity Act 2005, section 1). An unwise decision is no sign that somebody lacks it.
        </p>
      }
    >
      {saved ? (
        <Notice tone="done" title="It is recorded" announce>
          <p>It counts from now on. {name} has been told, and can read it and say that they do not agree.</p>
        </Notice>
      ) : null}
      <DecisionTable decisions={decisions} name={name} />
      <p className="no-print my-5">
        <ButtonLink href={`/council/people/${id}/capacity/new`} weight="filled">
          Record an assessment
        </ButtonLink>
      </p>
      {records.length > 0 ? <h2 className="mt-8">What counts now</h2> : null}
      {records.map((record) => (
        <RecordCard key={record.id} record={record} name={name} />
      ))}
      {earlier.length > 0 ? <h2 className="mt-8">Earlier, and replaced since</h2> : null}
      {earlier.map((record) => (
        <RecordCard key={record.id} record={record} name={name} />
      ))}
    </Page>
  );
}
