import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Database } from "#app/db.server.ts";

const EVERY = 1000;
const WHILE_AWAY = 250;
const PATIENCE = 3000;

export type DatabaseWatch = { isUp: () => boolean; stop: () => Promise<void> };

/** Knows within a second or so whether the database answers, on a connection of its own, so that a busy pool is not taken for a lost one. */
export function watchDatabase(database: Database): DatabaseWatch {
  let up = true;
  let stopped = false;
  let client: pg.Client | undefined;
  const away = (error: Error) => {
    if (up && !stopped) console.error("The database is away:", error.message);
    up = false;
    const lost = client;
    client = undefined;
    // A server that hangs would never answer a polite end
    (
      lost as { connection?: { stream?: { destroy: () => void } } } | undefined
    )?.connection?.stream?.destroy();
  };
  const look = async () => {
    if (!client) {
      const fresh = new pg.Client({
        connectionString: database.connectionString,
        connectionTimeoutMillis: PATIENCE,
        query_timeout: PATIENCE,
      });
      fresh.on("error", (error) => {
        if (client === fresh) away(error);
      });
      await fresh.connect();
      client = fresh;
    }
    await client.query("SELECT 1");
  };
  let looking = false;
  const check = async () => {
    if (looking) return;
    looking = true;
    try {
      await look();
      if (!up) console.error("The database answers again.");
      up = true;
    } catch (error) {
      away(error as Error);
    } finally {
      looking = false;
    }
  };
  void (async () => {
    while (!(stopped as boolean)) {
      await check();
      await sleep((up as boolean) ? EVERY : WHILE_AWAY, undefined, { ref: false });
    }
  })();
  // Idle connections of the app hear of the end at once
  database.pool.on("error", () => void check());
  return {
    isUp: () => up,
    async stop() {
      stopped = true;
      await client?.end().catch(() => undefined);
    },
  };
}
