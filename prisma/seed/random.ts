/** Numbers that look random and are the same every time (mulberry32): the demonstration is deterministic. */
export function makeRandom(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  /** `n` different items, in the order they were drawn. */
  const some = <T>(from: readonly T[], n: number): T[] => {
    const left = [...from];
    return Array.from(
      { length: Math.min(n, left.length) },
      () => left.splice(Math.floor(next() * left.length), 1)[0] as T,
    );
  };
  const chance = (share: number): boolean => next() < share;
  return { next, whole, pick, some, chance };
}
export type Random = ReturnType<typeof makeRandom>;
