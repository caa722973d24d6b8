import type { Act } from "#app/domain/audit/act.server.ts";
import { openLedgerAccount, post, type Mode } from "#app/domain/ledger/ledger.server.ts";
import { planStep } from "#app/domain/payments/cards/plan-step.server.ts";
import { returnOwnMoney } from "#app/domain/payments/cards/return-own-money.server.ts";
import { shareOut } from "#app/domain/payments/cards/step-rules.ts";
import type { Tx } from "#app/db.server.ts";
import type { CardStep, Invoice } from "#app/generated/prisma/client.ts";
import { Refusal } from "#app/lib/result.ts";

type Transfer = CardStep & { backSteps: CardStep[] };

/**
 * Gives back to a card part or all of what it paid for an invoice, as a credit note says. What has been passed on is taken
 * back first, as a step of its own; what has not is simply passed on no more. Never more than was paid.
 * Called in the credit note's transaction. Refusals: being-passed-on, too-much.
 */
export async function giveBackToCard(tx: Tx, invoice: Invoice, pence: number, reason: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM card_step WHERE invoice_id = ${invoice.id}::uuid ORDER BY id FOR UPDATE`;
  const transfers: Transfer[] = await tx.cardStep.findMany({
    where: { invoiceId: invoice.id, purpose: "transfer", state: { not: "closed" } },
    include: { backSteps: { where: { state: { not: "closed" } } } },
    orderBy: { createdAt: "asc" },
  });
  if (
    transfers.some((step) => step.state === "needs_attention" || (step.state === "waiting" && step.tries > 0))
  )
    throw new Refusal(
      "being-passed-on",
      "This money is being passed on just now. Nothing was changed. Try again in a few minutes.",
    );
  const parts = shareOut(
    pence,
    transfers.map((step) => ({ id: step.id, leftPence: keptOf(step) })),
  );
  if (!parts)
    throw new Refusal(
      "too-much",
      "This is more than was paid by card for it. Nothing was changed. Enter less.",
    );
  for (const part of parts) {
    const step = transfers.find(({ id }) => id === part.id);
    if (!step) continue;
    if (step.state === "done") await planReversal(tx, step, part.pence, reason);
    else await passOnLess(tx, invoice, step, part.pence, reason);
  }
}

const keptOf = (step: Transfer): number =>
  (step.pence ?? 0) - step.backSteps.reduce((sum, back) => sum + (back.pence ?? 0), 0);

const planReversal = (tx: Tx, step: CardStep, pence: number, reason: string) =>
  planStep(tx, {
    purpose: "reversal",
    subjectId: step.id,
    areaId: step.areaId,
    mode: step.mode,
    ofStepId: step.id,
    pence,
    reason,
    ...(step.cardPaymentId ? { cardPaymentId: step.cardPaymentId } : {}),
    ...(step.invoiceId ? { invoiceId: step.invoiceId } : {}),
    ...(step.supplierId ? { supplierId: step.supplierId } : {}),
  });

async function passOnLess(tx: Tx, invoice: Invoice, step: CardStep, pence: number, reason: string) {
  await tx.cardStep.update({ where: { id: step.id }, data: { state: "closed", lastError: reason } });
  const rest = (step.pence ?? 0) - pence;
  if (rest > 0 && step.cardPaymentId && step.supplierId)
    await planStep(tx, {
      purpose: "transfer",
      subjectId: invoice.id,
      areaId: step.areaId,
      mode: step.mode,
      cardPaymentId: step.cardPaymentId,
      invoiceId: invoice.id,
      supplierId: step.supplierId,
      pence: rest,
    });
  await free(tx, invoice, step, pence, reason, `${step.id}:less`);
}

/** What was passed on has been taken back: now it can go to the card. */
export async function afterReversal(tx: Act, step: CardStep): Promise<void> {
  const invoice = await tx.invoice.findUniqueOrThrow({ where: { id: step.invoiceId ?? "" } });
  await free(tx, invoice, step, step.pence ?? 0, step.reason, step.id);
}

/** Out of what is owed, and on to the card: by the pot of the person's own, or straight where it had paid a debt. */
async function free(tx: Tx, invoice: Invoice, step: CardStep, pence: number, reason: string, key: string) {
  if (invoice.payerRoute !== "own_money" || !invoice.potId) {
    await planStep(tx, {
      purpose: "refund",
      subjectId: step.cardPaymentId ?? "",
      areaId: step.areaId,
      mode: step.mode,
      pence,
      reason,
      ...(step.cardPaymentId ? { cardPaymentId: step.cardPaymentId } : {}),
    });
    return;
  }
  await refundCapture(tx, invoice, pence, key, "planner/card-owed");
  const pot = await tx.pot.findUniqueOrThrow({ where: { id: invoice.potId } });
  await returnOwnMoney(tx, pot, reason, step.cardPaymentId ? { cardPaymentId: step.cardPaymentId } : {});
}

/** What had fallen due is no longer, and is in the pot again that it came from. */
export async function refundCapture(
  tx: Tx,
  invoice: Invoice,
  pence: number,
  key: string,
  owed: "planner/card-owed" | "planner/owed",
): Promise<void> {
  const pot = await tx.pot.findUniqueOrThrow({ where: { id: invoice.potId ?? "" } });
  await post(tx, {
    key: `refund:${key}:1`,
    kind: "refund",
    lines: [
      {
        account: await openLedgerAccount(tx, owed, invoice.plannerId ?? "", invoice.mode as Mode),
        pence: -pence,
      },
      { account: pot.availableAccountId, pence },
    ],
    subject: { type: "invoice", id: invoice.id },
    actorId: null,
    refunds: invoice.captureTransferId,
  });
}
