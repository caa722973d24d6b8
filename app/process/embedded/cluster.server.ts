// The data folder: where everything lies, and making the cluster in it once.
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import {
  ELSEWHERE,
  findBinaries,
  findOwner,
  reaches,
  type Owner,
} from "#app/process/embedded/binaries.server.ts";
import { PlainError } from "#app/process/plain-error.ts";

export type Cluster = {
  home: string;
  /** PostgreSQL's own data directory. */
  data: string;
  programs: string;
  as: Owner;
  log: string;
  urlOf: (port: number) => string;
};

/** The folder, there and writable. */
function findHome(dataDir: string, as: Owner): string {
  const asked = path.resolve(dataDir);
  mkdirSync(asked, { recursive: true });
  accessSync(asked, constants.R_OK | constants.W_OK | constants.X_OK);
  if (reaches(asked, as)) return asked;
  const home = path.join(ELSEWHERE, `data-${createHash("sha256").update(asked).digest("hex").slice(0, 12)}`);
  mkdirSync(home, { recursive: true });
  return home;
}

/** Written whole or not at all: a start may be killed at any line. */
function writeWhole(file: string, text: string, mode: number): void {
  const draft = `${file}.new`;
  rmSync(draft, { force: true });
  writeFileSync(draft, text, { mode, flush: true });
  renameSync(draft, file);
}

export function layOut(dataDir: string): Cluster {
  const as = findOwner();
  const home = findHome(dataDir, as);
  const secret = path.join(home, "postgres-password");
  return {
    home,
    data: path.join(home, "postgres"),
    programs: findBinaries(as),
    as,
    log: path.join(home, "postgres.log"),
    urlOf: (port) => `postgresql://ownway:${readFileSync(secret, "utf8").trim()}@127.0.0.1:${port}/postgres`,
  };
}

/** Makes the cluster if it is not there. A half-made one is under another name, and is made again. */
export function makeCluster({ home, data, programs, as }: Cluster): void {
  if (existsSync(path.join(data, "PG_VERSION"))) return;
  const password = randomBytes(18).toString("base64url");
  const draft = `${data}.new`;
  const forInitdb = path.join(home, ".pwfile");
  rmSync(draft, { recursive: true, force: true });
  rmSync(forInitdb, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(forInitdb, password, { mode: 0o600 });
  if ("uid" in as) for (const place of [draft, forInitdb]) chownSync(place, as.uid, as.gid);
  const made = spawnSync(
    path.join(programs, "bin/initdb"),
    [
      ...["-D", draft, "-U", "ownway", "--auth=scram-sha-256", `--pwfile=${forInitdb}`],
      ...["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
    ],
    { ...as, encoding: "utf8", cwd: "/" },
  );
  rmSync(forInitdb, { force: true });
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw unmade(home, made.error?.message ?? made.stderr);
  }
  writeWhole(path.join(home, "postgres-password"), password, 0o600);
  renameSync(draft, data);
}

function unmade(home: string, said: string): Error {
  if (said.includes("No space left on device"))
    return new PlainError(`The disk that holds ${home} is full. Make some room, then start again.`);
  const reason =
    /^initdb: error: (.*)$/m.exec(said)?.[1] ?? said.trim().split("\n").at(-1) ?? "no reason given";
  return new PlainError(`The database could not be made in ${home}: ${reason}.`);
}
