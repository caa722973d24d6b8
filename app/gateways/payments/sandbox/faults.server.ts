import type { Tx } from "#app/db.server.ts";

/** How the line to Stripe breaks, for tests and demonstrations. */
export type Fault = {
  /** A call of the contract, such as `POST /v1/refunds`; left out: any. */
  call?: string;
  /** `error-before`: 500 and nothing done. `error-after`: done, and 500. `cut-after`: done, and the line breaks. */
  kind: "error-before" | "error-after" | "cut-after" | "too-many" | "cut-before";
  times: number;
};

/** The next fault that is due for this call, used up by asking. */
export async function nextFault(tx: Tx, call: string): Promise<Fault["kind"] | null> {
  const setting = await tx.sandboxCardSetting.findUnique({ where: { id: 1 }, select: { faults: true } });
  const faults = (setting?.faults ?? []) as Fault[];
  const due = faults.find((fault) => fault.call === undefined || fault.call === call);
  if (!due) return null;
  const left = faults
    .map((fault) => (fault === due ? { ...fault, times: fault.times - 1 } : fault))
    .filter(({ times }) => times > 0);
  await tx.$executeRaw`UPDATE sandbox_card_setting SET faults = ${JSON.stringify(left)}::jsonb WHERE id = 1`;
  return due.kind;
}
