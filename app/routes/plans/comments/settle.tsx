import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SettleCommentForm } from "#app/domain/plans/comments/comment-forms.ts";
import { findComment } from "#app/domain/plans/comments/find-comments.server.ts";
import { settleComment } from "#app/domain/plans/comments/settle-comment.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { CommentCard } from "#app/routes/plans/comments/comment-card.tsx";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Settle a comment" };

export async function loader(args: LoaderFunctionArgs) {
  const { plan } = await loadPlan(args);
  const comment = await findComment(plan, idParam(args.params, "commentId"));
  if (!comment) throw notFound();
  return { id: plan.id, name: plan.name, comment };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, SettleCommentForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const input = { commentId: idParam(params, "commentId"), ...parsed.value };
  return outcome(form, await settleComment(party, id, input), `/plans/${id}/comments?done=settled`);
}

export default function SettleComment() {
  const { id, name, comment } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const base = `/plans/${id}`;
  return (
    <Page
      title="Settle a comment"
      kicker={`Support plan of ${name}`}
      back={{ href: `${base}/comments`, label: "Comments" }}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      <div className="mt-5">
        <CommentCard comment={comment} base={base} lone />
      </div>
      {comment.settled === "" ? (
        <PostForm>
          <TextArea
            name="words"
            label="What came of it? (you may leave this empty)"
            hint="For example: We changed the day. Everybody who may read the plan sees it."
            rows={3}
            value={answer(failed, "words")}
            error={failed?.errors.words}
          />
          <div className="mt-5 flex flex-wrap gap-3">
            <Button>It is settled</Button>
            <ButtonLink href={`${base}/comments`}>Go back</ButtonLink>
          </div>
        </PostForm>
      ) : null}
    </Page>
  );
}
