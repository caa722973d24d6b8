import { randomUUID } from "node:crypto";
import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { openLedgerAccount, post, type Mode } from "#app/domain/ledger/ledger.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { whereOwed } from "#app/domain/payments/find-owed.server.ts";
import type { PaymentInput } from "#app/domain/payments/payment-form.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";
import { count } from "#app/lib/words.ts";

const CHANGED =
  "What is owed has changed since you opened the page, or somebody else has recorded this payment. Nothing more was recorded. Look at the list again.";

/**
 * Writes down that the council's bank has paid a planner for these pieces of work. All of it or none: each piece is paid
 * once, however many people press at once. Refusals: date-wrong, already-paid.
 */
export function recordPayment(access: AreaAccess, slug: string, input: PaymentInput) {
  return act(access, async (tx) => {
    const today = dayOf(now());
    if (input.paidOn > today)
      throw new Refusal("date-wrong", "The day it was paid must not be after today. Nothing was recorded.");
    if (input.paidOn < addDays(today, -366))
      throw new Refusal(
        "date-wrong",
        "The day it was paid must be within the last year. Nothing was recorded.",
      );
    const ids = [...new Set(input.invoiceIds)].sort();
    // The second of two at once waits here, and then finds them paid
    await tx.$queryRaw`SELECT id FROM invoice WHERE id = ANY (${ids}::uuid[]) AND area_id = ${access.area.id}::uuid ORDER BY id FOR UPDATE`;
    const owed = await tx.invoice.findMany({
      where: { ...whereOwed(access.area.id), id: { in: ids }, planner: { slug } },
      include: { planner: { select: { id: true, accountId: true } } },
    });
    const totalPence = owed.reduce((sum, one) => sum + one.grossPence - one.creditedPence, 0);
    const [first] = owed;
    const planner = first?.planner;
    const alike = owed.every((one) => one.supplierId === first?.supplierId && one.mode === first.mode);
    if (!planner || !alike || owed.length !== ids.length) throw new Refusal("already-paid", CHANGED);
    if (planner.accountId === access.actor.accountId)
      throw new Refusal(
        "oneself",
        "This planner is you. A colleague must record the payment. Nothing was recorded.",
      );

    const id = randomUUID();
    const mode = first.mode as Mode;
    const { transferId } = await post(tx, {
      key: `payment:${id}:1`,
      kind: "payment",
      lines: [
        { account: await openLedgerAccount(tx, "planner/owed", planner.id, mode), pence: -totalPence },
        {
          account: await openLedgerAccount(tx, "paying-account/paid-out", first.payingAccountId, mode),
          pence: totalPence,
        },
      ],
      subject: { type: "payment", id },
      actorId: access.actor.accountId,
    });
    await tx.payment.create({
      data: {
        id,
        areaId: access.area.id,
        mode,
        supplierId: first.supplierId,
        payingAccountId: first.payingAccountId,
        method: "run",
        paidOn: input.paidOn,
        bankReference: input.bankReference,
        totalPence,
        transferId,
        recordedByAccountId: access.actor.accountId,
      },
    });
    await tx.invoice.updateMany({
      where: { id: { in: ids } },
      data: { status: "paid", paymentId: id, version: { increment: 1 } },
    });
    tx.audit({
      action: "payment.recorded",
      objectType: "payment",
      objectId: id,
      areaId: access.area.id,
      detail: { plannerId: planner.id, totalPence, invoices: ids.length, transferId: Number(transferId) },
    });
    if (planner.accountId)
      await notify(tx, {
        to: { accountId: planner.accountId },
        subject: "The council has paid you",
        body: `The council says it paid you ${pounds(totalPence)} on ${shortDay(input.paidOn)} for ${count(ids.length, "piece")} of planning. The bank reference is ${input.bankReference}. If it has not arrived in 3 working days, phone us.`,
        path: "/money",
        onceKey: `payment:${id}:planner`,
      });
    return { id, totalPence, pieces: ids.length };
  });
}
