import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { addJob } from "#app/db.server.ts";
import { WebhookForged } from "#app/gateways/payments/card-errors.ts";
import type { WebhookHint } from "#app/gateways/payments/card-gateway.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { now } from "#app/lib/clock.ts";

const LONGEST = 500_000;

/** A message that was posted to us. @returns false where the provider did not sign it: then nothing is kept. */
export async function takeCardNews(body: string, signature: string): Promise<boolean> {
  if (body.length > LONGEST || signature === "") return false;
  let hint: WebhookHint;
  try {
    hint = cardGateway().readWebhook(body, signature);
  } catch (error) {
    if (error instanceof WebhookForged) return false;
    throw error;
  }
  await receiveCardEvent(hint);
  return true;
}

/** Keeps a piece of news once, however often it comes, with the job that works it. */
export async function receiveCardEvent(hint: WebhookHint): Promise<void> {
  const kept = await act(systemAccess("card-news"), async (tx) => {
    const { count } = await tx.cardEvent.createMany({
      data: [
        {
          id: hint.id,
          type: hint.type,
          objectId: hint.objectId,
          objectType: hint.objectType,
          mode: hint.mode,
          createdAt: hint.createdAt,
          receivedAt: now(),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 1) await addJob(tx, "work-card-event", { id: hint.id });
  });
  if (!kept.ok) throw new Error(kept.refusal.words);
}
