import {
  ExplainForm,
  explainDifference,
} from "#app/domain/payments/reconciliation/explain-difference.server.ts";
import type { Looker } from "#app/domain/payments/reconciliation/find-differences.server.ts";
import { reconcile } from "#app/domain/payments/reconciliation/reconcile.server.ts";
import { formAgain, parseForm } from "#app/http/form.server.ts";
import { outcome } from "#app/http/outcome.server.ts";

/** The two presses of the page, for whoever looks: look again now, or say why one differs. */
export async function answerReconciliation(form: FormData, looker: Looker, pathname: string) {
  if (form.get("press") === "again")
    return outcome(form, await reconcile(looker.access), `${pathname}?done=again`);
  const parsed = parseForm(form, ExplainForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(form, await explainDifference(looker, parsed.value), `${pathname}?done=explained`);
}
