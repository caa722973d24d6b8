import { systemAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { needAttention } from "#app/domain/payments/cards/need-attention.server.ts";
import { db } from "#app/db.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { pounds } from "#app/lib/money.ts";

/** News of a transfer: what was taken back of it without Ownway is put before a person. @returns false where it is not ours. */
export async function settleTransfer(outsideId: string, also: (tx: Act) => Promise<void>): Promise<boolean> {
  const step = await db().prisma.cardStep.findFirst({
    where: { outsideId, purpose: "transfer" },
    include: { backSteps: { select: { idempotencyKey: true } } },
  });
  if (!step) return false;
  const reversals = await cardGateway().listReversals(outsideId);
  const known = step.backSteps.map(({ idempotencyKey }) => idempotencyKey);
  const result = await act(systemAccess("settle-transfer"), async (tx) => {
    for (const reversal of reversals)
      if (!known.includes(reversal.idempotencyKey ?? ""))
        await needAttention(tx, {
          areaId: step.areaId,
          kind: "outside-change",
          words: `${pounds(reversal.amountPence)} that was passed on was taken back, and not by Ownway. The record does not show it yet.`,
          cardPaymentId: step.cardPaymentId,
          stepId: step.id,
          onceKey: `reversal-outside:${reversal.id}`,
        });
    await also(tx);
  });
  if (!result.ok) throw new Error(result.refusal.words);
  return true;
}
