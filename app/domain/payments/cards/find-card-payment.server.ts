import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { db } from "#app/db.server.ts";
import { momentWords } from "#app/lib/dates.ts";

const include = {
  draft: { include: { planner: { select: { slug: true, firstName: true, lastName: true } } } },
  engagement: { select: { planner: { select: { firstName: true, lastName: true } } } },
  invoice: { select: { id: true, document: { select: { label: true } } } },
  steps: { where: { purpose: "refund" }, orderBy: { createdAt: "asc" } },
} as const;

/** What a card payment's own page shows; null for anybody else's. Looking changes nothing. */
export async function findCardPayment(access: PersonAccess, id: string) {
  const card = await db().prisma.cardPayment.findFirst({
    where: { id, personId: access.subject.personId },
    include,
  });
  if (!card) return null;
  await recordView(access, { action: "card-payment.viewed", objectType: "card_payment", objectId: card.id });
  const planner = card.draft?.planner ?? card.engagement?.planner;
  return {
    id: card.id,
    status: card.status,
    outcome: card.outcome,
    problem: card.problem,
    test: card.mode === "test",
    purpose: card.purpose,
    plannerName: planner?.firstName ?? null,
    what: card.invoice
      ? `Invoice ${card.invoice.document.label}`
      : planner && card.draft?.tier
        ? `${TIER_NAMES[card.draft.tier]} planning with ${planner.firstName} ${planner.lastName.charAt(0)}.`
        : planner
          ? `More hours of planning with ${planner.firstName} ${planner.lastName.charAt(0)}.`
          : "Support planning",
    amountPence: card.amountPence,
    returnedPence: card.returnedPence,
    returningPence: card.steps
      .filter((step) => step.state === "waiting" || step.state === "needs_attention")
      .reduce((sum, step) => sum + (step.pence ?? 0), 0),
    checkoutUrl: card.status === "open" ? card.checkoutUrl : null,
    paidAt: card.paidAt && momentWords(card.paidAt),
    engagementId: card.engagementId,
    invoiceId: card.invoice?.id ?? null,
    again: ["expired", "failed", "closed"].includes(card.status) ? whereToPayAgain(card) : null,
  };
}

function whereToPayAgain(card: {
  draft: { id: string; planner: { slug: string } } | null;
  invoiceId: string | null;
  engagementId: string | null;
}): string | null {
  if (card.draft) return `/planners/${card.draft.planner.slug}/engage/check?draft=${card.draft.id}`;
  if (card.invoiceId) return `/invoices/${card.invoiceId}/pay-by-card`;
  return card.engagementId && `/engagements/${card.engagementId}/upgrade/answer`;
}
