import { settleCardPayment } from "#app/domain/payments/cards/settle-card-payment.server.ts";
import { db } from "#app/db.server.ts";
import { CardUnreachable } from "#app/gateways/payments/card-errors.ts";
import { now } from "#app/lib/clock.ts";
import { refused } from "#app/lib/result.ts";

/**
 * A pay page that should have run out may have been paid at the last moment: that is asked before another is made, so that
 * nobody pays twice. @returns a refusal where it cannot be asked now.
 */
export async function settleStale(
  of: { personId: string } & (
    { draftId: string } | { invoiceId: string } | { engagementId: string; purpose: "upgrade" }
  ),
) {
  const open = await db().prisma.cardPayment.findFirst({
    where: { ...of, status: "open", expiresAt: { lt: now() } },
    select: { id: true },
  });
  if (!open) return null;
  try {
    await settleCardPayment(open.id);
    return null;
  } catch (error) {
    if (!(error instanceof CardUnreachable)) throw error;
    return refused(
      "card-away",
      "We cannot reach the card provider just now. Nothing was paid. Try again in a few minutes.",
    );
  }
}
