import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { lock } from "../lock.ts";
import { sourceStamp, STAMP } from "./source-stamp.ts";

const LONGEST_BUILD = 300_000;

mkdirSync("build", { recursive: true });
// Two starts at the same moment build once
await lock("build/lock", LONGEST_BUILD);
const current =
  existsSync("build/server/server.js") && existsSync(STAMP) && readFileSync(STAMP, "utf8") === sourceStamp();
if (!current) {
  console.log("Building Ownway (about ten seconds)…");
  const { status } = spawnSync(process.execPath, ["app/process/build/build.ts"], { stdio: "inherit" });
  process.exit(status ?? 1);
}
process.exit(0);
