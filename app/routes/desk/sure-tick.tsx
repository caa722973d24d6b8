import type { FailedForm } from "#app/http/form.server.ts";
import { Checkboxes } from "#app/ui/choices.tsx";

/** Shown once a name was found that may be only a word. */
export function SureTick({ failed }: { failed: FailedForm | undefined }) {
  if (!failed) return null;
  const wrong = failed.errors.sure;
  const ticked = failed.values.sure === "yes";
  if (!wrong && !ticked) return null;
  return (
    <Checkboxes
      name="sure"
      legend="A name that may be only a word"
      error={wrong}
      values={ticked ? ["yes"] : []}
      choices={[{ value: "yes", label: "It is only a word here, and nobody I work for" }]}
    />
  );
}
