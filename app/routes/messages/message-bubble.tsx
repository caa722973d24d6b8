import { Tag } from "#app/ui/card.tsx";

type Props = { from: string; you: boolean; mine: boolean; isNew: boolean; at: string; body: string };

/** One message: who wrote it, when, and its words exactly as they were written, in whichever direction they read. */
export function MessageBubble({ from, you, mine, isNew, at, body }: Props) {
  return (
    <li
      className={`max-w-[36rem] rounded-[18px] border p-4 ${mine ? "ml-auto border-sea bg-sea-wash" : "border-line bg-card"}`}
    >
      <p className="flex flex-wrap items-center gap-x-3 text-[0.94rem]">
        <b>
          <bdi>{you ? "You" : from}</bdi>
          <span className="sr-only"> wrote</span>
        </b>
        <span className="text-soft">{at}</span>
        {isNew ? <Tag tone="leaf">New</Tag> : null}
      </p>
      <p className="mt-2 [overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:plaintext]">{body}</p>
    </li>
  );
}
