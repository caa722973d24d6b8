import type { FailedForm } from "#app/http/form.server.ts";

/** What was answered at a field of a form that came back. */
export function answer(failed: FailedForm | undefined, name: string, otherwise = ""): string {
  const value = failed?.values[name];
  return typeof value === "string" ? value : (value?.[0] ?? otherwise);
}
export function answers(failed: FailedForm | undefined, name: string, otherwise: string[] = []): string[] {
  if (!failed) return otherwise;
  const value = failed.values[name];
  return typeof value === "string" ? [value] : (value ?? []);
}
