import type { Tx } from "#app/db.server.ts";
import type { Kind } from "#app/gateways/payments/sandbox/kept.ts";
import { StripeRefusal } from "#app/gateways/payments/sandbox/refusal.ts";
import { look } from "#app/gateways/payments/sandbox/store.server.ts";

/** Which fields hold the id of something that can be given whole. */
const EXPANDS: Record<string, Kind> = {
  balance_transaction: "balance_transaction",
  charge: "charge",
  destination: "v2.core.account",
  latest_charge: "charge",
  payment_intent: "payment_intent",
  source_transaction: "charge",
  transfer: "transfer",
};
type Tree = Record<string, unknown>;

/** `expand[]=latest_charge.balance_transaction`: the object in place of its id, step by step. */
export async function expand(tx: Tx, answer: object, paths: readonly string[] = []): Promise<object> {
  const whole = structuredClone(answer) as Tree;
  for (const path of paths) {
    const steps = path.split(".");
    if (steps[0] === "data" && Array.isArray(whole.data))
      for (const one of whole.data as Tree[]) await expandPath(tx, one, steps.slice(1), path);
    else await expandPath(tx, whole, steps, path);
  }
  return whole;
}

async function expandPath(tx: Tx, tree: Tree, steps: string[], path: string): Promise<void> {
  const [step = "", ...rest] = steps;
  const kind = EXPANDS[step];
  if (!kind || !(step in tree))
    throw new StripeRefusal(`This property cannot be expanded (${path}).`, { param: "expand" });
  const value = tree[step];
  if (value === null) return;
  if (typeof value === "string") tree[step] = structuredClone((await look(tx, kind, value))?.body ?? null);
  if (rest.length > 0 && tree[step]) await expandPath(tx, tree[step] as Tree, rest, path);
}
