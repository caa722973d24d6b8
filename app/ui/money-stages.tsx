import { useId } from "react";
import { pounds } from "#app/lib/money.ts";

type Props = { stages: readonly { label: string; means: string; pence: number; look: keyof typeof LOOKS }[] };
const LOOKS = {
  empty: { fill: "var(--sand)", edge: "border-line-strong" },
  striped: { fill: "stripes", edge: "border-marigold" },
  sea: { fill: "var(--sea)", edge: "border-sea" },
  deep: { fill: "var(--sea-deep)", edge: "border-sea-deep" },
  leaf: { fill: "var(--leaf)", edge: "border-leaf" },
  marigold: { fill: "var(--marigold)", edge: "border-marigold" },
  plum: { fill: "var(--plum)", edge: "border-plum" },
  brick: { fill: "var(--brick)", edge: "border-brick" },
} as const;

/** Money on its way through stages, as one bar with the figures under it. */
export function MoneyStages({ stages }: Props) {
  const pattern = `stripes${useId().replaceAll(":", "")}`;
  const total = Math.max(
    1,
    stages.reduce((sum, stage) => sum + stage.pence, 0),
  );
  const starts = stages.map((_, i) => stages.slice(0, i).reduce((sum, stage) => sum + stage.pence, 0));
  const at = (pence: number) => Math.round((pence / total) * 1000);
  return (
    <div>
      <svg
        viewBox="0 0 1000 46"
        preserveAspectRatio="none"
        role="img"
        aria-label={stages.map((stage) => `${pounds(stage.pence)} ${stage.label.toLowerCase()}`).join(", ")}
        className="block h-[46px] w-full rounded-xl border-2 border-ink"
      >
        <defs>
          <pattern
            id={pattern}
            width="18"
            height="18"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="18" height="18" fill="var(--stripe)" />
            <rect width="9" height="18" fill="var(--marigold)" />
          </pattern>
        </defs>
        {stages.map((stage, i) => {
          const { fill } = LOOKS[stage.look];
          return (
            <rect
              key={stage.label}
              x={at(starts[i] ?? 0)}
              width={at(stage.pence)}
              height="46"
              fill={fill === "stripes" ? `url(#${pattern})` : fill}
            />
          );
        })}
      </svg>
      <dl className="mt-3.5 grid gap-3.5 sm:grid-cols-2 lg:grid-cols-5">
        {stages.map((stage) => (
          <div key={stage.label} className={`border-t-[6px] pt-2 ${LOOKS[stage.look].edge}`}>
            <dt className="font-bold">{stage.label}</dt>
            <dd className="text-[1.6rem] leading-tight font-bold">{pounds(stage.pence)}</dd>
            <dd className="text-soft">{stage.means}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
