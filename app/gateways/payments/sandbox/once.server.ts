import { createHash } from "node:crypto";
import type { Tx } from "#app/db.server.ts";
import { StripeRefusal } from "#app/gateways/payments/sandbox/refusal.ts";
import { now } from "#app/lib/clock.ts";

const SAME_KEY = 72707373;
export type Answer = { status: number; body: object; requestId: string; replayed: boolean };

/** What was asked, whatever order its parameters came in. */
export const fingerprintOf = (call: string, id: string, params: unknown): string =>
  createHash("sha256")
    .update(`${call} ${id} ${canonical(params)}`)
    .digest("hex");

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** @throws StripeRefusal 409 while another request with the same key is at work. Held until the transaction ends. */
export async function claim(tx: Tx, key: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ free: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${SAME_KEY}, hashtext(${key})) AS free`;
  if (!row?.free)
    throw new StripeRefusal(
      `There is currently another in-progress request using this Idempotency-Key (${key}). Please try again later.`,
      { status: 409, code: "idempotency_key_in_use", type: "idempotency_error" },
    );
}

/** The answer that this key got before. @throws StripeRefusal where it was used for something else. */
export async function before(tx: Tx, key: string, fingerprint: string): Promise<Answer | null> {
  const known = await tx.sandboxCardRequest.findUnique({ where: { idempotencyKey: key } });
  if (!known) return null;
  if (known.fingerprint !== fingerprint)
    throw new StripeRefusal(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      { type: "idempotency_error" },
    );
  return { status: known.status, body: known.answer as object, requestId: known.requestId, replayed: true };
}

export async function remember(tx: Tx, key: string, fingerprint: string, answer: Answer): Promise<void> {
  await tx.$executeRaw`INSERT INTO sandbox_card_request (idempotency_key, fingerprint, request_id, status, answer, created_at)
    VALUES (${key}, ${fingerprint}, ${answer.requestId}, ${answer.status}, ${JSON.stringify(answer.body)}::jsonb, ${now()})`;
}
