import { openLedgerAccount, THE_PROVIDER, type Line, type Mode } from "#app/domain/ledger/ledger.server.ts";
import type { Tx } from "#app/db.server.ts";
import type { CardPayment } from "#app/generated/prisma/client.ts";

/**
 * The lines of money that goes back to a card: out of the pot of the person's own that it was paid into; or, where it had
 * paid an invoice out of a direct payment, the debt stands again.
 */
export async function refundLines(tx: Tx, cardPayment: CardPayment, pence: number): Promise<Line[]> {
  const mode = cardPayment.mode as Mode;
  const cardsIn = await openLedgerAccount(tx, "provider/cards-in", THE_PROVIDER, mode);
  if (cardPayment.potId) {
    const pot = await tx.pot.findUniqueOrThrow({ where: { id: cardPayment.potId } });
    return [
      { account: pot.availableAccountId, pence: -pence },
      { account: cardsIn, pence },
    ];
  }
  const invoice = await tx.invoice.findUniqueOrThrow({ where: { id: cardPayment.invoiceId ?? "" } });
  const planner = invoice.plannerId ?? "";
  return [
    { account: await openLedgerAccount(tx, "planner/card-owed", planner, mode), pence: -pence },
    { account: cardsIn, pence },
    {
      account: await openLedgerAccount(tx, "paying-account/paid-out", invoice.payingAccountId, mode),
      pence: -pence,
    },
    { account: await openLedgerAccount(tx, "planner/owed", planner, mode), pence },
  ];
}
