export type TimelineItem = { id: string; what: string; who: string; when: string; words: string };

/** What happened, oldest first: who, when, and what they said. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="my-4 border-l-[5px] border-sea-wash pl-5">
      {items.map((item) => (
        <li key={item.id} className="pb-4">
          <p className="font-bold">{item.what}</p>
          <p className="text-soft">
            {item.when}, {item.who}
          </p>
          {item.words ? <p className="max-w-[62ch] whitespace-pre-line">{item.words}</p> : null}
        </li>
      ))}
    </ol>
  );
}
