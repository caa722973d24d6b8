import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";

export const STAMP = "build/stamp";
const SOURCES = ["app", "prisma", "public", "package-lock.json", "vite.config.ts", "tailwind.config.ts"];

function filesOf(place: string): string[] {
  const stat = statSync(place);
  if (!stat.isDirectory()) return [`${place} ${stat.size} ${stat.mtimeMs}`];
  return readdirSync(place)
    .filter((name) => name !== "generated")
    .flatMap((name) => filesOf(path.join(place, name)));
}
/** Changes when any source file is changed, added or taken away. */
export const sourceStamp = (): string =>
  createHash("sha256").update(SOURCES.flatMap(filesOf).sort().join("\n")).digest("hex");
