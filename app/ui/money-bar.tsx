import { useId } from "react";
import { pounds } from "#app/lib/money.ts";

type Props = {
  /** Pence. */
  spent: number;
  aside: number;
  left: number;
  /** Kept for one purpose, and still to be put in: parts of a whole budget. */
  reserved?: number;
  toCome?: number;
  /** Said of the middle part: "set aside", "set aside, if you agree". */
  asideWords?: string;
  leftWords?: string;
  toComeWords?: string;
};

/** Money as a bar with its words, the same everywhere: spent (plum), set aside (stripes), left (sea), kept (dots), to come (dashes). */
export function MoneyBar({
  spent,
  aside,
  left,
  reserved,
  toCome,
  asideWords = "set aside",
  leftWords = "left",
  toComeWords = "still to come",
}: Props) {
  const id = useId().replaceAll(":", ""); // several bars may stand on one page
  const parts = [
    { label: "spent", pence: spent, edge: "border-plum", fill: "var(--plum)" },
    { label: asideWords, pence: aside, edge: "border-marigold", fill: `url(#aside${id})` },
    { label: leftWords, pence: left, edge: "border-sea", fill: "var(--sea-wash)" },
    ...(reserved === undefined
      ? []
      : [
          {
            label: "kept in reserve",
            pence: reserved,
            edge: "border-leaf border-dotted",
            fill: `url(#kept${id})`,
          },
        ]),
    ...(toCome === undefined
      ? []
      : [
          {
            label: toComeWords,
            pence: toCome,
            edge: "border-line-strong border-dashed",
            fill: `url(#come${id})`,
          },
        ]),
  ];
  const sum = parts.reduce((all, { pence }) => all + pence, 0);
  const total = Math.max(1, sum);
  const words = `Of ${pounds(sum)}: ${parts.map(({ label, pence }) => `${pounds(pence)} ${label}`).join(", ")}`;
  const starts = parts.map((_, i) => parts.slice(0, i).reduce((all, { pence }) => all + pence, 0));
  const at = (pence: number) => Math.round((pence / total) * 1000);
  const many = parts.length > 3;
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
            id={`aside${id}`}
            width="18"
            height="18"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="18" height="18" fill="var(--stripe)" />
            <rect width="9" height="18" fill="var(--marigold)" />
          </pattern>
          {reserved === undefined ? null : (
            <pattern id={`kept${id}`} width="14" height="14" patternUnits="userSpaceOnUse">
              <rect width="14" height="14" fill="var(--leaf-wash)" />
              <circle cx="7" cy="7" r="3.5" fill="var(--leaf)" />
            </pattern>
          )}
          {toCome === undefined ? null : (
            <pattern id={`come${id}`} width="20" height="12" patternUnits="userSpaceOnUse">
              <rect width="20" height="12" fill="var(--card)" />
              <rect x="4" y="5" width="12" height="2" fill="var(--line-strong)" />
            </pattern>
          )}
        </defs>
        {parts.map(({ label, pence, fill }, i) => {
          const [from, to] = [at(starts[i] ?? 0), at((starts[i] ?? 0) + pence)];
          return <rect key={label} x={from} width={to - from} height="46" fill={fill} />;
        })}
      </svg>
      <dl
        className={`mt-3.5 grid gap-3.5 ${many ? "grid-cols-2 sm:grid-cols-3 lg:grid-cols-5" : "sm:grid-cols-3"}`}
      >
        {parts.map(({ label, pence, edge }) => (
          <div key={label} className={`flex flex-col-reverse justify-end border-t-[6px] pt-2 ${edge}`}>
            <dt>{label}</dt>
            <dd className={`leading-tight font-bold ${many ? "text-[1.3rem]" : "text-[1.6rem]"}`}>
              {pounds(pence)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
