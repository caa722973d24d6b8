import { Refusal } from "#app/lib/result.ts";

/**
 * A form carries a key, so that twice is once. The same key with other answers is another matter: to say "done" would lose
 * what was changed. @param same what was kept of the first is what is sent now.
 */
export function sameAsSent(same: boolean): void {
  if (!same)
    throw new Refusal(
      "sent-before",
      "This form was sent before, with other answers. What was sent first is kept, and nothing was written twice. To write something else, open the page again.",
    );
}
