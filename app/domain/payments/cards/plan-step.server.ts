import { randomUUID } from "node:crypto";
import { stepKey, type StepPurpose } from "#app/domain/payments/cards/step-rules.ts";
import { addJob, type Tx } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

type NewStep = {
  purpose: StepPurpose;
  /** What it is about: attempts at the same thing count up. */
  subjectId: string;
  areaId: string;
  mode: string;
  cardPaymentId?: string;
  invoiceId?: string;
  supplierId?: string;
  /** What a reversal takes back. */
  ofStepId?: string;
  /** The credit note that asks for it. */
  creditNoteId?: string;
  pence?: number;
  reason?: string;
  /** Somebody waits for it and takes it themselves at once; the job is there in case they do not. */
  atOnce?: boolean;
};
const IN_CASE = 20_000;

/** Writes a step down, and asks for it to be taken once this transaction is committed. @returns its id. */
export async function planStep(tx: Tx, { atOnce = false, ...step }: NewStep): Promise<string> {
  const { purpose, subjectId } = step;
  const before = await tx.cardStep.count({ where: { purpose, subjectId } });
  const attempt = before + 1;
  const id = randomUUID();
  await tx.cardStep.create({
    data: {
      id,
      ...step,
      attempt,
      idempotencyKey: stepKey(purpose, subjectId, attempt),
      nextTryAt: now(),
      createdAt: now(),
    },
  });
  await addJob(tx, "run-card-step", { id }, atOnce ? { runAt: new Date(now().getTime() + IN_CASE) } : {});
  return id;
}
