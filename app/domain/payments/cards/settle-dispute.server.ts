import { systemAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import {
  openLedgerAccount,
  post,
  THE_PLATFORM,
  THE_PROVIDER,
  type Mode,
} from "#app/domain/ledger/ledger.server.ts";
import { needAttention } from "#app/domain/payments/cards/need-attention.server.ts";
import { postDisputeCosts } from "#app/domain/payments/cards/post-cost.server.ts";
import { findCardPaymentOf } from "#app/domain/payments/cards/settle-card-payment.server.ts";
import { db } from "#app/db.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { longDay, dayOf } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

/**
 * A bank takes a payment back because the card's owner says that it was not theirs. While that is open or lost, the
 * platform's own money bears it, and what the provider charges for it: neither planner nor person. Won, the first is undone. @returns false where it is not ours.
 */
export async function settleDispute(id: string, also: (tx: Act) => Promise<void>): Promise<boolean> {
  const dispute = await cardGateway().findDispute(id);
  const cardPaymentId = dispute.paymentIntentId ? await findCardPaymentOf(dispute.paymentIntentId) : null;
  if (!cardPaymentId) return false;
  const card = await db().prisma.cardPayment.findUniqueOrThrow({ where: { id: cardPaymentId } });
  const mode = card.mode as Mode;
  const taken = { key: `dispute:${id}:1`, subject: { type: "card_payment", id: card.id }, actorId: null };
  const result = await act(systemAccess("settle-dispute"), async (tx) => {
    const [before] = await tx.$queryRaw<
      { id: bigint }[]
    >`SELECT id FROM ledger.transfer WHERE idempotency_key = ${taken.key}`;
    const lines = async (pence: number) => [
      { account: await openLedgerAccount(tx, "platform/own-money", THE_PLATFORM, mode), pence: -pence },
      { account: await openLedgerAccount(tx, "provider/cards-in", THE_PROVIDER, mode), pence },
    ];
    if (dispute.status === "open" || dispute.status === "lost")
      await post(tx, { ...taken, kind: "dispute", lines: await lines(dispute.amountPence) });
    if (dispute.status === "won" && before)
      await post(tx, {
        ...taken,
        key: `dispute-won:${id}:1`,
        kind: "reversal",
        lines: await lines(-dispute.amountPence),
        reverses: before.id,
      });
    await postDisputeCosts(tx, card, dispute);
    await needAttention(tx, {
      areaId: card.areaId,
      kind: "dispute",
      words: WORDS[dispute.status](pounds(dispute.amountPence), dispute.answerBy),
      cardPaymentId: card.id,
      onceKey: `dispute:${id}:${dispute.status}`,
    });
    await also(tx);
  });
  if (!result.ok) throw new Error(result.refusal.words);
  return true;
}

const WORDS = {
  warning: (money: string) =>
    `A bank asks about a card payment of ${money}. No money has been taken. Answer it in the card provider's pages.`,
  open: (money: string, by: Date | null) =>
    `A bank has taken ${money} back, because the card's owner says that the payment was not theirs. The platform's own money bears it for now. Answer it in the card provider's pages${by ? ` by ${longDay(dayOf(by))}` : ""}.`,
  won: (money: string) =>
    `The bank has decided that a card payment of ${money} was right. The money is back.`,
  lost: (money: string) =>
    `The bank has decided that a card payment of ${money} was not right. The platform's own money has borne it. The person and the planner lose nothing.`,
} as const;
