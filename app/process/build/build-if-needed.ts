import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { newestSource, STAMP } from "./newest-source.ts";

const current =
  existsSync("build/server/server.js") && existsSync(STAMP) && readFileSync(STAMP, "utf8") === newestSource();
if (!current) {
  console.log("Building Ownway (about ten seconds)…");
  process.exit(spawnSync(process.execPath, ["app/process/build/build.ts"], { stdio: "inherit" }).status ?? 1);
}
