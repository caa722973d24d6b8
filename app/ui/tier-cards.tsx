import { HourBlocks } from "#app/ui/hour-blocks.tsx";
import { pounds } from "#app/lib/money.ts";

export type TierCard = {
  tier: string;
  name: string;
  feePence: number;
  hours: number;
  words: string;
  suggested: boolean;
  /** Why it cannot be chosen now. */
  unavailable: string | null;
  /** What somebody else pays of the fee, pence. */
  paidForYouPence: number;
  /** What it costs in care, where planning is charged to care money. */
  costsCare: string | null;
};

/** A tier is a card with its hours as blocks; the whole card chooses it. */
export function TierCards({
  cards,
  chosen,
  error,
}: {
  cards: readonly TierCard[];
  chosen: string;
  error?: string | undefined;
}) {
  return (
    <fieldset className="my-6" aria-describedby={error ? "tier-error" : undefined}>
      <legend className="sr-only">How much planning</legend>
      {error ? (
        <p id="tier-error" className="mb-2 font-bold text-brick">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      ) : null}
      <div className="grid gap-4 md:grid-cols-3">
        {cards.map((card, i) => (
          <label
            key={card.tier}
            className={`relative block rounded-[14px] border-2 border-line-strong bg-card p-[22px] has-checked:border-sea has-checked:bg-sea-wash has-checked:shadow-[inset_0_0_0_2px_var(--sea)] ${card.unavailable ? "" : "cursor-pointer"}`}
          >
            <input
              id={i === 0 ? "tier" : `tier-${card.tier}`}
              type="radio"
              name="tier"
              value={card.tier}
              defaultChecked={chosen === card.tier}
              disabled={card.unavailable !== null}
              className="absolute top-5 right-5 size-[26px]"
            />
            <span className="font-semibold">
              {card.name}
              {card.suggested ? ", suggested for you" : ""}
            </span>
            <b className="block text-[2rem] leading-tight tracking-[-0.03em]">{pounds(card.feePence)}</b>
            <span>up to {card.hours} hours</span>
            <HourBlocks hours={card.hours} />
            <span className="block text-[0.94rem] text-soft">{card.words}</span>
            {card.paidForYouPence > 0 ? (
              <span className="mt-2 block font-semibold text-leaf">
                {pounds(card.paidForYouPence)} of it is paid for you.{" "}
                {pounds(card.feePence - card.paidForYouPence)} comes from your pot.
              </span>
            ) : null}
            {card.costsCare ? <span className="mt-2 block font-semibold">{card.costsCare}</span> : null}
            {card.unavailable ? (
              <span className="mt-2 block font-semibold text-brick">{card.unavailable}</span>
            ) : null}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
