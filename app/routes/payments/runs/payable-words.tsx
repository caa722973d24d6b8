const WORDS = {
  ready: null,
  none: "Cannot be paid yet: no bank details",
  "came-back": "Cannot be paid yet: a payment came back, and they must look at their details",
} as const;

/** Why a supplier cannot be paid now; nothing where they can. */
export function PayableWords({ state }: { state: keyof typeof WORDS }) {
  return WORDS[state] ? <span className="block font-normal text-brick">{WORDS[state]}</span> : null;
}
