// Two people edit one thing: nothing typed is lost. Each answer is compared with what its writer saw when they began.
export type Value = string | number | boolean | null | readonly (string | number)[];
export type Fields = Readonly<Record<string, Value>>;

const sorted = (value: Value): Value =>
  Array.isArray(value) && value.every((one) => typeof one === "string") ? [...value].sort() : value;
/** Browsers send lines with other endings than they were shown; that is no change. */
const plain = (value: Value): Value =>
  typeof value === "string" ? value.replaceAll("\r\n", "\n").trim() : value;
export const same = (one: Value, other: Value): boolean =>
  JSON.stringify(sorted(plain(one))) === JSON.stringify(sorted(plain(other)));

/**
 * `base`: what the writer saw; `kept`: what is kept now; `mine`: what they send. What only one of the two changed is taken;
 * what both changed to the same is the same; what both changed differently is a clash: what is kept stays, and the other is
 * put beside it, where both are shown.
 */
export function merge<F extends Fields>(
  base: F,
  kept: F,
  mine: F,
): { merged: F; changed: boolean; clashes: (keyof F & string)[] } {
  const clashes: (keyof F & string)[] = [];
  const merged = { ...kept };
  for (const name of Object.keys(mine) as (keyof F & string)[]) {
    if (same(mine[name] as Value, kept[name] as Value) || same(mine[name] as Value, base[name] as Value))
      continue;
    if (same(kept[name] as Value, base[name] as Value)) merged[name] = mine[name];
    else clashes.push(name);
  }
  const changed = Object.keys(merged).some((name) => !same(merged[name] as Value, kept[name] as Value));
  return { merged, changed, clashes };
}

/** Of two texts that both stand, which is newer; of one moment, the one kept last. */
export const newerFirst = <T extends { at: Date; order: number }>(texts: readonly T[]): T[] =>
  [...texts].sort((a, b) => Number(b.at) - Number(a.at) || b.order - a.order);
