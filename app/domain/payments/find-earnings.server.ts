import type { AccountAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import type { DocumentKind, EngagementStatus } from "#app/generated/prisma/enums.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { db } from "#app/db.server.ts";
import { dayOf, shortDay } from "#app/lib/dates.ts";

/** One planner's own money, or an agency's planners'. */
export type Whose = { plannerId: string } | { planner: { agencyId: string } };
/** "inRun": in a payment run that the bank has not paid yet. */
export type Stage = "promised" | "working" | "owed" | "inRun" | "paid";
const NOTHING: Record<Stage, number> = { promised: 0, working: 0, owed: 0, inRun: 0, paid: 0 };

const STAGES: Partial<Record<EngagementStatus, Stage>> = {
  requested: "promised",
  accepted: "working",
  delivered: "working",
};
const PAYERS = {
  council_held: "The council",
  direct_payment: "The person",
  third_party: "The budget manager",
  own_money: "The person, by card",
} as const;
type Document = { id: string; label: string };
type Work = {
  id: string;
  key: string;
  person: string;
  planner: string;
  tier: string;
  stage: Stage;
  pence: number;
  payer: string;
  when: string;
  papers: (Document & { what: string })[];
};
type Paper = Document & { kind: DocumentKind };
const PAPERS: Partial<Record<DocumentKind, string>> = { receipt: "Receipt", remittance: "Remittance advice" };

/** The invoice, and what its payment came with: each once, though several steps may have paid it. */
function papersOf(invoice: {
  document: Document;
  payment: { document: Paper | null } | null;
  cardSteps: readonly { document: Paper | null }[];
}): (Document & { what: string })[] {
  const paid = new Map<string, Paper>();
  for (const paper of [invoice.payment?.document, ...invoice.cardSteps.map((step) => step.document)])
    if (paper) paid.set(paper.id, paper);
  return [
    { id: invoice.document.id, label: invoice.document.label, what: "Invoice" },
    ...[...paid.values()].map(({ id, label, kind }) => ({ id, label, what: PAPERS[kind] ?? "Document" })),
  ];
}
const SHOWN = 200;
const stageOf = (invoice: { payment: unknown; runLine: unknown }): Stage =>
  invoice.payment ? "paid" : invoice.runLine ? "inRun" : "owed";

/** What is promised, in work, owed and paid: totals over everything, and the newest pieces of work. */
export async function findEarnings(access: AccountAccess, whose: Whose) {
  const rows = await db().prisma.engagement.findMany({
    where: {
      ...whose,
      OR: [{ status: { in: ["requested", "accepted", "delivered"] } }, { feeDuePence: { gt: 0 } }],
    },
    orderBy: [{ requestedAt: "desc" }, { id: "asc" }],
    include: {
      person: { select: { firstName: true, lastName: true, reference: true } },
      planner: { select: { firstName: true, lastName: true } },
      pot: { select: { fundingRoute: true } },
      invoices: {
        orderBy: { adjustment: "asc" },
        include: {
          document: { select: { id: true, label: true } },
          payment: {
            select: {
              paidOn: true,
              bankReference: true,
              document: { select: { id: true, label: true, kind: true } },
            },
          },
          cardSteps: {
            where: { purpose: "transfer", documentId: { not: null } },
            select: { document: { select: { id: true, label: true, kind: true } } },
          },
          runLine: { select: { run: { select: { processingOn: true } } } },
        },
      },
    },
  });
  const totals = { ...NOTHING };
  const all: Work[] = rows.flatMap((row): Work[] => {
    const work = {
      id: row.id,
      person: personName(row.person),
      planner: `${row.planner.firstName} ${row.planner.lastName}`,
      tier: TIER_NAMES[row.tier],
    };
    const open = STAGES[row.status];
    if (open)
      return [
        {
          ...work,
          key: row.id,
          stage: open,
          pence: row.feePence,
          payer: PAYERS[row.pot.fundingRoute],
          when: `Asked for ${shortDay(dayOf(row.requestedAt))}`,
          papers: [],
        },
      ];
    // Each payer's part is paid by itself
    return row.invoices
      .filter((invoice) => invoice.creditedPence < invoice.grossPence)
      .map((invoice) => ({
        ...work,
        key: invoice.id,
        stage: stageOf(invoice),
        pence: invoice.grossPence - invoice.creditedPence,
        payer: PAYERS[invoice.payerRoute],
        papers: papersOf(invoice),
        when: invoice.payment
          ? `Paid ${shortDay(invoice.payment.paidOn)}, reference ${invoice.payment.bankReference}`
          : invoice.runLine
            ? `To be paid about ${shortDay(invoice.runLine.run.processingOn)}`
            : `Due since ${shortDay(dayOf(invoice.issuedAt))}`,
      }));
  });
  for (const one of all) totals[one.stage] += one.pence;
  await recordView(access, {
    action: "earnings.viewed",
    objectType: "account",
    objectId: access.actor.accountId,
    detail: { engagements: all.length },
  });
  const byPlanner = new Map<string, Record<Stage, number>>();
  for (const one of all) {
    const sums = byPlanner.get(one.planner) ?? { ...NOTHING };
    sums[one.stage] += one.pence;
    byPlanner.set(one.planner, sums);
  }
  return {
    totals,
    work: all.slice(0, SHOWN),
    more: Math.max(0, all.length - SHOWN),
    byPlanner: [...byPlanner]
      .map(([name, sums]) => ({ name, ...sums }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}
