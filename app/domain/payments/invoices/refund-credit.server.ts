import { openLedgerAccount, post, type Mode } from "#app/domain/ledger/ledger.server.ts";
import type { LockedInvoice } from "#app/domain/payments/invoices/lock-invoice.server.ts";
import type { Tx } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import type { Day } from "#app/lib/dates.ts";

type Credit = { id: string; grossPence: number };
type Credited = Pick<
  LockedInvoice,
  | "id"
  | "areaId"
  | "mode"
  | "plannerId"
  | "potId"
  | "engagementId"
  | "status"
  | "grossPence"
  | "creditedPence"
  | "captureTransferId"
  | "payment"
>;

/**
 * Puts the money of a credit back where the capture took it: the pot, or the area's adjustments. What was paid already comes
 * back first, in a posting of its own. Nothing left to pay makes an unpaid invoice credited.
 */
export async function refundCredit(
  tx: Tx,
  invoice: Credited,
  credit: Credit,
  actorId: string | null,
  repaidOn: Day | null = null,
  /** Where it lies: with the card provider, what came by card. */
  owedIn: "planner/owed" | "planner/card-owed" = "planner/owed",
): Promise<void> {
  const mode = invoice.mode as Mode;
  const pence = credit.grossPence;
  const owed = await openLedgerAccount(tx, owedIn, invoice.plannerId ?? "", mode);
  let repaymentTransferId: bigint | null = null;
  if (repaidOn) {
    if (!invoice.payment) throw new Error("money came back that was not paid");
    const paidOut = await openLedgerAccount(
      tx,
      "paying-account/paid-out",
      invoice.payment.payingAccountId,
      mode,
    );
    const { transferId } = await post(tx, {
      key: `repayment:${credit.id}:1`,
      kind: "repayment",
      refunds: invoice.payment.transferId,
      lines: [
        { account: paidOut, pence: -pence },
        { account: owed, pence },
      ],
      subject: { type: "payment", id: invoice.payment.id },
      actorId,
    });
    repaymentTransferId = transferId;
  }
  const pot = invoice.potId
    ? await tx.pot.findUniqueOrThrow({ where: { id: invoice.potId }, select: { availableAccountId: true } })
    : null;
  const backTo =
    pot?.availableAccountId ?? (await openLedgerAccount(tx, "area/adjustments", invoice.areaId, mode));
  const { transferId: refundTransferId } = await post(tx, {
    key: `refund:${credit.id}:1`,
    kind: "refund",
    refunds: invoice.captureTransferId,
    lines: [
      { account: owed, pence: -pence },
      { account: backTo, pence },
    ],
    subject: invoice.engagementId
      ? { type: "engagement", id: invoice.engagementId }
      : { type: "invoice", id: invoice.id },
    actorId,
  });
  await tx.creditNote.update({
    where: { id: credit.id },
    data: { refundTransferId, repaymentTransferId, repaidOn, doneAt: now() },
  });
  const creditedPence = invoice.creditedPence + pence;
  await tx.invoice.update({
    where: { id: invoice.id },
    data: {
      creditedPence,
      // A paid one stays paid: its payment is still a fact, and so is what came back
      ...(invoice.status !== "paid" && creditedPence === invoice.grossPence
        ? { status: "credited" as const }
        : {}),
      version: { increment: 1 },
    },
  });
}
