import type { FailedForm } from "#app/http/form.server.ts";

/** A field's answer: as it was sent where the form comes back, else as it was saved. */
export function answer(failed: FailedForm | undefined, name: string, saved = ""): string {
  if (!failed) return saved;
  const sent = failed.values[name];
  return typeof sent === "string" ? sent : (sent?.[0] ?? "");
}
/** The same for a group of boxes, of which none may have been ticked. */
export function answers(
  failed: FailedForm | undefined,
  name: string,
  saved: readonly string[] = [],
): readonly string[] {
  if (!failed) return saved;
  const sent = failed.values[name];
  return typeof sent === "string" ? [sent] : (sent ?? []);
}
