import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { paidOnProblem } from "#app/domain/payments/invoices/invoice-forms.ts";
import { lockInvoice, refuseOneself } from "#app/domain/payments/invoices/lock-invoice.server.ts";
import { recordInvoiceEvent } from "#app/domain/payments/invoices/record-invoice-event.server.ts";
import { refundCredit } from "#app/domain/payments/invoices/refund-credit.server.ts";
import { tellSupplier } from "#app/domain/payments/invoices/tell-ends.server.ts";
import { shortDay, type Day } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

type Decision = { question?: string | undefined; words?: string | undefined };
type Repaid = { id: string; version: number; paidOn: Day; decision?: Decision };

/** Who paid says that the supplier's refund has arrived in their account: it goes back into the budget. */
export function recordRepaid(party: InvoiceParty, input: Repaid) {
  return act(party.access, async (tx) => {
    const problem = paidOnProblem(input.paidOn);
    if (problem) throw new Refusal("date-wrong", `${problem}. Nothing was changed.`);
    const invoice = await lockInvoice(tx, party, input.id, "repaid", input.version);
    refuseOneself(party.access, invoice);
    if (party.side === "person")
      await recordDecision(tx, party.access, "record-repaid", input.decision ?? {});
    const credit = invoice.credits.find((one) => one.doneAt === null);
    if (!credit) throw new Error("no refund waits");
    await refundCredit(tx, invoice, credit, party.access.actor.accountId, input.paidOn);
    await recordInvoiceEvent(
      tx,
      party.access,
      invoice,
      "repaid",
      `${pounds(credit.grossPence)} came back on ${shortDay(input.paidOn)}.`,
      { creditNoteId: credit.id, grossPence: credit.grossPence },
    );
    await tellSupplier(tx, invoice, {
      subject: "Your refund has arrived",
      body: `${pounds(credit.grossPence)} that you paid back for invoice ${invoice.document.label} has arrived. Nothing more is to be done.`,
      path: `/invoices/${invoice.id}`,
      onceKey: `credit:${credit.id}:repaid`,
    });
    return { id: invoice.id };
  });
}
