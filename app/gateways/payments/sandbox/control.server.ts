// What tests and demonstrations make happen: a line that breaks, news that goes astray, a dispute, a refund that fails.
import { db } from "#app/db.server.ts";
import type { Fault } from "#app/gateways/payments/sandbox/faults.server.ts";
import type { Dispute } from "#app/gateways/payments/sandbox/kept.ts";
import { FEE, move, withMovements } from "#app/gateways/payments/sandbox/money.server.ts";
import { tell, type WebhookBehaviour } from "#app/gateways/payments/sandbox/news.server.ts";
import { change, find, inTurn, keep, newId, seconds } from "#app/gateways/payments/sandbox/store.server.ts";

const DAYS_TO_ANSWER = 7;

export async function setWebhookBehaviour(behaviour: WebhookBehaviour): Promise<void> {
  await db().prisma.sandboxCardSetting.update({ where: { id: 1 }, data: { behaviour } });
}
export async function setFaults(faults: Fault[]): Promise<void> {
  await db().prisma.sandboxCardSetting.update({ where: { id: 1 }, data: { faults } });
}

/** The person's bank takes the money back until it is decided, and Stripe takes a fee for the dispute. */
export const dispute = (paymentIntentId: string, reason = "fraudulent"): Promise<string> =>
  inTurn(async (tx) => {
    const intent = await find(tx, "payment_intent", paymentIntentId);
    const charge = await find(tx, "charge", intent.latest_charge ?? "");
    const id = newId("dp");
    const made = await keep<"dispute">(tx, {
      id,
      object: "dispute",
      amount: charge.amount - charge.amount_refunded,
      charge: charge.id,
      created: seconds(),
      currency: "gbp",
      evidence_details: {
        due_by: seconds() + DAYS_TO_ANSWER * 86_400,
        enhanced_eligibility: {},
        has_evidence: false,
        past_due: false,
        submission_count: 0,
        submission_method: "manual",
      },
      is_charge_refundable: false,
      livemode: false,
      metadata: {},
      payment_intent: intent.id,
      reason,
      status: "needs_response",
    });
    await change(tx, charge, { disputed: true });
    await move(tx, { type: "adjustment", amount: -made.amount, fee: FEE.disputePence, source: id });
    const told = await withMovements(tx, made);
    await tell(tx, "charge.dispute.created", told);
    await tell(tx, "charge.dispute.funds_withdrawn", told);
    return id;
  });

export const closeDispute = (
  id: string,
  status: Exclude<Dispute["status"], "needs_response">,
): Promise<void> =>
  inTurn(async (tx) => {
    const open = await find(tx, "dispute", id);
    const closed = await change(tx, open, { status });
    if (status === "won") {
      await move(tx, { type: "adjustment", amount: open.amount, source: id });
      await tell(tx, "charge.dispute.funds_reinstated", await withMovements(tx, closed));
    }
    await tell(tx, "charge.dispute.closed", await withMovements(tx, closed));
  });

/** The card's bank would not take the money back: it returns to the platform. */
export const failRefund = (id: string, failure_reason = "lost_or_stolen_card"): Promise<void> =>
  inTurn(async (tx) => {
    const refund = await find(tx, "refund", id);
    const charge = await find(tx, "charge", refund.charge);
    const back = await move(tx, { type: "refund_failure", amount: refund.amount, source: id });
    const failed = await change(tx, refund, {
      status: "failed",
      failure_reason,
      failure_balance_transaction: back.id,
    });
    await change(tx, charge, { amount_refunded: charge.amount_refunded - refund.amount, refunded: false });
    await tell(tx, "refund.failed", failed);
  });
