import { count } from "#app/lib/words.ts";

/** How many comments wait for each part; undefined where a plan is only read, as it was agreed. */
export type CommentCounts = Readonly<Record<string, number>> | undefined;
type Props = { base: string; part: string; what: string; comments: CommentCounts };
/** From a part of a plan to what is said about it. */
export function CommentLink({ base, part, what, comments }: Props) {
  if (!comments) return null;
  const waiting = comments[part] ?? 0;
  return (
    <a href={`${base}/comments?about=${part}`} className="inline-flex min-h-11 items-center">
      {waiting === 0 ? "Comment" : count(waiting, "comment waits", "comments wait")}
      <span className="sr-only">: {what}</span>
    </a>
  );
}
