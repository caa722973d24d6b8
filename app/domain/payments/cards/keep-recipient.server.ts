import type { Act } from "#app/domain/audit/act.server.ts";
import { addJob } from "#app/db.server.ts";
import type { Recipient } from "#app/gateways/payments/card-gateway.ts";
import { now } from "#app/lib/clock.ts";

/** What the provider says of somebody's account there. When money can be passed on, what waited for that is. */
export async function keepRecipient(tx: Act, supplierId: string, recipient: Recipient): Promise<void> {
  const { mode } = recipient;
  const facts = {
    accountId: recipient.id,
    transfersActive: recipient.transfersActive,
    requirements: recipient.requirementsDue,
    lookedAt: now(),
  };
  await tx.cardRecipient.upsert({
    where: { supplierId_mode: { supplierId, mode } },
    create: { supplierId, mode, ...facts },
    update: facts,
  });
  if (!recipient.transfersActive) return;
  const waiting = await tx.cardStep.findMany({
    where: { supplierId, mode, purpose: "transfer", state: "waiting" },
    select: { id: true },
  });
  for (const { id } of waiting) await addJob(tx, "run-card-step", { id });
}
