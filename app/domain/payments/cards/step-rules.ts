/** What is done outside, each as a row of its own before it is done. */
export const STEP_PURPOSES = ["checkout", "expire", "refund", "transfer", "reversal", "recipient"] as const;
export type StepPurpose = (typeof STEP_PURPOSES)[number];

/** The name a step is taken under: the same name twice is one thing, at the provider as here. */
export const stepKey = (purpose: StepPurpose, subjectId: string, attempt: number): string =>
  `${purpose}:${subjectId}:${attempt}`;

const SECOND = 1000;
const LONGEST_WAIT = 60 * 60 * SECOND;
/** More than a day of asking: then somebody has to look. */
export const MOST_TRIES = 30;

/** How long to wait before asking again, after so many tries: 5 s, 10 s, 20 s… up to an hour. */
export const waitAfter = (tries: number): number =>
  Math.min(LONGEST_WAIT, 5 * SECOND * 2 ** Math.min(20, Math.max(0, tries - 1)));

export type Trouble = { kind: "refused"; code: string } | { kind: "unreachable" };
export type Next = { state: "waiting"; waitMs: number } | { state: "needs_attention" };

/** What becomes of a step that did not succeed. A refusal would be the same again: a person has to look. */
export function afterTrouble(trouble: Trouble, tries: number): Next {
  if (trouble.kind === "refused" || tries >= MOST_TRIES) return { state: "needs_attention" };
  return { state: "waiting", waitMs: waitAfter(tries) };
}

/** How the parts of a sum are taken from several payments, oldest first, never more than each has left. Null: they have not enough. */
export function shareOut(
  pence: number,
  payments: readonly { id: string; leftPence: number }[],
): { id: string; pence: number }[] | null {
  const parts: { id: string; pence: number }[] = [];
  let rest = pence;
  for (const { id, leftPence } of payments) {
    const part = Math.min(rest, Math.max(0, leftPence));
    if (part > 0) parts.push({ id, pence: part });
    rest -= part;
  }
  return rest === 0 ? parts : null;
}

type Part = { purpose: string; state: string; pence: number | null };
const sum = (parts: readonly Part[], purpose: string, states: readonly string[]) =>
  parts
    .filter((part) => part.purpose === purpose && states.includes(part.state))
    .reduce((total, part) => total + (part.pence ?? 0), 0);
const UNDER_WAY = ["waiting", "needs_attention"];

/** What is on its way back to a card and not yet there. */
export const onItsWayBack = (steps: readonly Part[]): number => sum(steps, "refund", UNDER_WAY);

/** What of a card payment is neither back on the card, nor on its way there, nor passed on or about to be. */
export const leftOf = (payment: {
  amountPence: number;
  returnedPence: number;
  steps: readonly Part[];
}): number =>
  payment.amountPence -
  payment.returnedPence -
  onItsWayBack(payment.steps) -
  sum(payment.steps, "transfer", [...UNDER_WAY, "done"]) +
  sum(payment.steps, "reversal", ["done"]);
