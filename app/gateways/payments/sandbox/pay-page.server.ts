// The sandbox's pay page: what it shows, and what its buttons do. The page itself is a route of the app.
import type { Tx } from "#app/db.server.ts";
import { onThisSite } from "#app/env.server.ts";
import { settleDue } from "#app/gateways/payments/sandbox/due.server.ts";
import type { Session, SessionHidden } from "#app/gateways/payments/sandbox/kept.ts";
import {
  decline,
  intentOf,
  payLater,
  settleLater,
  succeed,
  wantAuthentication,
} from "#app/gateways/payments/sandbox/paying.server.ts";
import type { Press } from "#app/gateways/payments/sandbox/presses.ts";
import { find, inTurn, look } from "#app/gateways/payments/sandbox/store.server.ts";
import { addJob } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

const BANK_TAKES = 60_000;

export type PayPage = {
  description: string;
  amountPence: number;
  /** `asked`: the bank wants to know that it is them. `waiting`: ordered from a bank that has not paid yet. */
  state: "open" | "asked" | "waiting" | "paid" | "failed" | "expired";
  /** The last attempt was not let through. */
  refused: boolean;
  /** Which way a payment that waits will go. */
  bankWill: SessionHidden["later"];
  leaveTo: string;
  goOnTo: string;
};

async function sessionOf(tx: Tx, id: string) {
  await settleDue(tx);
  const found = await look(tx, "checkout.session", id);
  return found ? { session: found.body, hidden: found.hidden as SessionHidden } : null;
}

export const findPayPage = (id: string): Promise<PayPage | null> =>
  inTurn(async (tx) => {
    const found = await sessionOf(tx, id);
    if (!found) return null;
    const { session, hidden } = found;
    const intent =
      session.payment_intent === null ? null : await find(tx, "payment_intent", session.payment_intent);
    const goOnTo = onThisSite(session.success_url.replaceAll("{CHECKOUT_SESSION_ID}", session.id));
    return {
      description: hidden.description,
      amountPence: session.amount_total,
      state: stateOf(session, hidden, intent?.status),
      refused: intent?.last_payment_error != null,
      bankWill: hidden.later,
      leaveTo: session.cancel_url === null ? goOnTo : onThisSite(session.cancel_url),
      goOnTo,
    };
  });

function stateOf(session: Session, { later }: SessionHidden, intent: string | undefined): PayPage["state"] {
  if (session.status === "expired") return "expired";
  if (session.status === "open") return intent === "requires_action" ? "asked" : "open";
  if (session.payment_status === "paid") return "paid";
  return later === null ? "failed" : "waiting";
}

/** What a button does; false where it is too late for it. */
export const press = (id: string, which: Press): Promise<boolean> =>
  inTurn(async (tx) => {
    const paying = await sessionOf(tx, id);
    if (!paying) return false;
    const { session, hidden } = paying;
    if (which === "settle") {
      if (hidden.later !== null) await settleLater(tx, paying);
      return hidden.later !== null;
    }
    if (session.status !== "open") return false;
    const asked = (await intentOf(tx, paying)).status === "requires_action";
    if (asked !== (which === "approve" || which === "refuse")) return false;
    const dueAt = new Date(now().getTime() + BANK_TAKES);
    const known = await sessionOf(tx, id); // with the payment that has just been begun
    if (!known) return false;
    if (which === "pay" || which === "approve") await succeed(tx, known);
    else if (which === "decline") await decline(tx, known, "card_declined");
    else if (which === "refuse") await decline(tx, known, "payment_intent_authentication_failure");
    else if (which === "authenticate") await wantAuthentication(tx, known);
    else {
      await payLater(tx, known, which === "bank-pays" ? "succeeds" : "fails", dueAt);
      await addJob(tx, "settle-card-sandbox", {}, { runAt: dueAt });
    }
    return true;
  });
