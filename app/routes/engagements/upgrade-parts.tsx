import { Notice } from "#app/ui/card.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

type Line = {
  id: string;
  step: string;
  status: string;
  asked: string;
  hours: string;
  because: string;
  reason: string;
  person: string;
  decided: string;
  words: string;
  money: string;
};
const rowsOf = (line: Line) =>
  [
    { label: "Asked", value: line.asked },
    { label: "Hours so far", value: line.hours },
    { label: "Why", value: [line.because, line.reason].filter(Boolean).join(". ") },
    { label: "What the person said", value: line.person },
    { label: "Decided", value: line.decided },
    { label: "In their words", value: line.words },
    { label: "The fixed fee", value: line.money },
  ].filter((row) => row.value !== "");

/** A request for more hours that waits, or a word in good time that one may be needed. */
export function UpgradeNotice({
  open,
  suggestion,
}: {
  open: (Line & { waiting: string }) | null;
  suggestion: string | null;
}) {
  if (open)
    return (
      <Notice tone="attention" title={`More hours were asked for: ${open.step}`}>
        <p>{open.waiting} Until then the hours and the fee stay as they are.</p>
        <p className="whitespace-pre-line">“{open.reason}”</p>
      </Notice>
    );
  if (suggestion)
    return (
      <Notice tone="calm" title="The hours of this tier">
        <p>{suggestion}</p>
      </Notice>
    );
  return null;
}

/** Every earlier request of an engagement, and what came of it. */
export function UpgradeHistory({ history }: { history: readonly Line[] }) {
  if (history.length === 0) return null;
  return (
    <>
      <h2 className="mt-8">Requests for more hours</h2>
      {history.map((line) => (
        <section key={line.id} aria-label={`${line.step}: ${line.status}`}>
          <h3 className="mt-4 font-bold">
            {line.step}: {line.status}
          </h3>
          <SummaryList rows={rowsOf(line)} />
        </section>
      ))}
    </>
  );
}
