import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { recordView } from "#app/domain/audit/act.server.ts";
import { findEngagements } from "#app/domain/engagements/find-engagement.server.ts";
import { describeInList } from "#app/domain/engagements/describe-engagement.ts";
import type { Handle } from "#app/http/handle.ts";
import { requireEngagementViewer, viewpointOf } from "#app/http/require-engagement.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Tag, Tags } from "#app/ui/card.tsx";
import { HourBlocks } from "#app/ui/hour-blocks.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Support planning" };

export async function loader({ request }: LoaderFunctionArgs) {
  const party = await requireEngagementViewer(request);
  const rows = await findEngagements(viewpointOf(party));
  // A list of one's own planning is one's own; any other names people
  if ((party.side !== "person" || party.access.grant) && rows.length > 0)
    await recordView(party.access, {
      action: "engagements.listed",
      objectType: "account",
      objectId: party.access.actor.accountId,
      detail: { shown: rows.length },
    });
  return {
    side: party.side,
    whose: party.access.grant ? party.access.subject.name : null,
    items: rows.map((row) => describeInList(row, party.side)),
  };
}

const TITLES = {
  person: "My support planning",
  planner: "My work",
  agency: "Our planners' work",
  area: "Support planning in the area",
} as const;

export default function Engagements() {
  const { side, whose, items } = useLoaderData<typeof loader>();
  return (
    <Page title={whose ? `Support planning of ${whose}` : TITLES[side]}>
      {side === "planner" ? (
        <p className="my-4">
          <a href="/money">What you are owed and have been paid</a>
        </p>
      ) : null}
      {items.length === 0 ? (
        <div className="my-6 max-w-[62ch]">
          <p>
            {whose
              ? `${whose} has not asked a planner yet. A planner helps to work out what they want, and arranges it with them.`
              : side === "person"
                ? "You have not asked a planner yet. A planner helps you work out what you want, and arranges it with you."
                : "Nothing here yet. When somebody asks for planning, it shows here."}
          </p>
          {side === "person" ? (
            <p className="mt-4">
              <ButtonLink href="/planners" weight="filled">
                Find a planner
              </ButtonLink>
            </p>
          ) : null}
        </div>
      ) : (
        <ul className="my-6 grid gap-4">
          {items.map((item) => (
            <li key={item.id}>
              <Card>
                <h2 className="text-[1.25rem]">
                  <a href={`/engagements/${item.id}`} className="inline-flex min-h-11 items-center">
                    {item.title}
                  </a>
                </h2>
                <Tags>
                  <Tag tone={item.tone}>{item.status}</Tag>
                  <Tag>{item.tier}</Tag>
                </Tags>
                <p>{item.next}</p>
                {item.meter ? (
                  <>
                    <HourBlocks hours={item.meter.hours} used={item.meter.used} />
                    <p className="text-soft">{item.meter.words}</p>
                  </>
                ) : null}
              </Card>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
