import { finish, type Settle, type StepWork } from "#app/domain/payments/cards/step-work.ts";
import { addJob } from "#app/db.server.ts";
import type { Checkout } from "#app/gateways/payments/card-gateway.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { now } from "#app/lib/clock.ts";

const closed =
  ({ id }: Checkout): Settle =>
  async (tx, step) => {
    await finish(tx, step, id, now());
    // It may have been paid a moment before: whatever it came to is settled by itself
    await addJob(tx, "settle-card-payment", { id: step.cardPaymentId ?? "" });
  };

/** Closes a pay page that is no longer needed, so that nobody pays on it by mistake. */
export const expireStep: StepWork = {
  prepare: ({ cardPayment }) =>
    Promise.resolve(cardPayment?.sessionId ? { session: cardPayment.sessionId } : null),
  ask: async ({ cardPayment }) => {
    if (!cardPayment?.sessionId) return null;
    const checkout = await cardGateway().findCheckout(cardPayment.sessionId);
    return checkout.status === "open" ? null : closed(checkout);
  },
  call: async (_step, request) => closed(await cardGateway().expireCheckout(request.session ?? "")),
  // Refused where it is paid or has run out already: then there is nothing left to close
  refused: (step) => expireStep.ask(step),
};
