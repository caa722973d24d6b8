import { finish, type Settle, type StepWork } from "#app/domain/payments/cards/step-work.ts";
import { needAttention } from "#app/domain/payments/cards/need-attention.server.ts";
import { addJob, db } from "#app/db.server.ts";
import type { Checkout } from "#app/gateways/payments/card-gateway.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { now } from "#app/lib/clock.ts";

const MINUTE = 60_000;
/** The provider takes 30 minutes to 24 hours; somebody who is slow at it, or is phoned meanwhile, has time. */
const PAY_WITHIN = 120 * MINUTE;

const kept =
  (checkout: Checkout): Settle =>
  async (tx, step) => {
    await finish(tx, step, checkout.id, now());
    const { id, status } = await tx.cardPayment.findUniqueOrThrow({
      where: { id: step.cardPaymentId ?? "" },
    });
    await tx.cardPayment.update({
      where: { id },
      data: {
        sessionId: checkout.id,
        checkoutUrl: status === "open" ? checkout.url : null,
        expiresAt: checkout.expiresAt,
      },
    });
    // In case no news ever comes of it
    const after = new Date(checkout.expiresAt.getTime() + MINUTE);
    await addJob(tx, "settle-card-payment", { id }, { runAt: after });
    const closing = await tx.cardStep.findMany({
      where: { cardPaymentId: id, purpose: "expire", state: "waiting" },
    });
    for (const one of closing) await addJob(tx, "run-card-step", { id: one.id });
  };

/** No page was made: nobody can pay on it, and whoever pressed the button is told on their page. */
const notMade =
  (why: string): Settle =>
  async (tx, step) => {
    await tx.cardStep.update({ where: { id: step.id }, data: { state: "closed", lastError: why } });
    await tx.cardPayment.updateMany({
      where: { id: step.cardPaymentId ?? "", status: "open" },
      data: { status: "failed", version: { increment: 1 } },
    });
  };

/** A page of the card provider on which the person pays. */
export const checkoutStep: StepWork = {
  prepare: async ({ cardPayment, createdAt }) => {
    if (cardPayment?.status !== "open") return null;
    const { description } = await describe(cardPayment.id);
    return { description, expiresAt: new Date(createdAt.getTime() + PAY_WITHIN).toISOString() };
  },
  ask: async ({ cardPaymentId, idempotencyKey, createdAt }) => {
    const window = {
      from: new Date(createdAt.getTime() - MINUTE),
      before: new Date(now().getTime() + MINUTE),
    };
    const all = await cardGateway().findCheckoutsOf(cardPaymentId ?? "", window);
    const mine = all.find((one) => one.idempotencyKey === idempotencyKey);
    return mine ? kept(mine) : null;
  },
  call: async ({ cardPayment, idempotencyKey }, request) => {
    if (cardPayment?.status !== "open") return notMade("It was no longer wanted.");
    const checkout = await cardGateway().createCheckout({
      idempotencyKey,
      cardPaymentId: cardPayment.id,
      amountPence: cardPayment.amountPence,
      description: request.description ?? "",
      // Whoever pays by an address that was sent to them need not have an account
      ...(cardPayment.linkHash
        ? { successPath: "/pay/done?back=paid", cancelPath: "/pay/done?back=left" }
        : {
            successPath: `/paying/${cardPayment.id}?back=paid`,
            cancelPath: `/paying/${cardPayment.id}?back=left`,
          }),
      expiresAt: new Date(request.expiresAt ?? ""),
      transferGroup: cardPayment.id,
    });
    return kept(checkout);
  },
  refused: (_step, refusal) =>
    Promise.resolve(async (tx, step) => {
      await notMade(refusal.message)(tx, step);
      await needAttention(tx, {
        areaId: step.areaId,
        kind: "outside-change",
        words:
          "The card provider would not make a pay page, so somebody could not pay. If this happens again, its settings must be looked at.",
        cardPaymentId: step.cardPaymentId,
        onceKey: `checkout:${step.id}`,
      });
    }),
};

const TIERS = { low: "Low", medium: "Medium", high: "High" } as const;

/** What the pay page says is paid for: no name of the person, nothing of health. */
async function describe(cardPaymentId: string): Promise<{ description: string }> {
  const { draft, invoice, engagement } = await db().prisma.cardPayment.findUniqueOrThrow({
    where: { id: cardPaymentId },
    include: {
      draft: { include: { planner: { select: { firstName: true, lastName: true } } } },
      invoice: { include: { document: { select: { label: true } } } },
      engagement: { include: { planner: { select: { firstName: true, lastName: true } } } },
    },
  });
  if (invoice) return { description: `Invoice ${invoice.document.label}` };
  if (engagement)
    return {
      description: `More hours of support planning with ${engagement.planner.firstName} ${engagement.planner.lastName}`,
    };
  if (!draft) return { description: "Support planning" };
  const { firstName, lastName } = draft.planner;
  return {
    description: `Support planning, ${TIERS[draft.tier ?? "medium"]}, with ${firstName} ${lastName}`,
  };
}
