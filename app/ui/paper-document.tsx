type Fact = { label: string; value: string };
type Props = {
  kind: string;
  label: string;
  test: boolean;
  issued: string;
  from: readonly string[];
  to: readonly string[];
  /** Lines with a quantity and a rate, not only an amount. */
  itemised: boolean;
  facts: readonly Fact[];
  lines: readonly { key: string; what: string; quantity: string; rate: string; amount: string }[];
  sums: readonly Fact[];
  total: Fact;
  says: readonly string[];
  large: boolean;
};
const cell = "border-b border-line px-1.5 py-2.5 align-top";

function Party({ heading, lines }: { heading: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <h3 className="text-[1rem] font-semibold text-soft">{heading}</h3>
      <p className="font-bold">{lines[0]}</p>
      {lines.slice(1).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** An invoice, credit note, receipt or remittance advice: one sheet of paper, alone on it when printed. */
export function PaperDocument({ large, itemised, ...paper }: Props) {
  return (
    <article
      className={`letter my-6 max-w-[48rem] rounded-[14px] border border-line bg-card p-[20px] sm:p-10 print:m-0 print:max-w-none print:border-0 print:p-0 ${large ? "text-[1.35rem]" : ""}`}
    >
      {paper.test ? (
        <p className="mb-5 rounded-[10px] border-2 border-dashed border-brick px-4 py-2 font-bold text-brick">
          TEST: no money moves. This paper is for trying things out.
        </p>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 border-b-[6px] border-sea pb-4">
        <div>
          <h2 className="text-[1.9rem] leading-tight">{paper.kind}</h2>
          <p className="text-[1.15rem] font-bold tabular-nums">{paper.label}</p>
        </div>
        <p>{paper.issued}</p>
      </div>
      <div className="mt-5 grid gap-5 sm:grid-cols-2 print:grid-cols-2">
        <Party heading="From" lines={paper.from} />
        <Party heading="To" lines={paper.to} />
      </div>
      <dl className="mt-5 grid gap-x-6 gap-y-1.5">
        {paper.facts.map((fact) => (
          <div key={fact.label} className="grid gap-x-6 sm:grid-cols-[14rem_1fr] print:grid-cols-[14rem_1fr]">
            <dt className="font-semibold text-soft">{fact.label}</dt>
            <dd className="whitespace-pre-line">{fact.value}</dd>
          </div>
        ))}
      </dl>
      <table className="mt-6 w-full border-collapse">
        <caption className="sr-only">What it is for</caption>
        <thead>
          <tr>
            <th scope="col" className={`${cell} text-left [overflow-wrap:anywhere]`}>
              What
            </th>
            {itemised ? (
              <>
                <th scope="col" className={`${cell} hidden text-right sm:table-cell print:table-cell`}>
                  Quantity
                </th>
                <th scope="col" className={`${cell} hidden text-right sm:table-cell print:table-cell`}>
                  Rate
                </th>
              </>
            ) : null}
            <th scope="col" className={`${cell} text-right`}>
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {paper.lines.map((line) => (
            <tr key={line.key}>
              <td className={`${cell} [overflow-wrap:anywhere]`}>
                {line.what}
                {itemised ? (
                  <span className="block text-soft sm:hidden print:hidden">
                    {line.quantity} at {line.rate}
                  </span>
                ) : null}
              </td>
              {itemised ? (
                <>
                  <td className={`${cell} hidden text-right tabular-nums sm:table-cell print:table-cell`}>
                    {line.quantity}
                  </td>
                  <td className={`${cell} hidden text-right tabular-nums sm:table-cell print:table-cell`}>
                    {line.rate}
                  </td>
                </>
              ) : null}
              <td className={`${cell} text-right whitespace-nowrap tabular-nums`}>{line.amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="mt-3 ml-auto max-w-[22rem]">
        {paper.sums.map((sum) => (
          <div key={sum.label} className="flex justify-between gap-6 px-2 py-1">
            <dt>{sum.label}</dt>
            <dd className="tabular-nums">{sum.value}</dd>
          </div>
        ))}
        <div className="mt-1 flex justify-between gap-6 border-t-2 border-ink px-2 py-2 text-[1.2em] font-bold">
          <dt>{paper.total.label}</dt>
          <dd className="tabular-nums">{paper.total.value}</dd>
        </div>
      </dl>
      <div className="mt-6 border-t border-line pt-4 text-soft">
        {paper.says.map((words) => (
          <p key={words} className="mt-1">
            {words}
          </p>
        ))}
        <p className="mt-1">Ownway keeps the record. It never holds the money.</p>
      </div>
    </article>
  );
}
