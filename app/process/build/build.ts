import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { sourceStamp, STAMP } from "./source-stamp.ts";

const run = (...args: string[]) => {
  const { status } = spawnSync(process.execPath, args, {
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status !== 0) process.exit(status ?? 1);
};
const stamp = sourceStamp();
run("app/process/build/generate-if-needed.ts");
run("node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "warn");
writeFileSync(STAMP, stamp);
