import { readdirSync, statSync } from "node:fs";
import path from "node:path";

export const STAMP = "build/stamp";
const SOURCES = [
  "app",
  "public",
  "prisma/schema.prisma",
  "package-lock.json",
  "vite.config.ts",
  "tailwind.config.ts",
];

function newest(place: string): number {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(place)
      .filter((name) => name !== "generated")
      .map((name) => newest(path.join(place, name))),
  );
}
/** Changes when any source file does. */
export const newestSource = (): string => String(Math.max(...SOURCES.map(newest)));
