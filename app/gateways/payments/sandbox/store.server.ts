import { randomBytes } from "node:crypto";
import { db, type Tx } from "#app/db.server.ts";
import type { Kept, Kind } from "#app/gateways/payments/sandbox/kept.ts";
import { noSuch } from "#app/gateways/payments/sandbox/refusal.ts";
import { now } from "#app/lib/clock.ts";

const TURN = 72707372; // the advisory lock by which everything in the sandbox takes turns, whichever copy of the app asks
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

type Row = { body: unknown; hidden: unknown };
export type Found<K extends Kind> = { body: Kept[K]; hidden: Record<string, unknown> };

/** One turn: everything that a request or a press of a button does, or nothing of it. `first` does not wait for the turn. */
export const inTurn = <T>(
  work: (tx: Tx) => Promise<T>,
  first: (tx: Tx) => Promise<void> = () => Promise.resolve(),
): Promise<T> =>
  db().prisma.$transaction(async (tx) => {
    await first(tx);
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${TURN})`;
    return work(tx);
  });

/** An id as Stripe makes them: what it is, then what nobody can guess. */
export const newId = (prefix: string): string =>
  `${prefix}_${[...randomBytes(24)].map((byte) => LETTERS[byte % LETTERS.length]).join("")}`;
export const seconds = (): number => Math.floor(now().getTime() / 1000);

export async function keep<K extends Kind>(
  tx: Tx,
  body: Kept[K] & { object: K },
  { hidden = {}, dueAt = null }: { hidden?: object; dueAt?: Date | null } = {},
): Promise<Kept[K]> {
  await tx.$executeRaw`INSERT INTO sandbox_card_object (id, kind, position, created_at, due_at, body, hidden)
    SELECT ${body.id}, ${body.object}, coalesce(max(position), 0) + 1, ${now()}, ${dueAt},
      ${JSON.stringify(body)}::jsonb, ${JSON.stringify(hidden)}::jsonb FROM sandbox_card_object`;
  return body;
}

/** Changes what is kept of one object: the fields given, the others stay. */
export async function change<K extends Kind>(
  tx: Tx,
  body: Kept[K] & { object: K },
  fields: Partial<Kept[K]>,
  { hidden = {}, dueAt }: { hidden?: object; dueAt?: Date | null } = {},
): Promise<Kept[K]> {
  const changed = { ...body, ...fields };
  await tx.$executeRaw`UPDATE sandbox_card_object
    SET body = ${JSON.stringify(changed)}::jsonb, hidden = hidden || ${JSON.stringify(hidden)}::jsonb,
      due_at = CASE WHEN ${dueAt === undefined} THEN due_at ELSE ${dueAt ?? null}::timestamptz END
    WHERE id = ${body.id}`;
  return changed;
}

export async function look<K extends Kind>(tx: Tx, kind: K, id: string): Promise<Found<K> | null> {
  if (!/^\w{1,255}$/.test(id)) return null; // none of ours, and nothing that the database could not take
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT body, hidden FROM sandbox_card_object WHERE id = ${id} AND kind = ${kind}`;
  return row ? (row as Found<K>) : null;
}

/** @throws StripeRefusal `resource_missing`; `param` names the parameter that carried the id. */
export async function find<K extends Kind>(tx: Tx, kind: K, id: string, param?: string): Promise<Kept[K]> {
  const found = await look(tx, kind, id);
  if (!found) throw noSuch(kind, id, param);
  return found.body;
}

/** Every object of a kind that has these fields, newest first. */
export async function all<K extends Kind>(
  tx: Tx,
  kind: K,
  fields: Partial<Kept[K]> = {},
): Promise<Kept[K][]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT body, hidden FROM sandbox_card_object
    WHERE kind = ${kind} AND body @> ${JSON.stringify(fields)}::jsonb ORDER BY position DESC`;
  return rows.map((row) => row.body as Kept[K]);
}
