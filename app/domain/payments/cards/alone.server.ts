import { db } from "#app/db.server.ts";

const CARDS = 72707372; // the class of these advisory locks
const MOST_AT_ONCE = 3; // each keeps a connection of the pool, which everybody else needs too
let busy = 0;
const waiting: (() => void)[] = [];

async function turn(): Promise<void> {
  if (busy < MOST_AT_ONCE) busy++;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}
function done(): void {
  const next = waiting.shift();
  if (next) next();
  else busy--;
}

/**
 * Does something outside while nobody else does the same, in this copy of the app or another. The lock belongs to a
 * connection and goes with it: whoever is killed leaves nothing locked, and no transaction stays open meanwhile.
 * @returns false where somebody else is at it.
 */
export async function alone(name: string, work: () => Promise<void>): Promise<boolean> {
  await turn();
  try {
    return await locked(name, work);
  } finally {
    done();
  }
}

async function locked(name: string, work: () => Promise<void>): Promise<boolean> {
  const client = await db().pool.connect();
  let broken: Error | undefined;
  try {
    const { rows } = await client.query<{ got: boolean }>(
      "SELECT pg_try_advisory_lock($1, hashtext($2)) AS got",
      [CARDS, name],
    );
    if (!rows[0]?.got) return false;
    try {
      await work();
    } finally {
      await client
        .query("SELECT pg_advisory_unlock($1, hashtext($2))", [CARDS, name])
        .catch((error: unknown) => {
          // A connection that may still hold the lock is thrown away
          broken = error as Error;
        });
    }
    return true;
  } finally {
    client.release(broken);
  }
}
