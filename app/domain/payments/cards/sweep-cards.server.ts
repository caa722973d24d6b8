import { lookAtRecipient } from "#app/domain/payments/cards/look-at-recipient.server.ts";
import { learnCost } from "#app/domain/payments/cards/post-cost.server.ts";
import { receiveCardEvent } from "#app/domain/payments/cards/receive-card-event.server.ts";
import { runStep } from "#app/domain/payments/cards/run-step.server.ts";
import { settleCardPayment } from "#app/domain/payments/cards/settle-card-payment.server.ts";
import { workCardEvent } from "#app/domain/payments/cards/work-card-event.server.ts";
import { db } from "#app/db.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { now } from "#app/lib/clock.ts";

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(now().getTime() - minutes * MINUTE);
const SOME = 200;

/**
 * By the clock: asks how everything stands that is not at its end, so that news which never comes makes no difference. One
 * thing that cannot be asked now does not keep the others from being asked.
 */
export async function sweepCards(): Promise<void> {
  const tx = db().prisma;
  const { mode } = cardGateway();
  const [open, steps, recipients, costs] = await Promise.all([
    tx.cardPayment.findMany({
      where: {
        mode,
        sessionId: { not: null },
        OR: [{ status: { in: ["open", "processing"] } }, { status: "closed", expiresAt: { gt: ago(60) } }],
      },
      select: { id: true },
      orderBy: { createdAt: "desc" },
      take: SOME,
    }),
    tx.cardStep.findMany({
      where: { mode, state: "waiting", nextTryAt: { lte: ago(1) } },
      select: { id: true },
      orderBy: { nextTryAt: "asc" },
      take: SOME,
    }),
    tx.cardRecipient.findMany({
      where: { mode, transfersActive: false, lookedAt: { lt: ago(5) } },
      take: SOME,
    }),
    tx.cardPayment.findMany({
      where: { mode, status: "paid", costPence: null, paymentIntentId: { not: null } },
      take: SOME,
    }),
  ]);
  const failed: unknown[] = [];
  const each = async (works: (() => Promise<unknown>)[]) => {
    for (const work of works) await work().catch((error: unknown) => failed.push(error));
  };
  await each([
    missedNews,
    ...open.map(
      ({ id }) =>
        () =>
          settleCardPayment(id),
    ),
    ...steps.map(
      ({ id }) =>
        () =>
          runStep(id),
    ),
    ...recipients.map(
      ({ accountId }) =>
        () =>
          lookAtRecipient(accountId),
    ),
    ...costs.map(
      ({ id, paymentIntentId }) =>
        () =>
          learnCost(id, paymentIntentId ?? ""),
    ),
  ]);
  const news = await tx.cardEvent.findMany({
    where: { workedAt: null, receivedAt: { lt: ago(1) } },
    take: SOME,
  });
  await each(
    news.map(
      ({ id }) =>
        () =>
          workCardEvent(id),
    ),
  );
  if (failed.length > 0)
    throw new AggregateError(failed, `${failed.length} card matters could not be asked about`);
}

/** News of the last three days that never arrived is fetched. */
async function missedNews(): Promise<void> {
  const since = ago(60 * 24 * 3);
  const kept = await db().prisma.cardEvent.findMany({
    where: { createdAt: { gte: ago(60 * 24 * 4) } },
    select: { id: true },
  });
  const known = new Set(kept.map(({ id }) => id));
  for await (const hint of cardGateway().listEvents(since))
    if (!known.has(hint.id)) await receiveCardEvent(hint);
}
