import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import {
  openLedgerAccount,
  post,
  THE_PLATFORM,
  THE_PROVIDER,
  type Mode,
} from "#app/domain/ledger/ledger.server.ts";
import { disputeCosts } from "#app/domain/payments/cards/dispute-cost-rules.ts";
import type { Tx } from "#app/db.server.ts";
import type { CardPayment } from "#app/generated/prisma/client.ts";
import type { CardPaymentFact, DisputeFact } from "#app/gateways/payments/card-gateway.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";

/**
 * What the card provider charges for a payment: a line of its own, out of the platform's own money. Nobody who pays or is
 * paid bears any of it. It may be known only later.
 */
export async function postCost(
  tx: Tx,
  card: Pick<CardPayment, "id" | "mode" | "costPence">,
  { feePence }: Pick<CardPaymentFact, "feePence">,
): Promise<void> {
  if (feePence === null || card.costPence !== null) return;
  const mode = card.mode as Mode;
  await tx.cardPayment.update({ where: { id: card.id }, data: { costPence: feePence } });
  if (feePence === 0) return;
  await post(tx, {
    key: `card-cost:${card.id}:1`,
    kind: "cost",
    lines: await costLines(tx, mode, feePence),
    subject: { type: "card_payment", id: card.id },
    actorId: null,
  });
}

/**
 * What the card provider charges because a bank took a payment back: out of the platform's own money too, once for each
 * movement that it was charged with. One that the provider gives back is undone.
 */
export async function postDisputeCosts(
  tx: Tx,
  card: Pick<CardPayment, "id" | "mode">,
  dispute: Pick<DisputeFact, "id" | "movements">,
): Promise<void> {
  const mode = card.mode as Mode;
  const posted = new Map<string, bigint>();
  for (const { id, pence, back } of disputeCosts(dispute.movements)) {
    const reverses = back === null ? undefined : posted.get(back);
    const { transferId } = await post(tx, {
      key: `dispute-cost:${dispute.id}:${id}`,
      lines: await costLines(tx, mode, reverses === undefined ? pence : -pence),
      subject: { type: "card_payment", id: card.id },
      actorId: null,
      ...(reverses === undefined ? { kind: "cost" } : { kind: "reversal", reverses }),
    });
    posted.set(id, transferId);
  }
}

const costLines = async (tx: Tx, mode: Mode, pence: number) => [
  { account: await openLedgerAccount(tx, "platform/own-money", THE_PLATFORM, mode), pence: -pence },
  { account: await openLedgerAccount(tx, "provider/costs", THE_PROVIDER, mode), pence },
];

/** The cost of a payment that was not known when it came. */
export async function learnCost(id: string, paymentIntentId: string): Promise<void> {
  const payment = await cardGateway().findPayment(paymentIntentId);
  const result = await act(systemAccess("card-cost"), async (tx) => {
    await tx.$queryRaw`SELECT id FROM card_payment WHERE id = ${id}::uuid FOR UPDATE`;
    await postCost(tx, await tx.cardPayment.findUniqueOrThrow({ where: { id } }), payment);
  });
  if (!result.ok) throw new Error(result.refusal.words);
}
