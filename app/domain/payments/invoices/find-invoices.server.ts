import { personName } from "#app/domain/access/person-name.ts";
import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { whereFilter, type InvoiceFilter } from "#app/domain/payments/invoices/invoice-filter.ts";
import {
  AGES,
  ageOf,
  leftToPay,
  mayTakeStep,
  OUTSTANDING,
} from "#app/domain/payments/invoices/invoice-rules.ts";
import { askerOf, FOR_STATE, stateOf } from "#app/domain/payments/invoices/invoice-state.ts";
import {
  AGE_MEANS,
  AGE_WORDS,
  INVOICE_STATUS_WORDS,
  INVOICE_TONES,
} from "#app/domain/payments/invoices/invoice-words.ts";
import { whereInvoice } from "#app/domain/payments/invoices/viewpoint.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, shortDay } from "#app/lib/dates.ts";

const INVOICES_A_PAGE = 25;
const DAY = 86_400_000;
const daysLate = (dueOn: Date, today: Date) => Math.round((today.getTime() - dueOn.getTime()) / DAY);

/** What is still to pay, by how late it is: one row a last day for payment, however many invoices there are. */
async function findAgeing(party: InvoiceParty, today: Date) {
  const rows = await db().prisma.invoice.groupBy({
    by: ["dueOn"],
    where: { AND: [whereInvoice(party), { status: { in: [...OUTSTANDING] } }] },
    _sum: { grossPence: true, creditedPence: true },
    _count: true,
  });
  return AGES.map((age) => {
    const inAge = rows.filter((row) => ageOf(daysLate(row.dueOn, today)) === age);
    return {
      age,
      label: AGE_WORDS[age].label,
      means: party.side === "manager" ? AGE_WORDS[age].means : AGE_MEANS[age],
      count: inAge.reduce((sum, row) => sum + row._count, 0),
      pence: inAge.reduce((sum, row) => sum + (row._sum.grossPence ?? 0) - (row._sum.creditedPence ?? 0), 0),
    };
  });
}

/** A page of the invoices that a party may see, with how late what is not paid is. Somebody looked: that is recorded. */
export async function findInvoices(party: InvoiceParty, filter: InvoiceFilter, page: number) {
  const today = dayOf(now());
  const where = { AND: [whereInvoice(party), whereFilter(filter, today)] };
  const [total, ageing] = await Promise.all([db().prisma.invoice.count({ where }), findAgeing(party, today)]);
  const pages = Math.max(1, Math.ceil(total / INVOICES_A_PAGE));
  const at = Math.min(page, pages);
  const rows = await db().prisma.invoice.findMany({
    where,
    orderBy: [{ dueOn: filter.state === "open" ? "asc" : "desc" }, { id: "asc" }],
    skip: (at - 1) * INVOICES_A_PAGE,
    take: INVOICES_A_PAGE,
    include: {
      ...FOR_STATE,
      document: { select: { label: true } },
      person: { select: { firstName: true, lastName: true, reference: true } },
    },
  });
  await recordView(party.access, {
    action: "invoices.listed",
    objectType: "account",
    objectId: party.access.actor.accountId,
    detail: { invoices: rows.length },
  });
  return {
    total,
    page: at,
    pages,
    ageing,
    rows: rows.map((row) => {
      const late = OUTSTANDING.includes(row.status) ? daysLate(row.dueOn, today) : 0;
      const may = (step: "pay" | "approve") => mayTakeStep(step, askerOf(party, row), stateOf(row));
      return {
        id: row.id,
        label: row.document.label,
        supplier: row.supplier.legalName,
        // A budget manager's own books go by the reference
        who: party.side === "manager" ? row.person.reference : personName(row.person),
        due: shortDay(row.dueOn),
        late: late > 0 ? late : 0,
        status: INVOICE_STATUS_WORDS[row.status],
        tone: INVOICE_TONES[row.status],
        grossPence: row.grossPence,
        leftPence: row.status === "paid" ? 0 : leftToPay(row),
        toComeBackPence: stateOf(row).waitingPence,
        mayChoose: may("pay") || may("approve"),
      };
    }),
  };
}
