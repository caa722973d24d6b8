import type { AreaAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { post } from "#app/domain/ledger/ledger.server.ts";
import { choicesFor, type AttentionInput } from "#app/domain/payments/cards/attention-rules.ts";
import { giveBackWrong, lookAtWrong } from "#app/domain/payments/cards/give-back-wrong.server.ts";
import { issueGivenBack } from "#app/domain/payments/cards/issue-card-papers.server.ts";
import { planStep } from "#app/domain/payments/cards/plan-step.server.ts";
import { refundLines } from "#app/domain/payments/cards/refund-lines.server.ts";
import { lookAtStep } from "#app/domain/payments/cards/run-step.server.ts";
import { settleCardPayment } from "#app/domain/payments/cards/settle-card-payment.server.ts";
import { MOST_TRIES, type StepPurpose } from "#app/domain/payments/cards/step-rules.ts";
import { addJob, db } from "#app/db.server.ts";
import type { CardPayment, CardStep } from "#app/generated/prisma/client.ts";
import { CardRefused, CardUnreachable } from "#app/gateways/payments/card-errors.ts";
import { now } from "#app/lib/clock.ts";
import { refused, Refusal, type Result } from "#app/lib/result.ts";

const AWAY = refused(
  "card-away",
  "The card provider cannot be reached just now, so nothing was changed. Try again in a few minutes.",
);
type Step = CardStep & { cardPayment: CardPayment | null };

/**
 * The core service's manager says what is to be done. Whatever it is, the provider is asked first whether it was done after
 * all. Each choice is recorded. Refusals: not-found, moved-on, not-done, card-away, and those of `lookAtWrong`.
 */
export async function answerAttention(
  access: AreaAccess,
  id: string,
  input: AttentionInput,
): Promise<Result<{ done: boolean }>> {
  const found = await db().prisma.cardAttention.findFirst({
    where: { id, areaId: access.area.id },
    include: { step: true },
  });
  if (!found) return refused("not-found", "We cannot find this.");
  if (found.closedAt || !choicesFor(found).includes(input.choice))
    return refused("moved-on", "This has moved on since you opened the page. Nothing was changed by this.");
  let wrong: Awaited<ReturnType<typeof lookAtWrong>> | null = null;
  try {
    if (input.choice === "refund") wrong = await lookAtWrong(found.cardPaymentId ?? "");
    if (input.choice !== "outside" || found.step?.purpose === "refund")
      if (found.step?.state === "needs_attention" && (await lookAtStep(found.step.id)))
        return await close(access, id, input, () => Promise.resolve());
    if (found.kind === "mismatch" && input.choice === "ask" && found.cardPaymentId) {
      await settleCardPayment(found.cardPaymentId);
      const card = await db().prisma.cardPayment.findUnique({ where: { id: found.cardPaymentId } });
      if (card?.status === "paid") return await close(access, id, input, () => Promise.resolve());
    }
  } catch (error) {
    if (error instanceof CardUnreachable || error instanceof CardRefused) return AWAY;
    throw error;
  }
  if (input.choice === "ask")
    return refused("not-done", "The card provider says that it was not done. Nothing was changed.");
  if (wrong && !wrong.ok) return wrong;
  return close(access, id, input, async (tx) => {
    if (wrong) return giveBackWrong(tx, wrong.value);
    if (!found.stepId) return;
    await tx.$queryRaw`SELECT id FROM card_step WHERE id = ${found.stepId}::uuid FOR UPDATE`;
    const step = await tx.cardStep.findUniqueOrThrow({
      where: { id: found.stepId },
      include: { cardPayment: true },
    });
    if (step.state !== "needs_attention") return;
    if (input.choice === "again") await tryAgain(tx, step);
    else await dealtWith(tx, access, step, input.reason);
  });
}

function close(access: AreaAccess, id: string, input: AttentionInput, work: (tx: Act) => Promise<void>) {
  return act(access, async (tx) => {
    const { count } = await tx.cardAttention.updateMany({
      where: { id, closedAt: null },
      data: {
        closedAt: now(),
        choice: input.choice,
        reason: input.reason,
        closedByAccountId: access.actor.accountId,
      },
    });
    if (count === 0)
      throw new Refusal("moved-on", "A colleague has answered this already. Nothing was changed by this.");
    await work(tx);
    tx.audit({
      action: "card-trouble.answered",
      objectType: "card_attention",
      objectId: id,
      areaId: access.area.id,
      detail: { choice: input.choice },
    });
    return { done: true };
  });
}

/** No answer came for long: the very same again. Refused: under a new key, since the old one would be refused again. */
async function tryAgain(tx: Act, step: Step): Promise<void> {
  if (step.tries >= MOST_TRIES && !step.outsideId) {
    await tx.cardStep.update({ where: { id: step.id }, data: { state: "waiting", nextTryAt: now() } });
    await addJob(tx, "run-card-step", { id: step.id });
    return;
  }
  await tx.cardStep.update({ where: { id: step.id }, data: { state: "closed" } });
  await planStep(tx, {
    purpose: step.purpose as StepPurpose,
    subjectId: step.subjectId,
    areaId: step.areaId,
    mode: step.mode,
    reason: step.reason,
    ...(step.cardPaymentId ? { cardPaymentId: step.cardPaymentId } : {}),
    ...(step.invoiceId ? { invoiceId: step.invoiceId } : {}),
    ...(step.supplierId ? { supplierId: step.supplierId } : {}),
    ...(step.ofStepId ? { ofStepId: step.ofStepId } : {}),
    ...(step.pence === null ? {} : { pence: step.pence }),
  });
}

/** Done by hand. Money that should have gone to a card counts as given back: it left the card provider another way. */
async function dealtWith(tx: Act, access: AreaAccess, step: Step, reason: string): Promise<void> {
  const { cardPayment, pence } = step;
  if (step.purpose !== "refund" || !cardPayment?.transferId || pence === null) {
    await tx.cardStep.update({ where: { id: step.id }, data: { state: "closed", lastError: reason } });
    return;
  }
  await tx.$queryRaw`SELECT id FROM card_payment WHERE id = ${cardPayment.id}::uuid FOR UPDATE`;
  const { transferId } = await post(tx, {
    key: `card-refund:${step.id}:1`,
    kind: "card_refund",
    lines: await refundLines(tx, cardPayment, pence),
    subject: { type: "card_payment", id: cardPayment.id },
    actorId: access.actor.accountId,
    refunds: cardPayment.transferId,
  });
  await tx.cardPayment.update({
    where: { id: cardPayment.id },
    data: { returnedPence: { increment: pence }, version: { increment: 1 } },
  });
  await tx.cardStep.update({
    where: { id: step.id },
    data: { state: "closed", lastError: reason, ledgerTransferId: transferId },
  });
  await issueGivenBack(tx, step, { method: "Another way than by card", bankReference: null });
}
