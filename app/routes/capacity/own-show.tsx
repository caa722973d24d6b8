import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findHelpLine } from "#app/domain/access/find-help-line.server.ts";
import { findOwnCapacity } from "#app/domain/capacity/find-capacity.server.ts";
import { requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { DecisionTable } from "#app/routes/capacity/decision-table.tsx";
import { RecordCard } from "#app/routes/capacity/record-card.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "search_and_advice");
  const [found, help] = await Promise.all([findOwnCapacity(access), findHelpLine(access.subject.areaId)]);
  return {
    ...found,
    help,
    title: found.forOther ? `Who decides what for ${found.name}` : "Who decides what for you",
  };
}

export default function OwnCapacity() {
  const { title, name, forOther, help, decisions, earlier } = useLoaderData<typeof loader>();
  const records = decisions.flatMap(({ record }) => (record ? [record] : []));
  const about = forOther ? { name } : {};
  return (
    <Page
      title={title}
      back={{ href: "/account/activity", label: "What was done" }}
      lead={
        <p>
          {forOther ? `${name} decides` : "You decide"}, one thing at a time, unless the council has looked
          into it and written down that {forOther ? name : "you"} cannot at the moment. Here is what is
          written down.
        </p>
      }
    >
      <DecisionTable decisions={decisions} {...about} />
      {records.length === 0 ? (
        <p className="my-4">Nothing is written down about any decision.</p>
      ) : (
        <Notice tone="calm" title={forOther ? `If ${name} does not agree` : "If you do not agree"}>
          <p>
            Phone {help.phone}, {help.hours}, and say so, or write to the council. You need not say why. They
            must look into it again.
          </p>
          <p>
            An independent advocate can speak with {forOther ? name : "you"}. It costs nothing. Ask for one on
            the plan’s page, or by phone.
          </p>
          <p>If it still is not settled, the Court of Protection can decide..</p>
        </Notice>
      )}
      {records.map((record) => (
        <RecordCard key={record.id} record={record} {...about} />
      ))}
      {earlier.length > 0 ? <h2 className="mt-8">Earlier, and replaced since</h2> : null}
      {earlier.map((record) => (
        <RecordCard key={record.id} record={record} {...about} />
      ))}
    </Page>
  );
}
