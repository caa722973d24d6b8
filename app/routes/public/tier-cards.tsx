import type { PublicFacts } from "#app/domain/commissioning/find-public-facts.server.ts";
import { pounds } from "#app/lib/money.ts";
import { HourBlocks } from "#app/ui/hour-blocks.tsx";

const NAMES = { low: "Low", medium: "Medium, the usual one", high: "High" } as const;
const FOR = {
  low: "You know what you want, and need it written down and arranged.",
  medium: "Time to think, compare and meet.",
  high: "Communication takes more time. Where that is because of a disability, the extra is not charged to you.",
} as const;

/** The tiers as they stand today, from the area's dated rows. */
export function TierCards({ tiers }: { tiers: PublicFacts["tiers"] }) {
  if (tiers.length === 0)
    return <p className="mt-3">The fees are being set. Phone us and we will tell you.</p>;
  return (
    <ul className="my-5 grid gap-4 md:grid-cols-3">
      {tiers.map(({ tier, hours, feePence }) => (
        <li
          key={tier}
          className={`rounded-[14px] border-2 p-[22px] ${tier === "medium" ? "border-sea bg-sea-wash" : "border-line bg-card"}`}
        >
          <p>{NAMES[tier]}</p>
          <p className="text-[2rem] leading-tight font-[760] tracking-[-0.03em]">{pounds(feePence)}</p>
          <p>up to {hours} hours</p>
          <HourBlocks hours={hours} />
          <p className="text-[0.94rem]">{FOR[tier]}</p>
        </li>
      ))}
    </ul>
  );
}
