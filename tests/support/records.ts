import type { Everything } from "#tests/factories/everything.ts";

/** The record for each route that names one. A new route with a parameter and no line here fails the matrix. */
const RECORDS: Record<string, (all: Everything) => Record<string, string>> = {
  "/plans/:id/reviews": ({ review }) => ({ id: review.planId, reviewId: review.id }),
  "/plans/:id/safety": ({ plan }) => ({ id: plan.id, kind: "backup", itemId: plan.safeguardId }),
  "/plans/:id/outcomes": ({ plan }) => ({ id: plan.id, itemId: plan.outcomeId }),
  "/plans/:id/actions/:itemId/find/ask/:slug": ({ plan, pa }) => ({
    id: plan.id,
    itemId: plan.actionId,
    slug: pa.slug,
  }),
  "/plans/:id/actions": ({ plan }) => ({
    id: plan.id,
    itemId: plan.actionId,
    askId: plan.askId,
    quoteId: plan.quoteId,
  }),
  "/council/plans/:id": ({ plan }) => ({ id: plan.id }),
  "/plans/:id": ({ plan }) => ({
    remarkId: plan.remarkId,
    id: plan.id,
    itemId: plan.needId,
    asideId: plan.asideId,
    commentId: plan.commentId,
    section: "matters",
    kind: "need",
    number: "1",
  }),
  "/engagements/:id": ({ engagementId }) => ({ id: engagementId }),
  "/budget/bank-statement/:id/columns": ({ draft }) => ({ id: draft.id }),
  "/budget/bank-statement/:id/check": ({ draft }) => ({ id: draft.id }),
  "/budget/bank-statement/:id": ({ statement, line }) => ({ id: statement.id, lineId: line.id }),
  "/messages/:id": ({ conversation }) => ({ id: conversation.id }),
  "/assist/people/:id": ({ person, grant }) => ({ id: person.id, grantId: grant.id }),
  "/assist/sessions/:id": ({ session }) => ({ id: session.id }),
  "/account/activity/stop/:grantId": ({ grant }) => ({ grantId: grant.id }),
  "/core/ideas/:id": ({ idea }) => ({ id: idea.id }),
  "/desk/templates/:id": ({ template }) => ({ id: template.id }),
  "/core/community/:id": ({ group }) => ({ id: group.id }),
  "/core/cases/:id": ({ coreCase }) => ({ id: coreCase.id }),
  "/core/letters/:id": ({ letter }) => ({ id: letter.id }),
  "/core/profiles/planner/:id": ({ submitted }) => ({ id: submitted.id }),
  "/core/profiles/assistant/:id": ({ assistant }) => ({ id: assistant.id }),
  "/council/placements/:id": ({ plan }) => ({ id: plan.placementId }),
  "/council/upgrades/:id": ({ upgradeId }) => ({ id: upgradeId }),
  "/budget/spending/:id": ({ spending }) => ({ id: spending.id }),
  "/council/people/:id/budget": ({ person, carePot }) => ({
    id: person.id,
    budgetId: carePot.budgetId,
    potId: carePot.id,
  }),
  "/council/people/:id": ({ person, parties }) => ({ id: person.id, potId: parties.pot.id }),
  "/documents/:id": ({ invoice }) => ({ id: invoice.documentId }),
  "/paying/:id": ({ cardPayment }) => ({ id: cardPayment.id }),
  "/core/card-payments/:id": ({ cardTrouble }) => ({ id: cardTrouble.id }),
  "/invoices/:id": ({ invoice }) => ({ id: invoice.id }),
  "/council/payments/runs/:id": ({ run }) => ({ id: run.id, lineId: run.lines[0]?.id ?? "" }),
};
/** The parameters of a route that names somebody's record; undefined where it has no line above. */
export const recordOf = (path: string): ((all: Everything) => Record<string, string>) | undefined =>
  Object.entries(RECORDS).find(([start]) => path === start || path.startsWith(`${start}/`))?.[1];
