import type { Act } from "#app/domain/audit/act.server.ts";
import { now } from "#app/lib/clock.ts";

type Trouble = {
  areaId: string;
  /** For the program: which choices there are. */
  kind: "step" | "mismatch" | "dispute" | "refund-failed" | "outside-change";
  /** What happened, for the person who looks: no codes. */
  words: string;
  cardPaymentId?: string | null;
  stepId?: string | null;
  onceKey: string;
};

/** Puts something before the core service's manager that no program can mend. The same thing once. */
export async function needAttention(tx: Act, trouble: Trouble): Promise<void> {
  const { count } = await tx.cardAttention.createMany({
    data: [{ ...trouble, openedAt: now() }],
    skipDuplicates: true,
  });
  if (count === 0) return;
  tx.audit({
    action: "card-trouble.opened",
    objectType: trouble.stepId ? "card_step" : "card_payment",
    objectId: trouble.stepId ?? trouble.cardPaymentId ?? trouble.onceKey,
    areaId: trouble.areaId,
    detail: { kind: trouble.kind },
  });
}
