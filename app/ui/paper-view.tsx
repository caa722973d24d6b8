import type { Block, Paper } from "#app/lib/paper/paper.ts";
import { Picture } from "#app/ui/picture.tsx";

const WORDS = "whitespace-pre-line [overflow-wrap:anywhere]";
const TONES = { plain: "", soft: "text-soft", strong: "font-bold" } as const;

function PaperBlock({ block }: { block: Block }) {
  switch (block.is) {
    case "heading":
      return block.level === 2 ? (
        <h2 className="mt-8 break-after-avoid">{block.words}</h2>
      ) : (
        <h3 className="mt-5 break-after-avoid">{block.words}</h3>
      );
    case "words":
      return (
        <p dir="auto" className={`mt-1.5 ${WORDS} ${TONES[block.tone ?? "plain"]}`}>
          {block.words}
        </p>
      );
    case "own":
      return (
        <blockquote className="my-2 border-l-4 border-marigold pl-4">
          <p className="break-after-avoid text-soft">{block.by}</p>
          <p dir="auto" className={WORDS}>
            {block.words}
          </p>
        </blockquote>
      );
    case "list":
      return (
        <ul className="mt-1.5 list-disc pl-6">
          {block.items.map((item, i) => (
            <li key={i} dir="auto" className={WORDS}>
              {item}
            </li>
          ))}
        </ul>
      );
    case "facts":
      return (
        <table className="mt-2 w-full border-collapse">
          <caption className="sr-only">{block.caption}</caption>
          <tbody>
            {block.rows.map(({ label, value }) => (
              <tr key={label} className="block break-inside-avoid-page border-t border-line py-1.5">
                <th scope="row" className="block text-left">
                  {label}
                </th>
                <td dir="auto" className={`block ${WORDS}`}>
                  {value}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      );
    case "picture":
      return (
        <div className="mt-4 flex break-inside-avoid flex-wrap items-center gap-x-6 gap-y-2">
          <Picture name={block.picture} />
          <p className="flex-1 basis-28 leading-snug">{block.words}</p>
        </div>
      );
  }
}

/** A paper as a page: alone on its sheets when it is printed, with whose it is on top of each. */
export function PaperView({ paper }: { paper: Paper }) {
  const sizes = { plain: "", large: "paper-large", easy: "paper-easy" } as const;
  return (
    <article className={`paper-sheets max-w-[46rem] ${sizes[paper.size]}`}>
      {/* A table's head comes again on every sheet; nothing else on paper does */}
      <table role="presentation" className="w-full table-fixed border-collapse">
        <thead aria-hidden="true">
          <tr>
            <td className="pb-4 text-soft">{paper.of}</td>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              <h1>{paper.title}</h1>
              {paper.lead.map((words) => (
                <p key={words} className="mt-1">
                  {words}
                </p>
              ))}
              {paper.blocks.map((block, i) => (
                <PaperBlock key={i} block={block} />
              ))}
            </td>
          </tr>
        </tbody>
      </table>
    </article>
  );
}
