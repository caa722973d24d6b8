import { tellPayer } from "#app/domain/payments/invoices/tell-ends.server.ts";
import type { Tx } from "#app/db.server.ts";
import { longDay, type Day } from "#app/lib/dates.ts";

type New = Parameters<typeof tellPayer>[1] & { label: string; supplier: string; dueOn: Day };

/** Tells whoever pays that there is an invoice, what to do and by when. A card was charged before; the council has its list. */
export async function tellNewInvoice(tx: Tx, invoice: New): Promise<void> {
  if (invoice.payerRoute === "own_money") return;
  const what =
    invoice.payerRoute === "direct_payment"
      ? `Please pay it from your direct payment account by ${longDay(invoice.dueOn)}. The page has everything you need, ready to copy. Nobody takes the money: only you pay it.`
      : `Please pay it by ${longDay(invoice.dueOn)}, or ask about it first. The person is not asked for the money.`;
  await tellPayer(tx, invoice, {
    subject: "There is an invoice to pay",
    body: `${invoice.supplier} has sent invoice ${invoice.label}. ${what}`,
    path: `/invoices/${invoice.id}`,
    onceKey: `invoice:${invoice.id}:new`,
  });
}
