type Props = {
  papers: readonly { id: string; name: string; label: string; money: string; when: string }[];
};

/** Papers to open and print: receipts, remittance advice. */
export function PaperLinks({ papers }: Props) {
  if (papers.length === 0) return null;
  return (
    <ul className="my-2 list-none p-0">
      {papers.map((paper) => (
        <li key={paper.id} className="my-1">
          <a href={`/documents/${paper.id}`} className="inline-block min-h-11 py-2 [overflow-wrap:anywhere]">
            {paper.name} {paper.label}
          </a>{" "}
          <span className="text-soft">
            {paper.money}, {paper.when}
          </span>
        </li>
      ))}
    </ul>
  );
}
