import type { PublicFacts } from "#app/domain/commissioning/find-public-facts.server.ts";
import type { Block } from "#app/routes/public/guides/guide.ts";
import { TierCards } from "#app/routes/public/tier-cards.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

const items = (words: readonly string[]) => words.map((item) => <li key={item}>{item}</li>);

/** One piece of a guide as HTML. */
export function GuideBlock({ block, tiers }: { block: Block; tiers: PublicFacts["tiers"] }) {
  if (typeof block === "string") return <p className="mt-3">{block}</p>;
  if ("list" in block)
    return <ul className="mt-3 list-disc space-y-2 pl-6 marker:text-sea">{items(block.list)}</ul>;
  if ("steps" in block)
    return (
      <ol className="mt-3 list-decimal space-y-2 pl-7 marker:font-bold marker:text-sea">
        {items(block.steps)}
      </ol>
    );
  if ("figures" in block)
    return <SummaryList rows={block.figures.map(([label, value]) => ({ label, value }))} />;
  if ("tiers" in block) return <TierCards tiers={tiers} />;
  return (
    <ul className="mt-3">
      {block.links.map(([href, words]) => (
        <li key={href}>
          <a href={href} className="inline-flex min-h-11 items-center font-semibold">
            {words}
          </a>
        </li>
      ))}
    </ul>
  );
}
