// The PostgreSQL of a data folder, shared by every process that uses the folder: the first starts it, all watch over it,
// the last one out stops it. Who uses it is known by locks that the system frees when a process dies, however it dies.
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { alive } from "#app/process/embedded/alive.ts";
import { layOut, makeCluster, type Cluster } from "#app/process/embedded/cluster.server.ts";
import {
  adopt,
  endPostmaster,
  findRunning,
  launchPatiently,
  type Postmaster,
} from "#app/process/embedded/postmaster.server.ts";
import { lock, lockShared, tryLock } from "#app/process/lock.ts";

const WATCH = 300;
const LONGEST_START = 300_000;

export type Postgres = {
  url: string;
  how: "started" | "adopted";
  pid: () => number;
  /** Leaves the server to those who still use it, or stops it when there is nobody. */
  stop: () => Promise<void>;
};

const isFree = (port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const server = createServer()
      .once("error", () => {
        resolve(null);
      })
      .listen(port, "127.0.0.1", () => {
        const { port: found } = server.address() as { port: number };
        server.close(() => {
          resolve(found);
        });
      });
  });

/** The port of last time where it is free: others who use the folder may be waiting for the server to come back there. */
async function choosePort({ home }: Cluster): Promise<number> {
  const file = path.join(home, "postgres-port");
  let last = 0;
  try {
    last = Number(readFileSync(file, "utf8")) || 0;
  } catch {
    // the first start
  }
  const port = (await isFree(last)) ?? (await isFree(0));
  if (port === null) throw new Error("this machine has no free port");
  if (port !== last) writeFileSync(file, String(port));
  return port;
}

export async function startPostgres(dataDir: string, flags: string[] = []): Promise<Postgres> {
  const cluster = layOut(dataDir);
  const startLock = path.join(cluster.home, "starting.lock");
  const userLock = path.join(cluster.home, "users.lock");
  let server: Postmaster;
  let how: Postgres["how"] = "adopted";

  const starting = await lock(startLock, LONGEST_START);
  const using = await lockShared(userLock);
  try {
    makeCluster(cluster);
    const found = await adopt(cluster);
    if (!found) how = "started";
    server = found ?? (await launchPatiently(cluster, await choosePort(cluster), flags));
  } catch (error) {
    using.release();
    throw error;
  } finally {
    starting.release();
  }

  const { port } = server;
  let stopping = false;
  let reviving = false;
  const revive = async () => {
    console.error("The database ended by itself; starting it again.");
    for (let wait = 100; !stopping; wait = Math.min(wait * 2, 5000)) {
      const turn = await lock(startLock, LONGEST_START);
      try {
        // stop() may have come meanwhile, and another process may have been first
        if (stopping as boolean) return;
        const back = (await adopt(cluster)) ?? (await launchPatiently(cluster, port, flags));
        if (back.port !== port)
          throw new Error(`it now listens at another port; restart this copy of Ownway`);
        server = back;
        console.error("The database is back.");
        return;
      } catch (error) {
        console.error(`The database is not back: ${(error as Error).message}`);
      } finally {
        turn.release();
      }
      await sleep(wait);
    }
  };
  const watch = setInterval(() => {
    if (reviving || stopping || alive(server.pid)) return;
    reviving = true;
    void revive().finally(() => (reviving = false));
  }, WATCH);
  watch.unref();

  return {
    url: cluster.urlOf(port),
    how,
    pid: () => server.pid,
    async stop() {
      if (stopping) return;
      stopping = true;
      clearInterval(watch);
      const turn = await lock(startLock, LONGEST_START);
      using.release();
      const last = tryLock(userLock);
      if (last) {
        const running = findRunning(cluster);
        if (running) await endPostmaster(running.pid);
        last.release();
      }
      turn.release();
    },
  };
}
