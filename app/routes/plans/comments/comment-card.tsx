import type { ShownComment } from "#app/domain/plans/comments/find-comments.server.ts";
import { Card } from "#app/ui/card.tsx";

/** A comment: what it is about, who said it, and what came of it. */
export function CommentCard({
  comment,
  base,
  lone = false,
}: {
  comment: ShownComment;
  base: string;
  lone?: boolean;
}) {
  return (
    <Card>
      <h3 dir="auto">{comment.about}</h3>
      <p className="text-soft">
        {comment.by}, {comment.when}
      </p>
      <p dir="auto" className="mt-1 max-w-[62ch] whitespace-pre-line [overflow-wrap:anywhere]">
        {comment.words}
      </p>
      {comment.settled === "" ? null : (
        <div className="mt-3 border-t border-line pt-2">
          <p className="text-soft">Settled by {comment.settled}</p>
          {comment.settledWords === "" ? null : (
            <p dir="auto" className="max-w-[62ch] whitespace-pre-line [overflow-wrap:anywhere]">
              {comment.settledWords}
            </p>
          )}
        </div>
      )}
      <p className="no-print flex flex-wrap gap-x-6">
        {comment.place === "" ? null : (
          <a href={`${base}#${comment.place}`} className="inline-flex min-h-11 items-center">
            See it in the plan<span className="sr-only">: {comment.about}</span>
          </a>
        )}
        {comment.settled === "" && !lone ? (
          <a href={`${base}/comments/${comment.id}`} className="inline-flex min-h-11 items-center">
            Settle it<span className="sr-only">: {comment.words.slice(0, 60)}</span>
          </a>
        ) : null}
      </p>
    </Card>
  );
}
