import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findConversations } from "#app/domain/messages/find-conversations.server.ts";
import { requireParty } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { momentWords } from "#app/lib/dates.ts";
import { count } from "#app/lib/words.ts";
import { Card, Tag } from "#app/ui/card.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Face } from "#app/ui/face.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Messages" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireParty(request);
  const asked = Number(new URL(request.url).searchParams.get("page"));
  const page = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
  const { lines, more } = await findConversations(access, page);
  return {
    page,
    more,
    whose: access.grant ? access.subject.name : null,
    answers: "planner" in access || "assistant" in access,
    lines: lines.map(({ lastAt, ...line }) => ({ ...line, at: momentWords(lastAt) })),
  };
}

function Nothing({ answers }: { answers: boolean }) {
  return (
    <Card className="mt-6 max-w-[44rem]">
      <p className="font-bold">There are no messages yet.</p>
      {answers ? (
        <p className="mt-2">
          When somebody asks you a question from your profile, it comes here and we tell you by email.
        </p>
      ) : (
        <>
          <p className="mt-2">You can ask any planner or personal assistant a question before you choose.</p>
          <p className="mt-4 flex flex-wrap gap-3">
            <ButtonLink href="/planners">Find a planner</ButtonLink>
            <ButtonLink href="/assistants">Find a PA</ButtonLink>
          </p>
        </>
      )}
    </Card>
  );
}

export default function Messages() {
  const { page, more, whose, answers, lines } = useLoaderData<typeof loader>();
  return (
    <Page
      title={whose ? `Messages of ${whose}` : "Messages"}
      lead={lines.length > 0 ? <p>Newest first.</p> : null}
    >
      {lines.length === 0 && page === 1 ? <Nothing answers={answers} /> : null}
      {lines.length === 0 && page > 1 ? <p className="mt-4">There are no more messages.</p> : null}
      <ul className="mt-6 max-w-[54rem] space-y-4">
        {lines.map(({ id, other, at, start, lastFrom, you, unread }) => (
          <li
            key={id}
            className={`person-card rounded-[14px] border bg-card p-[18px] ${unread > 0 ? "border-2 border-sea" : "border-line"}`}
          >
            <div className="person-face">
              <Face initials={other.initials} size={64} />
            </div>
            <h2 className="person-name text-[1.2rem]">
              <a href={`/messages/${id}`} className="inline-flex min-h-11 min-w-11 items-center">
                <bdi>{other.name}</bdi>
              </a>
            </h2>
            <div className="person-words">
              <p className="text-soft">
                {other.what}. {at}
              </p>
              <p className="mt-1 [overflow-wrap:anywhere]">
                <span className="font-semibold">
                  <bdi>{you ? "You" : lastFrom}</bdi>:
                </span>{" "}
                <bdi>{start}</bdi>
              </p>
              {unread > 0 ? (
                <p className="mt-2">
                  <Tag tone="sea">{count(unread, "new message")}</Tag>
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {page > 1 || more ? (
        <nav aria-label="Pages of messages" className="no-print mt-6 flex flex-wrap gap-3">
          {page > 1 ? <ButtonLink href={`/messages?page=${page - 1}`}>Newer messages</ButtonLink> : null}
          {more ? <ButtonLink href={`/messages?page=${page + 1}`}>Older messages</ButtonLink> : null}
        </nav>
      ) : null}
    </Page>
  );
}
