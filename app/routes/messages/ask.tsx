import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askQuestion } from "#app/domain/messages/ask-question.server.ts";
import { findAsked } from "#app/domain/messages/find-asked.server.ts";
import { findShownToAsked } from "#app/domain/messages/find-shown-to-asked.server.ts";
import { MessageForm } from "#app/domain/messages/message-rules.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireParty } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { list } from "#app/lib/words.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Face } from "#app/ui/face.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ asked: { name: string } }> = {
  title: (data) => `Ask ${data.asked.name} a question`,
  unlisted: true,
};

// Two addresses, one page: /planners/:slug/ask and /assistants/:slug/ask
const askedOf = (request: Request, slug = "") => ({
  directory: new URL(request.url).pathname.startsWith("/planners/")
    ? ("planners" as const)
    : ("assistants" as const),
  slug,
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireParty(request);
  const { directory, slug } = askedOf(request, params.slug);
  const asked = await findAsked(directory, slug);
  if (!asked) throw notFound();
  const { name, initials, headline, open } = asked;
  return {
    asked: { name, initials, headline, open },
    directory,
    profile: `/${directory}/${slug}`,
    own: asked.accountId === access.actor.accountId,
    shown: await findShownToAsked(access),
    onBehalf: access.grant !== null,
    submissionKey: crypto.randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireParty(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, MessageForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await askQuestion(access, askedOf(request, params.slug), parsed.value);
  if (result.ok) return redirect(`/messages/${result.value.conversationId}?done=sent`);
  if (result.refusal.code === "not-found") throw notFound();
  return refusedForm(form, result.refusal);
}

export default function Ask() {
  const { asked, directory, profile, own, shown, onBehalf, submissionKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const back = { href: profile, label: `Back to ${asked.name}` };
  if (own || !asked.open)
    return (
      <Page title={`Ask ${asked.name} a question`} back={back} narrow>
        <Notice tone="attention" title={own ? "This is your own profile" : "Not taking questions just now"}>
          <p>
            {own
              ? "There is nobody else to ask here. Questions that people ask you are in your messages."
              : `${asked.name} has paused their profile. You can come back later, or ask somebody else.`}
          </p>
        </Notice>
        <ButtonLink href={own ? "/messages" : `/${directory}`}>
          {own
            ? "See your messages"
            : directory === "planners"
              ? "See other planners"
              : "See other assistants"}
        </ButtonLink>
      </Page>
    );
  return (
    <Page
      title={`Ask ${asked.name} a question`}
      lead={<p>It is free, and you do not have to choose them afterwards.</p>}
      back={back}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      <div className="mt-6 flex flex-wrap items-center gap-4">
        <Face initials={asked.initials} size={64} />
        <p className="min-w-0 flex-1 basis-40">
          <b>{asked.name}</b>
          {asked.headline ? <span className="block">{asked.headline}</span> : null}
        </p>
      </div>
      <Notice tone="calm" title={`What ${asked.name} will see`}>
        <p>
          {onBehalf ? "Your name, that you write for " : "Your first name, "}
          <bdi>{shown.name}</bdi>
          {shown.needs.length > 0
            ? `, how ${onBehalf ? "they need" : "you need"} information (${list(shown.needs)}) and the message.`
            : " and the message."}{" "}
          Nothing else: no address, no budget.
        </p>
      </Notice>
      <PostForm>
        <input type="hidden" name="submissionKey" value={submissionKey} />
        <TextArea
          name="body"
          label={onBehalf ? "The question" : "Your question"}
          hint="For example: have you worked with somebody in a situation like mine? Please leave out bank details and passwords."
          rows={8}
          value={String(failed?.values.body ?? "")}
          error={failed?.errors.body}
        />
        <Button>Send the question</Button>
      </PostForm>
    </Page>
  );
}
