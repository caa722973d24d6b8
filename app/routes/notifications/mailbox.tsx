import { useLoaderData } from "@remix-run/react";
import { findMailbox } from "#app/domain/notifications/find-mailbox.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { momentWords } from "#app/lib/dates.ts";
import { linkPieces } from "#app/lib/links.ts";
import { Card, Notice, Tag } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "The demonstration’s mailbox", unlisted: true };

const CHANNELS = { email: "Email", text: "Text message", letter: "Letter to print" } as const;

export async function loader() {
  const mailbox = await findMailbox();
  if (!mailbox) throw notFound();
  return mailbox.map(({ at, channel, body, ...message }) => ({
    ...message,
    channel: CHANNELS[channel],
    when: momentWords(at),
    pieces: linkPieces(body),
  }));
}
export default function Mailbox() {
  const messages = useLoaderData<typeof loader>();
  return (
    <Page
      title="The demonstration’s mailbox"
      narrow
      lead={
        <p>
          Nothing leaves this machine. Here is what would have been sent to the invented people, the newest
          first. A message takes a few seconds to come: reload this page to look again.
        </p>
      }
    >
      {messages.length === 0 ? (
        <Notice tone="calm" title="No messages yet">
          <p>Open an account or ask a planner, and what is sent appears here.</p>
        </Notice>
      ) : (
        <ul className="my-6 grid gap-4">
          {messages.map((message) => (
            <li key={message.id}>
              <Card>
                <h2 className="text-[1.2rem]">{message.subject}</h2>
                <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Tag>{message.channel}</Tag>
                  <span className="text-soft">{message.when}</span>
                </p>
                <p className="mt-1 whitespace-pre-line">
                  <b>To:</b> {message.recipient || "No address is known"}
                </p>
                <p className="mt-3 whitespace-pre-line [overflow-wrap:anywhere]">
                  {message.pieces.map(({ text, href }, i) =>
                    href ? (
                      <a key={i} href={href} rel="noreferrer">
                        {text}
                      </a>
                    ) : (
                      <span key={i}>{text}</span>
                    ),
                  )}
                </p>
              </Card>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
