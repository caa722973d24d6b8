// A lock that the operating system lets go of when its holder dies, however it dies: no stale lock files, no process ids.
// SQLite's own file locks are used for this alone; nothing is ever written to the file.
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

export type Held = { release: () => void };
const BUSY = 5;
const held = new Set<DatabaseSync>(); // a handle that nobody refers to would be collected, and the lock with it

function take(file: string, sql: string): Held | null {
  const handle = new DatabaseSync(file, { timeout: 0 });
  try {
    handle.exec(sql);
  } catch (error) {
    handle.close();
    if ((error as { errcode?: number }).errcode === BUSY) return null;
    throw error;
  }
  held.add(handle);
  return {
    release() {
      if (held.delete(handle)) handle.close();
    },
  };
}

/** The only holder, or null when anybody else holds it. */
export const tryLock = (file: string): Held | null => take(file, "BEGIN EXCLUSIVE");

async function untilHeld(attempt: () => Held | null, file: string, patience: number): Promise<Held> {
  const until = Date.now() + patience;
  for (;;) {
    const held = attempt();
    if (held) return held;
    if (Date.now() > until) throw new Error(`another copy of Ownway has held ${file} for too long`);
    await sleep(50);
  }
}
/** Waits to be the only holder. */
export const lock = (file: string, patience: number): Promise<Held> =>
  untilHeld(() => tryLock(file), file, patience);
/** One holder of many: while it lasts, nobody can be the only one. */
export const lockShared = (file: string, patience = 10_000): Promise<Held> =>
  untilHeld(() => take(file, "BEGIN; SELECT 1 FROM sqlite_master"), file, patience);
