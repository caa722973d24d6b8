import type { Tx } from "#app/db.server.ts";
import { demonstration } from "#app/env.server.ts";
import { Refusal } from "#app/lib/result.ts";

export type OwnerKind =
  | "area/funding"
  | "person/funding"
  | "area/adjustments"
  | "area/adjustments-held"
  | "area/paid-out"
  | "pot/available"
  | "pot/held"
  | "planner/owed"
  | "planner/card-owed"
  | "paying-account/paid-out"
  | "provider/cards-in"
  | "provider/transferred"
  | "provider/costs"
  | "platform/own-money";
export type Mode = "test" | "live";
/** What an installation writes down is real money, except in a demonstration. What cards are is the gateway's word. */
export const recordMode = (): Mode => (demonstration() ? "test" : "live");
/** The one provider of card payments and the platform itself: owners of ledger accounts that have no row elsewhere. */
export const THE_PROVIDER = "stripe";
export const THE_PLATFORM = "ownway";
export type TransferKind =
  | "allocate"
  | "hold"
  | "capture"
  | "release"
  | "refund"
  | "reversal"
  | "payment"
  | "card_payment"
  | "card_refund"
  | "card_transfer"
  | "transfer_reversal"
  | "cost"
  | "dispute"
  | "spend"
  | "repayment";
/** One line of a transfer: whole pence, negative when money leaves the account. */
export type Line = { account: bigint; pence: number };
export type Transfer = {
  /** `purpose:id:attempt`: the same key again is the same transfer. */
  key: string;
  kind: TransferKind;
  lines: Line[];
  subject: { type: string; id: string };
  actorId: string | null;
  hold?: bigint;
  reverses?: bigint;
  /** What a refund, card refund, transfer reversal or repayment gives back part of. */
  refunds?: bigint;
  expires?: Date;
};

/** An account of an owner, made if missing. */
export async function openLedgerAccount(
  tx: Tx,
  kind: OwnerKind,
  ownerId: string,
  mode: Mode = recordMode(),
): Promise<bigint> {
  const [ownerType, name] = kind.split("/") as [string, string];
  const [row] = await tx.$queryRaw<
    { id: bigint }[]
  >`SELECT ledger.open_account(${mode}::ledger.money_mode, ${ownerType}, ${ownerId}, ${name}) AS id`;
  if (!row) throw new Error("ledger.open_account returned nothing");
  return row.id;
}

const REFUSALS: Record<string, [code: string, words: string]> = {
  LG001: ["budget-too-low", "There is not enough money left for this. Nothing was set aside or spent."],
  LG004: ["hold-expired", "The money is no longer set aside for this. Nothing was spent."],
};

/**
 * Posts one balanced transfer. Throws `Refusal` (budget-too-low, hold-resolved, hold-expired), which undoes the caller's
 * transaction; a wrong shape or a key used for something else is a broken invariant and throws as it is.
 */
export async function post(tx: Tx, transfer: Transfer): Promise<{ transferId: bigint; replayed: boolean }> {
  const lines = JSON.stringify(
    transfer.lines.map((line) => ({ account: String(line.account), pence: line.pence })),
  );
  try {
    const [row] = await tx.$queryRaw<{ transfer_id: bigint; replayed: boolean }[]>`
      SELECT transfer_id, replayed FROM ledger.post(${transfer.key}, ${transfer.kind}::ledger.transfer_kind, ${lines}::jsonb,
        ${transfer.subject.type}, ${transfer.subject.id}, ${transfer.actorId},
        ${transfer.hold ?? null}::bigint, ${transfer.reverses ?? null}::bigint, ${transfer.refunds ?? null}::bigint, ${transfer.expires ?? null}::timestamptz)`;
    if (!row) throw new Error("ledger.post returned nothing");
    return { transferId: row.transfer_id, replayed: row.replayed };
  } catch (error) {
    const words = (error as Error).message;
    const code = Object.keys(REFUSALS).find((key) => words.includes(key));
    const refusal = code === undefined ? undefined : REFUSALS[code];
    if (refusal) throw new Refusal(...refusal);
    if (words.includes("hold_resolves_once"))
      throw new Refusal("hold-resolved", "This was settled already. Nothing more was charged.");
    throw error;
  }
}

/** Moves the last day of a hold; null keeps it open until it is captured or released. */
export async function extendHold(tx: Tx, hold: bigint, until: Date | null): Promise<void> {
  await tx.$executeRaw`SELECT ledger.extend_hold(${hold}, ${until}::timestamptz)`;
}

/** What is in an account now, pence. */
export async function balance(tx: Tx, account: bigint): Promise<number> {
  const [row] = await tx.$queryRaw<{ balance: bigint }[]>`SELECT ledger.balance(${account}) AS balance`;
  return Number(row?.balance ?? 0n);
}
