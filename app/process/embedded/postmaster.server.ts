// One PostgreSQL server on the cluster: finding it, launching it, ending it. Callers hold the lock on starting.
import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { alive, workplaceOf } from "#app/process/embedded/alive.ts";
import type { Cluster } from "#app/process/embedded/cluster.server.ts";
import { PlainError } from "#app/process/plain-error.ts";

const LONGEST_RECOVERY = 180_000;
const LONGEST_SILENCE = 10_000;
const LARGEST_LOG = 10_000_000;

export type Postmaster = { pid: number; port: number };

/** The server that the cluster's own lock file names, if it lives. A lock file of any other process is stale. */
export function findRunning({ data }: Cluster): Postmaster | null {
  const file = path.join(data, "postmaster.pid");
  let lines: string[];
  try {
    lines = readFileSync(file, "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!alive(pid)) return null;
  const place = workplaceOf(pid);
  if (place !== null && place !== realpathSync(data)) {
    // The number belongs to another process now, or the folder is a copy: PostgreSQL itself would refuse to start
    rmSync(file, { force: true });
    return null;
  }
  return { pid, port: Number(lines[3] ?? 0) };
}

async function answers(url: string): Promise<"yes" | "starting" | "no"> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return "yes";
  } catch (error) {
    return (error as { code?: string }).code === "57P03" ? "starting" : "no";
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A server left running by another process, or by one that was killed: null when there is none. */
export async function adopt(cluster: Cluster): Promise<Postmaster | null> {
  let heard = Date.now();
  for (const began = heard; ;) {
    const found = findRunning(cluster);
    if (!found) return null;
    const state = found.port ? await answers(cluster.urlOf(found.port)) : "no";
    if (state === "yes") return found;
    if (state === "starting") heard = Date.now();
    if (Date.now() - heard > LONGEST_SILENCE || Date.now() - began > LONGEST_RECOVERY)
      throw new PlainError(
        `A PostgreSQL of this data folder is running (process ${found.pid}) and does not answer. End it (kill ${found.pid}), then start again.`,
      );
    await sleep(100);
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** What the server said since; nothing when its folder was taken away under it. */
function saidSince(log: string, from: number): string {
  try {
    return readFileSync(log).subarray(from).toString();
  } catch {
    return "";
  }
}

function unstarted({ home, log }: Cluster, from: number): Error {
  const said = saidSince(log, from);
  if (said.includes("No space left on device"))
    return new PlainError(
      `The disk that holds ${home} is full. Nothing that was saved is lost. Make some room, then start again.`,
    );
  const reason = /(?:FATAL|PANIC): +(.*)/.exec(said)?.[1] ?? "it gave no reason";
  return new PlainError(`PostgreSQL did not start: ${reason}. ${log} says more.`);
}

/** Starts a server and waits until it answers. It outlives this process: nothing of ours ends it but `endPostmaster`. */
async function launch(cluster: Cluster, port: number, flags: string[]): Promise<Postmaster> {
  const { data, programs, as, log } = cluster;
  if (sizeOf(log) > LARGEST_LOG) renameSync(log, `${log}.1`);
  const from = sizeOf(log);
  const out = openSync(log, "a", 0o600);
  const child = spawn(
    path.join(programs, "bin/postgres"),
    [
      ...["-D", data, "-p", String(port)],
      ...["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
      ...flags,
    ],
    {
      ...as,
      cwd: "/",
      detached: true,
      stdio: ["ignore", out, out],
      env: { ...process.env, TZ: "UTC", LC_ALL: "C" },
    },
  );
  closeSync(out);
  child.unref();
  let failed: Error | undefined;
  child.once("error", (error) => (failed = error));
  child.once("exit", () => (failed ??= unstarted(cluster, from)));
  for (const began = Date.now(); ;) {
    if (failed) throw failed;
    if (child.pid !== undefined && (await answers(cluster.urlOf(port))) === "yes") {
      // How it ends one day says nothing about this start, and its log may be gone by then
      child.removeAllListeners("exit");
      return { pid: child.pid, port };
    }
    if (Date.now() - began > LONGEST_RECOVERY) throw unstarted(cluster, from);
    await sleep(50);
  }
}

/** A server that was killed may hold its memory for a moment, through backends that have not noticed yet: tried again. */
export async function launchPatiently(cluster: Cluster, port: number, flags: string[]): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(cluster, port, flags);
    } catch (error) {
      const passing = /shared memory|lock file|Address already in use/.test((error as Error).message);
      if (!passing || attempt === 12) throw error;
      await sleep(500);
    }
  }
}

/** Ends the server: at once for its clients, in order for its data. */
export async function endPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ["SIGINT", 10_000],
    ["SIGQUIT", 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const began = Date.now(); Date.now() - began < patience;) {
      if (!alive(pid)) return;
      await sleep(25);
    }
  }
}
