import { redirect } from "@remix-run/node";
import type { Step } from "#app/domain/assistants/publish-rules.ts";

const ORDER: readonly Step[] = ["about", "skills", "when", "where", "pay", "lived-experience", "checks"];

/** On to the next step while the profile is first being written; else back to its list. */
export function afterStep(step: Step, version: number) {
  const next = ORDER[ORDER.indexOf(step) + 1];
  // A first writing saves each step once; later saves have higher versions
  return redirect(
    next && version <= ORDER.length ? `/profile/assistant/${next}` : "/profile/assistant?saved=yes",
  );
}
