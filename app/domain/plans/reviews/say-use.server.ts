import { randomUUID } from "node:crypto";
import type { Act } from "#app/domain/audit/act.server.ts";
import { findUseChoices } from "#app/domain/plans/reviews/find-use.server.ts";
import { matchAction } from "#app/domain/plans/reviews/match-rules.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

/** `auto`: by the name of who was paid; `none`: for none of the plan, or not known; else the action's id. */
export type Use = { choice: string; minutes: number | null; byName: string };
type Payment = {
  id: string;
  personId: string;
  payee: string;
  byAccountId: string | null;
  grantId: string | null;
};

/**
 * Keeps which action a payment was for, inside the transaction that writes the payment or changes what was said. Throws `Refusal`
 * "other-action" where the action is not in the plan in force now.
 */
export async function sayUse(tx: Act, payment: Payment, use: Use): Promise<void> {
  const choices = await findUseChoices(payment.personId, tx);
  const matched = use.choice === "auto";
  const action = matched
    ? matchAction(payment.payee, choices)
    : (choices.find(({ id }) => id === use.choice) ?? null);
  if (!matched && use.choice !== "none" && !action)
    throw new Refusal(
      "other-action",
      "This part of the plan is not in force any more. Nothing was changed. Open the page again and choose once more.",
    );
  if (matched && !action && use.minutes === null) return;
  await tx.spendingUse.create({
    data: {
      id: randomUUID(),
      spendingId: payment.id,
      actionId: action?.id ?? null,
      minutes: use.minutes,
      how: matched ? "matched" : "said",
      byName: use.byName,
      byAccountId: payment.byAccountId,
      grantId: payment.grantId,
      at: now(),
    },
  });
}
