import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { findMyReadBack } from "#app/domain/assisted-access/find-my-sessions.server.ts";
import { informationNeedWords } from "#app/domain/people/person-words.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { dayOf, longDay, momentWords } from "#app/lib/dates.ts";
import { list } from "#app/lib/words.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Letter } from "#app/ui/letter.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ name: string }> = { title: ({ name }) => `What ${name} is told` };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const found = await findMyReadBack(access, idParam(params));
  if (!found) throw notFound();
  return found;
}

const BY = { email: "by email", text: "by text message", letter: "by post" } as const;
const WHY: Record<string, string> = {
  withdrawn: "It ended because they stopped their permission.",
  expired: "It ended because their permission ran out.",
  "signed-out": "It ended because you signed out.",
};

export default function ReadBackPage() {
  const { name, letter, running, endReason, from, needs } = useLoaderData<typeof loader>();
  return (
    <Page title={`What ${name} is told`} back={{ href: "/assist", label: "Help somebody" }}>
      <div className="no-print">
        {endReason && WHY[endReason] ? <p className="mt-3">{WHY[endReason]}</p> : null}
        {running ? (
          <Notice tone="attention" title={`You are still acting for ${name}`}>
            <p>Their letter is written when you stop.</p>
          </Notice>
        ) : letter ? (
          <Notice tone="done" announce title="Read this to them before you hang up or leave">
            <p>
              {letter.channel === "letter" && letter.sentAt === null
                ? "Then print it and post it, or leave it with them. It waits under Letters until it is marked as posted."
                : letter.sentAt
                  ? `It was sent ${BY[letter.channel]} on ${momentWords(letter.sentAt)}.`
                  : `It is being sent ${BY[letter.channel]}.`}
            </p>
            {needs.length > 0 ? (
              <p>
                <b>They need it like this:</b> {list(needs.map(informationNeedWords))}.
              </p>
            ) : null}
          </Notice>
        ) : (
          <Notice tone="calm" title="Nothing was looked at or done">
            <p>So there is no letter.</p>
          </Notice>
        )}
        {letter?.channel === "letter" ? (
          <ButtonLink weight="filled" href={`/core/letters/${letter.id}`}>
            Print it or mark it as posted
          </ButtonLink>
        ) : null}
      </div>
      {letter ? (
        <Letter
          to={letter.channel === "letter" ? `${name}\n${letter.recipient}` : name}
          from={from}
          date={longDay(dayOf(letter.createdAt))}
          subject={letter.subject}
          body={letter.body}
          large={needs.includes("large-print")}
        />
      ) : null}
    </Page>
  );
}
