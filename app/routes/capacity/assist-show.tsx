import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { findCapacity } from "#app/domain/capacity/find-capacity.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { DecisionTable } from "#app/routes/capacity/decision-table.tsx";
import { RecordCard } from "#app/routes/capacity/record-card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ name: string }> = { title: ({ name }) => `Who decides what: ${name}` };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const found = await findCapacity(access, idParam(params));
  if (!found) throw notFound();
  return found;
}

export default function AssistCapacity() {
  const { id, name, decisions } = useLoaderData<typeof loader>();
  return (
    <Page
      title={`Who decides what: ${name}`}
      back={{ href: `/assist/people/${id}`, label: name }}
      lead={
        <p>
          Take it that {name} decides, unless the table says otherwise. Where it says that {name} cannot,
          their consent is not enough: do not act on it. Only the council’s practitioner records this. If you
          think that something here is wrong, or has changed, tell them.
        </p>
      }
    >
      <DecisionTable decisions={decisions} name={name} />
      {decisions.map(({ key, record }) =>
        record ? <RecordCard key={key} record={record} name={name} /> : null,
      )}
    </Page>
  );
}
