// The built app as a child process, on a free port and a folder of its own: for journeys, and for tests of the process.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const LONGEST_START = 120_000;
const SETTINGS = [
  "APP_MODE",
  "CARD_PAYMENTS",
  "DATABASE_URL",
  "DATA_DIR",
  "HOST",
  "PORT",
  "PUBLIC_URL",
  "SESSION_SECRET",
  "SMTP_URL",
  "STRIPE_API_BASE",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
];

export type BuiltApp = {
  url: string;
  pid: number;
  output: () => string;
  /** Sends a signal and waits for the end. */
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/** A folder that PostgreSQL's own user can reach, too. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), "ownway-app-"));
  chmodSync(folder, 0o755);
  return {
    folder,
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The environment of this process without its own settings of the app. */
export const cleanEnv = (settings: Record<string, string>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name))),
  NODE_ENV: "production",
  ...settings,
});

/** Starts the app and waits until it says where it is. */
export function startBuiltApp(settings: Record<string, string>): Promise<BuiltApp> {
  const child = spawn(process.execPath, ["build/server/server.js"], {
    env: cleanEnv({ PORT: "0", ...settings }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", resolve);
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`the app did not start in time:\n${output}`));
    }, LONGEST_START);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /\bhttp:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (url === undefined || child.pid === undefined) return;
      clearTimeout(late);
      resolve({
        url,
        pid: child.pid,
        output: () => output,
        end(signal = "SIGTERM") {
          child.kill(signal);
          return ended;
        },
      });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void ended.then((code) => {
      clearTimeout(late);
      reject(new Error(`the app ended (${code ?? "killed"}):\n${output}`));
    });
  });
}

/** Runs one of the project's programs to its end. `uid`: as another user. */
export function runToEnd(
  args: string[],
  settings: Record<string, string>,
  uid?: number,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, args, {
    env: cleanEnv(settings),
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject).once("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

/** The tests of the process are about the app as it is now. */
export function buildIfNeeded(): void {
  const { status } = spawnSync(process.execPath, ["app/process/build/build-if-needed.ts"], {
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("the app could not be built");
}
