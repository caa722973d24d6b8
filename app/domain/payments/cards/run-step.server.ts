import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { alone } from "#app/domain/payments/cards/alone.server.ts";
import { checkoutStep } from "#app/domain/payments/cards/checkout-step.server.ts";
import { expireStep } from "#app/domain/payments/cards/expire-step.server.ts";
import { needAttention } from "#app/domain/payments/cards/need-attention.server.ts";
import { recipientStep } from "#app/domain/payments/cards/recipient-step.server.ts";
import { refundStep } from "#app/domain/payments/cards/refund-step.server.ts";
import { reversalStep } from "#app/domain/payments/cards/reversal-step.server.ts";
import { STEP_WORDS } from "#app/domain/payments/cards/card-words.ts";
import { afterTrouble, type StepPurpose, type Trouble } from "#app/domain/payments/cards/step-rules.ts";
import type { Request_, Settle, Step, StepWork } from "#app/domain/payments/cards/step-work.ts";
import { transferStep } from "#app/domain/payments/cards/transfer-step.server.ts";
import { addJob, db } from "#app/db.server.ts";
import { CardRefused, CardUnreachable } from "#app/gateways/payments/card-errors.ts";
import { now } from "#app/lib/clock.ts";

const WORK: Record<StepPurpose, StepWork> = {
  checkout: checkoutStep,
  expire: expireStep,
  refund: refundStep,
  transfer: transferStep,
  reversal: reversalStep,
  recipient: recipientStep,
};
const include = { cardPayment: true } as const;
const access = systemAccess("card-step");
const LOOK_AGAIN = 60 * 60_000;

/**
 * Takes one step outside. What will be asked is written down and committed first; where it may have been asked before, the
 * provider is asked what happened before it is asked again. Runs twice, and twice at once, without harm.
 */
export async function runStep(id: string): Promise<void> {
  await alone(`card-step:${id}`, async () => {
    const step = await db().prisma.cardStep.findUnique({ where: { id }, include });
    if (!step || step.state !== "waiting") return;
    const work = WORK[step.purpose as StepPurpose];
    try {
      // The very same again, where it was asked before: the key stands for it
      const request = step.tries > 0 ? (step.request as Request_) : await work.prepare(step);
      if (request === null) {
        await notYet(id);
        return;
      }
      // From here on it may have been done: whoever comes next asks first
      const { count } = await db().prisma.cardStep.updateMany({
        where: { id, state: "waiting" },
        data: { tries: { increment: 1 }, request },
      });
      if (count === 0) return;
      const tried = await db().prisma.cardStep.findUniqueOrThrow({ where: { id }, include });
      const settle = (step.tries > 0 ? await work.ask(tried) : null) ?? (await work.call(tried, request));
      await record(tried, settle);
    } catch (error) {
      if (error instanceof CardRefused) {
        const settle = (await work.refused?.(step, error)) ?? null;
        await record(step, settle ?? trouble({ kind: "refused", code: error.code }, error.message));
      } else if (error instanceof CardUnreachable) {
        await record(step, trouble({ kind: "unreachable" }, error.message));
      } else throw error;
    }
  });
}

/** It waits for something else, which will see to it; the clock looks now and then. */
async function notYet(id: string): Promise<void> {
  const nextTryAt = new Date(now().getTime() + LOOK_AGAIN);
  await db().prisma.cardStep.updateMany({ where: { id, state: "waiting" }, data: { nextTryAt } });
}

/** Asks the provider what became of a step that was tried, without asking for anything new. @returns whether it was done. */
export async function lookAtStep(id: string): Promise<boolean> {
  const step = await db().prisma.cardStep.findUnique({ where: { id }, include });
  if (!step) return false;
  const settle = await WORK[step.purpose as StepPurpose].ask(step);
  if (settle) await record(step, settle);
  return settle !== null;
}

async function record({ id }: Step, settle: Settle): Promise<void> {
  const result = await act(access, async (tx) => {
    await tx.$queryRaw`SELECT id FROM card_step WHERE id = ${id}::uuid FOR UPDATE`;
    const step = await tx.cardStep.findUniqueOrThrow({ where: { id }, include });
    if (step.state === "waiting" || step.state === "needs_attention") await settle(tx, step);
  });
  if (!result.ok) throw new Error(result.refusal.words);
}

const trouble =
  (what: Trouble, said: string): Settle =>
  async (tx, step) => {
    const next = afterTrouble(what, step.tries);
    if (next.state === "waiting") {
      const nextTryAt = new Date(now().getTime() + next.waitMs);
      await tx.cardStep.update({ where: { id: step.id }, data: { lastError: said, nextTryAt } });
      await addJob(tx, "run-card-step", { id: step.id }, { runAt: nextTryAt });
      return;
    }
    await tx.cardStep.update({ where: { id: step.id }, data: { state: "needs_attention", lastError: said } });
    const words = STEP_WORDS[step.purpose as StepPurpose];
    await needAttention(tx, {
      areaId: step.areaId,
      kind: "step",
      words:
        what.kind === "refused"
          ? `${words.not} The card provider said no, and would say no again.`
          : `${words.not} The card provider has not answered for more than a day.`,
      cardPaymentId: step.cardPaymentId,
      stepId: step.id,
      onceKey: `step:${step.id}:${step.tries}`,
    });
  };
