import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findConversation } from "#app/domain/messages/find-conversation.server.ts";
import { markRead } from "#app/domain/messages/mark-read.server.ts";
import { MarkReadForm, MessageForm } from "#app/domain/messages/message-rules.ts";
import { sendMessage } from "#app/domain/messages/send-message.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireParty } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { momentWords } from "#app/lib/dates.ts";
import { count, list } from "#app/lib/words.ts";
import { MessageBubble } from "#app/routes/messages/message-bubble.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ other: { name: string } }> = {
  title: (data) => `Messages with ${data.other.name}`,
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireParty(request);
  const query = new URL(request.url).searchParams;
  const found = await findConversation(access, params.id ?? "", query.get("before"));
  if (!found) throw notFound();
  const { messages, ...conversation } = found;
  return {
    ...conversation,
    messages: messages.map((message) => ({ ...message, at: momentWords(message.at) })),
    fresh: messages.filter(({ isNew }) => isNew).length,
    upTo: messages.at(-1)?.id ?? "",
    whose: access.grant ? access.subject.name : null,
    done: query.get("done"),
    earlier: query.has("before"),
    submissionKey: crypto.randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireParty(request);
  const form = await readForm(request, access);
  if (form.get("do") === "mark-read") {
    const marked = parseForm(form, MarkReadForm);
    if (!marked.ok) return formAgain(marked.failed);
    const id = idParam(params);
    return outcome(form, await markRead(access, id, marked.value.upTo), `/messages/${id}?done=read`);
  }
  const parsed = parseForm(form, MessageForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(
    form,
    await sendMessage(access, idParam(params), parsed.value),
    ({ conversationId }) => `/messages/${conversationId}?done=sent`,
  );
}

export default function Conversation() {
  const { id, other, messages, earlierThan, earlier, whose, done, fresh, upTo, submissionKey } =
    useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title={`Messages with ${other.name}`}
      kicker={whose ? `For ${whose}` : other.what}
      back={{ href: "/messages", label: "All messages" }}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      {done === "sent" && !failed ? (
        <Notice tone="done" title="Sent" announce>
          <p>
            <bdi>{other.name}</bdi> has been told that there is a message. We tell you when there is an
            answer.
          </p>
        </Notice>
      ) : null}
      {done === "read" && fresh === 0 && !failed ? (
        <Notice tone="done" title="Marked as read" announce>
          <p>Nothing was sent. You can answer below at any time.</p>
        </Notice>
      ) : null}
      {other.needs.length > 0 ? (
        <Notice tone="calm" title={`How ${other.name} needs information`}>
          <p>{list(other.needs)}. Please write, or get in touch, that way.</p>
        </Notice>
      ) : null}
      {other.href ? (
        <p className="mt-2">
          <a href={other.href} className="inline-flex min-h-11 items-center">
            See the profile of {other.name}
          </a>
        </p>
      ) : null}
      {earlierThan ? (
        <p className="no-print mt-4">
          <ButtonLink href={`/messages/${id}?before=${earlierThan}`}>Earlier messages</ButtonLink>
        </p>
      ) : null}
      <h2 className="sr-only">What was written, oldest first</h2>
      <ol className="mt-6 space-y-5">
        {messages.map((message) => (
          <MessageBubble key={message.id} {...message} />
        ))}
      </ol>
      {fresh > 0 ? (
        <PostForm className="no-print mt-6 flex flex-wrap items-center gap-x-5 gap-y-2">
          <input type="hidden" name="upTo" value={upTo} />
          <p>{count(fresh, "new message")}. Answering marks it as read, too.</p>
          <Button name="do" value="mark-read" weight="quiet">
            Mark as read
          </Button>
        </PostForm>
      ) : null}
      {earlier ? (
        <p className="no-print mt-6">
          <ButtonLink href={`/messages/${id}`}>Go to the newest, and answer</ButtonLink>
        </p>
      ) : (
        <section className="no-print mt-8 border-t border-line pt-6">
          <h2>{whose ? `Write for ${whose}` : "Write back"}</h2>
          <PostForm>
            <input type="hidden" name="submissionKey" value={submissionKey} />
            <input type="hidden" name="upTo" value={upTo} />
            <TextArea
              name="body"
              label="Your message"
              hint="Please leave out bank details and passwords."
              rows={6}
              value={String(failed?.values.body ?? "")}
              error={failed?.errors.body}
            />
            <Button>Send</Button>
          </PostForm>
        </section>
      )}
    </Page>
  );
}
