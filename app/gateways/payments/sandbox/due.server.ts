import type { Tx } from "#app/db.server.ts";
import type { Session, SessionHidden } from "#app/gateways/payments/sandbox/kept.ts";
import { runOut, settleLater } from "#app/gateways/payments/sandbox/paying.server.ts";
import { inTurn } from "#app/gateways/payments/sandbox/store.server.ts";
import { now } from "#app/lib/clock.ts";

/** What happens by itself when its time has come: asked before every request, and by a job. */
export async function settleDue(tx: Tx): Promise<void> {
  const due = await tx.$queryRaw<{ session: Session; hidden: SessionHidden }[]>`
    SELECT body AS session, hidden FROM sandbox_card_object
    WHERE kind = 'checkout.session' AND due_at <= ${now()} ORDER BY due_at, position`;
  for (const one of due)
    if (one.session.status === "open") await runOut(tx, one);
    else await settleLater(tx, one);
}

export const settleDueNow = (): Promise<void> => inTurn(settleDue);
