/** An outcome that the caller must look at: expected refusals are values, broken invariants throw. */
export type Result<T, R extends { code: string } = Refused> =
  { ok: true; value: T } | { ok: false; refusal: R };

/** Why something was not done: `code` for the program, `words` for the person (what happened, what to do). */
export type Refused<C extends string = string> = { code: C; words: string };

export const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const refused = <C extends string>(code: C, words: string): { ok: false; refusal: Refused<C> } => ({
  ok: false,
  refusal: { code, words },
});

/** Thrown inside a transaction to undo it; `act` turns it into a refused Result. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly code: string;
  constructor(code: string, words: string) {
    super(words);
    this.code = code;
  }
}
