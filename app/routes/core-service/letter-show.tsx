import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { findLetter } from "#app/domain/notifications/find-letters.server.ts";
import { markPosted } from "#app/domain/notifications/mark-posted.server.ts";
import { informationNeedWords } from "#app/domain/people/person-words.ts";
import { readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { dayOf, longDay, momentWords } from "#app/lib/dates.ts";
import { count, list } from "#app/lib/words.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Letter } from "#app/ui/letter.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ name: string }> = { title: ({ name }) => `Letter to ${name}` };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const letter = await findLetter(await requireArea(request, ASSISTS), idParam(params));
  if (!letter) throw notFound();
  return letter;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const form = await readForm(request, access);
  const result = await markPosted(access, idParam(params));
  if (!result.ok && result.refusal.code === "not-found") throw notFound();
  return result.ok ? redirect("/core/letters?done=posted") : refusedForm(form, result.refusal);
}

export default function LetterShow() {
  const letter = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const large = letter.needs.includes("large-print");
  const others = letter.needs.filter((need) => need !== "large-print").map(informationNeedWords);
  return (
    <Page title={`Letter to ${letter.name}`} back={{ href: "/core/letters", label: "Letters" }}>
      <div className="no-print">
        <ErrorSummary errors={failed?.errors} />
        {letter.recipient === "" ? (
          <Notice tone="problem" title="We have no address for them">
            <p>Phone them, ask where it should go, or hand it over.</p>
          </Notice>
        ) : null}
        {others.length > 0 || letter.language !== "English" ? (
          <Notice tone="attention" title="This needs more than a letter">
            <p>
              They need: {list([...others, ...(letter.language === "English" ? [] : [letter.language])])}.
              Phone them or send it that way too.
            </p>
          </Notice>
        ) : null}
        {letter.withPages > 0 ? (
          <Notice tone="attention" title={`With this letter: ${count(letter.withPages, "page")}`}>
            <p>Print these pages too, and put them in the envelope.</p>
            <p>
              <a href={`/core/letters/${letter.id}/pages.pdf`} className="inline-flex min-h-11 items-center">
                The pages, as a PDF
              </a>
            </p>
          </Notice>
        ) : null}
        <p className="mt-3 max-w-[62ch]">
          {letter.sentAt
            ? `Posted on ${momentWords(letter.sentAt)}.`
            : `Print this page: only the letter comes out${large ? ", in large print" : ""}.`}
        </p>
        {letter.sentAt ? null : (
          <PostForm className="mt-4">
            <Button>I have posted it</Button>
          </PostForm>
        )}
      </div>
      <Letter
        to={[letter.name, letter.recipient].filter(Boolean).join("\n")}
        from={letter.from}
        date={longDay(dayOf(letter.createdAt))}
        subject={letter.subject}
        body={letter.body}
        large={large}
      />
    </Page>
  );
}
