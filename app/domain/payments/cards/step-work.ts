import type { Act } from "#app/domain/audit/act.server.ts";
import type { CardRefused } from "#app/gateways/payments/card-errors.ts";
import type { CardPayment, CardStep, Prisma } from "#app/generated/prisma/client.ts";

export type Step = CardStep & { cardPayment: CardPayment | null };
/** Writes down what came of a step: called in a transaction that holds the step's row. */
export type Settle = (tx: Act, step: Step) => Promise<void>;
/** What is asked, as it is kept with the step: no name, no card. */
export type Request_ = Record<string, string>;

/** How one kind of step is taken. Nothing here is called inside a transaction but what it returns. */
export type StepWork = {
  /** What will be asked; null where it has to wait for something first. */
  prepare: (step: Step) => Promise<Request_ | null>;
  /** What the provider did already under this step's key; null where it did nothing. */
  ask: (step: Step) => Promise<Settle | null>;
  call: (step: Step, request: Request_) => Promise<Settle>;
  /** A refusal that means something here; null where a person has to look. */
  refused?: (step: Step, refusal: CardRefused) => Promise<Settle | null>;
};

/** The step is done: this is what it made outside. */
export async function finish(
  tx: Act,
  step: Step,
  outsideId: string,
  at: Date,
  more: Prisma.CardStepUncheckedUpdateInput = {},
): Promise<void> {
  await tx.cardStep.update({
    where: { id: step.id },
    data: { state: "done", outsideId, doneAt: at, lastError: null, ...more },
  });
}
