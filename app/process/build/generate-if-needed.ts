// The Prisma client is made from the schema, not committed: made again when the schema is newer.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const made = "app/generated/prisma/client.ts";
if (!existsSync(made) || statSync(made).mtimeMs < statSync("prisma/schema.prisma").mtimeMs) {
  const { status, stderr } = spawnSync(process.execPath, ["app/process/build/prisma.ts", "generate"], {
    encoding: "utf8",
  });
  if (status !== 0) {
    console.error(stderr);
    process.exit(status ?? 1);
  }
}
