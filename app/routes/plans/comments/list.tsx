import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CommentForm, partKey, partOf } from "#app/domain/plans/comments/comment-forms.ts";
import { commentParts, findComments } from "#app/domain/plans/comments/find-comments.server.ts";
import { writeComment } from "#app/domain/plans/comments/write-comment.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { readPage } from "#app/lib/query.ts";
import { CommentCard } from "#app/routes/plans/comments/comment-card.tsx";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

export const handle: Handle<{ name: string }> = { title: ({ name }) => `Comments on the plan of ${name}` };

export async function loader(args: LoaderFunctionArgs) {
  const { plan } = await loadPlan(args);
  const asked = new URL(args.request.url).searchParams;
  const parts = commentParts(plan);
  const part = partOf(asked.get("about") ?? "plan");
  const page = readPage(asked.get("page"), 10_000);
  return {
    id: plan.id,
    name: plan.name,
    parts,
    about: parts.find(({ value }) => part && value === partKey(part))?.value ?? "plan",
    page,
    ...(await findComments(plan, page)),
    submissionKey: randomUUID(),
    said: asked.get("done"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, CommentForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  return outcome(form, await writeComment(party, id, parsed.value), `/plans/${id}/comments?done=said`);
}

export default function Comments() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const base = `/plans/${page.id}`;
  return (
    <Page
      title="Comments"
      kicker={`Support plan of ${page.name}`}
      back={{ href: base, label: "The plan" }}
      lead={
        <p>
          Anybody who has to do with this plan can say something here, about any part of it. Everybody who may
          read the plan sees it. The plan itself is not changed.
        </p>
      }
    >
      {page.said === "said" || page.said === "settled" ? (
        <Notice tone="done" title={page.said === "said" ? "Your comment is kept" : "Settled"} announce>
          <p>
            {page.said === "said"
              ? "It stays here until somebody settles it."
              : "It is kept below, with who settled it."}
          </p>
        </Notice>
      ) : null}
      <ErrorSummary errors={failed?.errors} />
      <h2 className="mt-6">Waiting</h2>
      {page.open.length === 0 ? <p className="my-3">No comment waits.</p> : null}
      <ul className="my-3 grid gap-3">
        {page.open.map((comment) => (
          <li key={comment.id}>
            <CommentCard comment={comment} base={base} />
          </li>
        ))}
      </ul>
      <h2 className="mt-8">Say something</h2>
      <PostForm className="max-w-[44rem]">
        <input
          type="hidden"
          name="submissionKey"
          value={answer(failed, "submissionKey", page.submissionKey)}
        />
        <SelectField
          name="about"
          label="What is it about?"
          options={page.parts}
          value={answer(failed, "about", page.about)}
          error={failed?.errors.about}
          width="full"
        />
        <TextArea
          name="words"
          label="Your comment"
          rows={4}
          value={answer(failed, "words")}
          error={failed?.errors.words}
        />
        <Button className="mt-4">Keep this comment</Button>
      </PostForm>
      {page.settled.length > 0 ? (
        <section className="mt-10">
          <h2>Settled</h2>
          <ul className="my-3 grid gap-3">
            {page.settled.map((comment) => (
              <li key={comment.id}>
                <CommentCard comment={comment} base={base} />
              </li>
            ))}
          </ul>
          <Pagination page={page.page} pages={page.pages} href={(n) => `${base}/comments?page=${n}`} />
        </section>
      ) : null}
    </Page>
  );
}
