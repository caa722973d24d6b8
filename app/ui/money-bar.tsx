import { useId } from "react";
import { pounds } from "#app/lib/money.ts";

type Props = {
  /** Pence. */
  spent: number;
  aside: number;
  left: number;
  /** Said of the middle part: "set aside", "set aside, if you agree". */
  asideWords?: string;
  leftWords?: string;
};

/** Money as a bar with three words, the same everywhere: spent (plum), set aside (striped), left (sea). */
export function MoneyBar({ spent, aside, left, asideWords = "set aside", leftWords = "left" }: Props) {
  const stripes = `aside${useId().replaceAll(":", "")}`; // several bars may stand on one page
  const total = Math.max(1, spent + aside + left);
  const at = (pence: number) => Math.round((pence / total) * 1000);
  const [a, b] = [at(spent), at(spent + aside)];
  const words = `Of ${pounds(spent + aside + left)}: ${pounds(spent)} spent, ${pounds(aside)} ${asideWords}, ${pounds(left)} ${leftWords}`;
  return (
    <div>
      <svg
        viewBox="0 0 1000 46"
        preserveAspectRatio="none"
        role="img"
        aria-label={words}
        className="block h-[46px] w-full rounded-xl border-2 border-ink"
      >
        <defs>
          <pattern
            id={stripes}
            width="18"
            height="18"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="18" height="18" fill="var(--stripe)" />
            <rect width="9" height="18" fill="var(--marigold)" />
          </pattern>
        </defs>
        <rect width="1000" height="46" fill="var(--sea-wash)" />
        <rect x={a} width={b - a} height="46" fill={`url(#${stripes})`} />
        <rect width={a} height="46" fill="var(--plum)" />
      </svg>
      <dl className="mt-3.5 grid gap-3.5 sm:grid-cols-3">
        {(
          [
            ["spent", spent, "border-plum"],
            [asideWords, aside, "border-marigold"],
            [leftWords, left, "border-sea"],
          ] as const
        ).map(([label, pence, colour]) => (
          <div key={label} className={`flex flex-col-reverse border-t-[6px] pt-2 ${colour}`}>
            <dt>{label}</dt>
            <dd className="text-[1.6rem] leading-tight font-bold">{pounds(pence)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
