import type { PersonAccess } from "#app/domain/access/access.ts";
import { DecisionForm, needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { PayForm } from "#app/domain/engagements/engagement-forms.ts";
import { beginEngagementPayment } from "#app/domain/payments/cards/begin-card-payment.server.ts";
import { formAgain, parseForm } from "#app/http/form.server.ts";
import { outcome } from "#app/http/outcome.server.ts";

/** On to the card provider's page; to our own about the payment where there is none yet, or somebody else is to pay. */
export async function payByCard(access: PersonAccess, form: FormData, draftId: string) {
  const parsed = parseForm(form, PayForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const { decision, ...input } = parsed.value;
  const result = await beginEngagementPayment(access, {
    draftId,
    ...input,
    sendLink: needsWords(access),
    ...(decision ? { decision } : {}),
  });
  return outcome(form, result, (begun) =>
    "engagementId" in begun
      ? `/engagements/${begun.engagementId}`
      : (begun.checkoutUrl ?? `/paying/${begun.cardPaymentId}`),
  );
}
