import { redirect } from "@remix-run/node";
import { refusedForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Refused, Result } from "#app/lib/result.ts";

/** The answer to a write: on to the next page, 404 for what is not theirs, or the form again with the refusal's words. */
export function outcome<T>(
  form: FormData,
  result: Result<T, Refused>,
  next: string | ((value: T) => string),
) {
  if (result.ok) return redirect(typeof next === "function" ? next(result.value) : next, 303);
  if (result.refusal.code === "not-found") throw notFound();
  return refusedForm(form, result.refusal, result.refusal.code === "words-needed" ? "decision.words" : "");
}
