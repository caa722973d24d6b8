type Props = {
  /** The address, a line each. */
  to: string;
  from: string;
  date: string;
  subject: string;
  /** Paragraphs with an empty line between them. Lines that begin "- " are a list; a line before them is its heading. */
  body: string;
  large: boolean;
};

function Block({ text }: { text: string }) {
  const lines = text.split("\n");
  const items = lines.filter((line) => line.startsWith("- "));
  if (items.length === 0) return <p className="mt-4 whitespace-pre-line">{text}</p>;
  const heading = lines.filter((line) => !line.startsWith("- ")).join(" ");
  return (
    <section className="mt-6 break-inside-avoid">
      {heading ? <h3>{heading}</h3> : null}
      <ul className="mt-2 list-disc pl-6">
        {items.map((item) => (
          <li key={item} className="mt-1">
            {item.slice(2)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A letter as it is printed: alone on the sheet, in larger type for those who need it. */
export function Letter({ to, from, date, subject, body, large }: Props) {
  return (
    <article
      className={`letter my-6 max-w-[48rem] rounded-[14px] border border-line bg-card p-6 sm:p-10 print:m-0 print:max-w-none print:border-0 print:p-0 ${large ? "text-[1.5rem] [&_h3]:text-[1.6rem]" : ""}`}
    >
      <div className="flex flex-wrap justify-between gap-6">
        <p className="whitespace-pre-line">{to}</p>
        <p className="whitespace-pre-line">{from}</p>
      </div>
      <p className="mt-8">{date}</p>
      <h2 className={`mt-6 ${large ? "text-[1.8rem]!" : ""}`}>{subject}</h2>
      {body.split(/\n{2,}/).map((text) => (
        <Block key={text} text={text} />
      ))}
    </article>
  );
}
