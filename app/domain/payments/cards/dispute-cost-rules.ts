type Movement = { id: string; feePence: number };
/** `back`: it undoes what the named movement cost. */
type Cost = { id: string; pence: number; back: string | null };

/**
 * What a dispute cost, movement by movement, oldest first. A fee that came back undoes the first of the same amount that is not
 * undone yet; one that fits none is left out, and the comparison with the provider's list names it.
 */
export function disputeCosts(movements: readonly Movement[]): Cost[] {
  const costs: Cost[] = [];
  for (const { id, feePence } of movements) {
    if (feePence > 0) costs.push({ id, pence: feePence, back: null });
    if (feePence >= 0) continue;
    const undone = costs.find(
      (cost) =>
        cost.back === null && cost.pence === -feePence && !costs.some((other) => other.back === cost.id),
    );
    if (undone) costs.push({ id, pence: -feePence, back: undone.id });
  }
  return costs;
}
