import { chaseDue, type Stage } from "#app/domain/plans/brokerage/brokerage-rules.ts";
import { findPlanPlanners } from "#app/domain/plans/brokerage/find-plan-planners.server.ts";
import { quoteOf, securedOf } from "#app/domain/plans/brokerage/quote-row.ts";
import { expired } from "#app/domain/plans/brokerage/quote-rules.ts";
import { tieOf, tieWords } from "#app/domain/plans/brokerage/tie-rules.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";

const inOrder = { orderBy: { number: "asc" } } as const;
const account = { select: { accountId: true } } as const;
type Named = { id: string; who: string; what: string; kind: string };

/** How far on each action of a plan is, whom somebody asked, and what it would cost. The caller has found the plan as its reader's. */
export async function findFinding(plan: { id: string; personId: string }, actions: readonly Named[]) {
  const where = { planId: plan.id };
  const { prisma } = db();
  const [steps, asks, quotes, planners] = await Promise.all([
    prisma.planActionStep.findMany({ where, ...inOrder }),
    prisma.planAsk.findMany({
      where,
      ...inOrder,
      include: { assistant: account, conversation: { select: { personId: true } } },
    }),
    prisma.planQuote.findMany({ where, ...inOrder, include: { assistant: account } }),
    findPlanPlanners(plan),
  ]);
  const answers = await findAnswers(asks);
  const today = dayOf(now());
  return new Map(
    actions.map((action) => {
      const own = <R extends { actionId: string }>(rows: readonly R[]) =>
        rows.filter(({ actionId }) => actionId === action.id);
      const ownSteps = own(steps);
      const last = ownSteps.at(-1);
      const stage = (last?.stage ?? "idea") as Stage;
      const choice = ownSteps.findLast((step) => step.stage === "secured");
      const standing = stage === "secured" || stage === "started" ? choice : undefined;
      const stands = standing ? securedOf(standing) : null;
      const names = action.kind === "helper" ? [] : [action.who];
      return [
        action.id,
        {
          stage,
          /** The newest step that there is: whoever decides says that they saw it. */
          seen: last?.number ?? 0,
          steps: ownSteps,
          secured: stands,
          chosenId: standing?.quoteId ?? null,
          tie: tieWords(tieOf(planners, { names })),
          asks: own(asks).map((ask) => {
            const answeredAt = answers.get(ask.id) ?? null;
            const answered = ask.answer === "yes" || ask.answer === "no" || answeredAt !== null;
            return {
              ...ask,
              messageAt: answeredAt,
              chase:
                (stage === "idea" || stage === "asked" || stage === "quoted" || stage === "fell_through") &&
                chaseDue({ chaseOn: ask.chaseOn, answered }, today),
              tie: tieWords(
                tieOf(planners, {
                  names: [ask.name],
                  accountId: ask.assistant?.accountId ?? null,
                }),
              ),
            };
          }),
          quotes: own(quotes).map((quote) => {
            const fields = quoteOf(quote);
            return {
              ...fields,
              id: quote.id,
              version: quote.version,
              assistantId: quote.assistantId,
              changedBy: quote.changedBy,
              expired: expired(fields.validUntil, today),
              /** Chosen now or once: its price stays as it was. */
              fixed: ownSteps.some((step) => step.stage === "secured" && step.quoteId === quote.id),
              tie: tieWords(
                tieOf(planners, { names: [quote.fromName], accountId: quote.assistant?.accountId ?? null }),
              ),
            };
          }),
        },
      ] as const;
    }),
  );
}
export type Finding = NonNullable<ReturnType<Awaited<ReturnType<typeof findFinding>>["get"]>>;

/** When the other side first answered a message of ours. */
async function findAnswers(asks: readonly { id: string; conversationId: string | null; at: Date }[]) {
  const conversations = asks.flatMap(({ conversationId }) =>
    conversationId === null ? [] : [conversationId],
  );
  if (conversations.length === 0) return new Map<string, Date>();
  const messages = await db().prisma.message.findMany({
    where: { conversationId: { in: conversations }, fromAsker: false },
    orderBy: { createdAt: "asc" },
    select: { conversationId: true, createdAt: true },
  });
  return new Map(
    asks.flatMap((ask) => {
      const first = messages.find(
        ({ conversationId, createdAt }) => conversationId === ask.conversationId && createdAt >= ask.at,
      );
      return first ? [[ask.id, first.createdAt] as const] : [];
    }),
  );
}
