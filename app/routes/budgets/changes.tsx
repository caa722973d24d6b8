type Change = {
  id: string;
  at: string;
  from: string | null;
  words: string;
  reason: string;
  by: string;
};

/** What was changed, newest first: what, from when, why, by whom. */
export function BudgetChanges({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="changed">
      <h2 id="changed" className="mt-8">
        What changed
      </h2>
      <ul className="mt-2">
        {changes.map((change) => (
          <li key={change.id} className="border-b border-line py-3">
            <p className="font-semibold">{change.words}</p>
            <p className="max-w-[62ch]">
              {change.from ? `From ${change.from}. ` : ""}Why: {change.reason}
            </p>
            <p className="text-soft">
              {change.by}, {change.at}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
