import { systemAccess, type SystemAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { lockDraft, makeEngagement, priceDraft } from "#app/domain/engagements/make-engagement.server.ts";
import { lockUpgrade } from "#app/domain/engagements/upgrades/lock-upgrade.server.ts";
import { priceOpenUpgrade, settleUpgrade } from "#app/domain/engagements/upgrades/settle-upgrade.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { issueCardReceipt } from "#app/domain/payments/cards/issue-card-papers.server.ts";
import { openOwnPot } from "#app/domain/payments/cards/open-own-pot.server.ts";
import { payInvoice } from "#app/domain/payments/cards/pay-invoice.server.ts";
import { postCost } from "#app/domain/payments/cards/post-cost.server.ts";
import { returnOwnMoney } from "#app/domain/payments/cards/return-own-money.server.ts";
import { openLedgerAccount, post, THE_PROVIDER, type Mode } from "#app/domain/ledger/ledger.server.ts";
import type { CardPayment, Pot } from "#app/generated/prisma/client.ts";
import type { CardPaymentFact } from "#app/gateways/payments/card-gateway.ts";
import { now } from "#app/lib/clock.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

type Also = (tx: Act) => Promise<void>;
const access = systemAccess("fulfil-card-payment");

/**
 * Money that came by card does what it was paid for: all of it in one transaction, once, whoever finds out first. Where that
 * can no longer be done (the planner paused, the price changed, it was paid already), nothing is set aside and all of it goes
 * back to the card by itself.
 */
export async function fulfil(id: string, payment: CardPaymentFact, also: Also): Promise<void> {
  const meant = await act(access, (tx) => once(tx, id, also, (card) => doWhatItIsFor(tx, card, payment)));
  if (meant.ok) return;
  const back = await act(access, (tx) =>
    once(tx, id, also, (card) => sendBack(tx, card, payment, meant.refusal.words)),
  );
  if (!back.ok) throw new Error(back.refusal.words);
}

async function once(
  tx: Act,
  id: string,
  also: Also,
  work: (card: CardPayment) => Promise<void>,
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM card_payment WHERE id = ${id}::uuid FOR UPDATE`;
  const card = await tx.cardPayment.findUniqueOrThrow({ where: { id } });
  if (card.status !== "paid") await work(card);
  await also(tx);
}

/** Whoever pressed the button asked for it; the program does it for them once the money is there. */
const inTheirName = ({ byName }: CardPayment): SystemAccess => ({
  ...access,
  actor: { ...access.actor, name: byName },
});

async function payIn(
  tx: Act,
  card: CardPayment,
  payment: CardPaymentFact,
  potId?: string,
): Promise<{ pot: Pot; transferId: bigint }> {
  const mode = card.mode as Mode;
  const pot = potId
    ? await tx.pot.findUniqueOrThrow({ where: { id: potId } })
    : await openOwnPot(tx, { id: card.personId, areaId: card.areaId }, mode);
  const { transferId } = await post(tx, {
    key: `card-payment:${card.id}:1`,
    kind: "card_payment",
    lines: [
      {
        account: await openLedgerAccount(tx, "provider/cards-in", THE_PROVIDER, mode),
        pence: -payment.receivedPence,
      },
      { account: pot.availableAccountId, pence: payment.receivedPence },
    ],
    subject: { type: "card_payment", id: card.id },
    actorId: card.byAccountId,
  });
  return { pot, transferId };
}

async function markPaid(
  tx: Act,
  card: CardPayment,
  payment: CardPaymentFact,
  rest: { outcome: string; transferId: bigint; potId?: string; engagementId?: string; problem?: string },
): Promise<void> {
  await tx.cardPayment.update({
    where: { id: card.id },
    data: {
      status: "paid",
      paymentIntentId: payment.id,
      chargeId: payment.chargeId,
      paidAt: now(),
      checkoutUrl: null,
      linkHash: null,
      version: { increment: 1 },
      ...rest,
    },
  });
  tx.audit({
    action: "card-payment.paid",
    objectType: "card_payment",
    objectId: card.id,
    personId: card.personId,
    areaId: card.areaId,
    detail: { pence: card.amountPence, outcome: rest.outcome, transferId: Number(rest.transferId) },
  });
  await postCost(tx, card, payment);
  await issueCardReceipt(tx, card.id);
}

async function doWhatItIsFor(tx: Act, card: CardPayment, payment: CardPaymentFact): Promise<void> {
  if (card.purpose === "invoice") {
    const transferId = await payInvoice(tx, card, payment);
    await markPaid(tx, card, payment, { outcome: "settled", transferId });
    return;
  }
  if (card.purpose === "upgrade") {
    await payForMoreHours(tx, card, payment);
    return;
  }
  const whose = { personId: card.personId, areaId: card.areaId };
  const draft = await lockDraft(tx, card.personId, card.draftId ?? "");
  if (await tx.engagement.findUnique({ where: { submissionKey: draft.id } }))
    throw new Refusal("already-engaged", "This planning was paid for already. Nothing more was set aside.");
  const priced = await priceDraft(tx, whose, draft, "card", card.feePence);
  if (priced.fromPotPence !== card.amountPence)
    throw new Refusal("price-changed", "Your choice changed before you paid. Nothing was set aside.");
  const { pot, transferId } = await payIn(tx, card, payment);
  const engagement = await makeEngagement(tx, inTheirName(card), {
    draft,
    whose,
    priced,
    pot: { ...pot, potId: pot.id },
    expressRequest: card.expressRequest ?? false,
  });
  await markPaid(tx, card, payment, {
    outcome: "engaged",
    transferId,
    potId: pot.id,
    engagementId: engagement.id,
  });
}

/** They said yes to more hours: with the money the larger tier counts, in the same transaction. */
async function payForMoreHours(tx: Act, card: CardPayment, payment: CardPaymentFact): Promise<void> {
  const engagementId = card.engagementId ?? "";
  const open = await tx.engagementUpgrade.findFirst({
    where: { engagementId, status: "asked", personAnswer: "wants" },
  });
  if (!open) throw new Refusal("moved-on", "More hours are no longer asked for. Nothing was set aside.");
  const locked = await lockUpgrade(tx, open.id, { personId: card.personId });
  const price = await priceOpenUpgrade(tx, locked);
  if (price?.extraPence !== card.amountPence || price.feePence !== card.feePence)
    throw new Refusal("price-changed", "The fee changed before your payment came. Nothing was set aside.");
  const { pot, transferId } = await payIn(tx, card, payment, locked.engagement.pot.id);
  await settleUpgrade(tx, inTheirName(card), locked, card.feePence, "");
  await markPaid(tx, card, payment, { outcome: "engaged", transferId, potId: pot.id, engagementId });
}

/** Writes down what came and sends all of it back to the card, as a step of its own. */
export async function sendBack(
  tx: Act,
  card: CardPayment,
  payment: CardPaymentFact,
  problem: string,
): Promise<void> {
  const { pot, transferId } = await payIn(tx, card, payment);
  await markPaid(tx, card, payment, { outcome: "returned", transferId, potId: pot.id, problem });
  await returnOwnMoney(tx, pot, problem, { cardPaymentId: card.id });
  await notify(tx, {
    to: { personId: card.personId },
    subject: "Your money is going back to your card",
    body: `You paid ${pounds(card.amountPence)} by card. ${problem} All of it goes back to your card by itself. Your bank may take 5 to 10 days to show it.`,
    path: `/paying/${card.id}`,
    onceKey: `card-payment:${card.id}:returned`,
  });
}
