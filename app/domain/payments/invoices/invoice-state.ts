import type { Asker, InvoiceState } from "#app/domain/payments/invoices/invoice-rules.ts";
import { partOf, type InvoiceParty } from "#app/domain/payments/invoices/viewpoint.ts";
import type { FundingRoute, InvoiceStatus, PaymentMethod } from "#app/generated/prisma/enums.ts";

/** What a read must fetch for the rules. */
export const FOR_STATE = {
  supplier: { include: { planner: { select: { accountId: true } } } },
  payment: true,
  credits: { orderBy: { createdAt: "asc" as const } },
} as const;

type Row = {
  status: InvoiceStatus;
  payerRoute: FundingRoute;
  grossPence: number;
  creditedPence: number;
  payment: { method: PaymentMethod } | null;
  credits: { grossPence: number; doneAt: Date | null; repaidOn: Date | null }[];
};
const sum = (credits: Row["credits"]) => credits.reduce((total, one) => total + one.grossPence, 0);

/** A row as the rules see it. */
export const stateOf = ({ payment, credits, ...row }: Row): InvoiceState => ({
  ...row,
  method: payment?.method ?? null,
  waitingPence: sum(credits.filter((one) => one.doneAt === null)),
  repaidPence: sum(credits.filter((one) => one.repaidOn !== null)),
});

/** A party as the rules see it, for one invoice. */
export const askerOf = (party: InvoiceParty, row: Parameters<typeof partOf>[1]): Asker => ({
  part: partOf(party, row),
  practitioner: party.side === "area" && party.access.actor.role === "practitioner",
});
