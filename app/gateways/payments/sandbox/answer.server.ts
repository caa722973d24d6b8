import type { Tx } from "#app/db.server.ts";
import type { CardCall } from "#app/gateways/payments/contract/card-calls.ts";
import { checkParams } from "#app/gateways/payments/sandbox/check-params.ts";
import { settleDue } from "#app/gateways/payments/sandbox/due.server.ts";
import { answers } from "#app/gateways/payments/sandbox/endpoints/answers.server.ts";
import type { Asked } from "#app/gateways/payments/sandbox/endpoints/call.ts";
import { expand } from "#app/gateways/payments/sandbox/expand.server.ts";
import {
  before,
  claim,
  fingerprintOf,
  remember,
  type Answer,
} from "#app/gateways/payments/sandbox/once.server.ts";
import { StripeRefusal } from "#app/gateways/payments/sandbox/refusal.ts";
import { inTurn, newId } from "#app/gateways/payments/sandbox/store.server.ts";

export type Question = {
  call: CardCall;
  id: string;
  page: string | null;
  params: Record<string, unknown>;
  idempotencyKey: string | null;
};

/** Answers one request. What was executed under a key is answered the same way again, refusals too, as Stripe does. */
export function answer({ idempotencyKey, ...question }: Question): Promise<Answer> {
  const { call, id, params } = question;
  const key = call.startsWith("POST ") ? idempotencyKey : null;
  return inTurn(
    async (tx) => {
      const fingerprint = fingerprintOf(call, id, params);
      const known = key === null ? null : await before(tx, key, fingerprint);
      if (known) return known;
      const checked = checkParams(call, params); // refused before it is executed: not remembered
      await settleDue(tx);
      const given = await attempt(tx, question, checked);
      if (key !== null) await remember(tx, key, fingerprint, given);
      return given;
    },
    async (tx) => {
      if (key !== null) await claim(tx, key);
    },
  );
}

async function attempt(
  tx: Tx,
  { call, id, page }: Pick<Question, "call" | "id" | "page">,
  params: object,
): Promise<Answer> {
  const requestId = newId("req");
  await tx.$executeRaw`SAVEPOINT attempt`;
  try {
    // Each answer takes the parameters of its own call, which checkParams has just seen to
    const run = answers[call] as (asked: Asked<never>) => Promise<object>;
    const made = await run({ tx, id, page, params } as Asked<never>);
    const { expand: paths } = params as { expand?: string[] };
    return { status: 200, body: await expand(tx, made, paths), requestId, replayed: false };
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT attempt`;
    return { status: error.status, body: error.body, requestId, replayed: false };
  }
}
