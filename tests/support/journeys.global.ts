import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import type { FullConfig } from "@playwright/test";
import { startBuiltApp, temporaryFolder } from "./built-app.ts";

export type OnAnApp = { metadata: { /** Projects that name the same one share it. */ app?: string } };

/** Where a project's app is, for its tests. */
export const addressVariable = ({ metadata: { app = "" } }: OnAnApp): string =>
  `OWNWAY_${app.toUpperCase().replaceAll("-", "_")}_URL`;

/** A folder with the demonstration in it, filled once by the app itself. */
async function fillFolder() {
  const filled = temporaryFolder();
  const app = await startBuiltApp({ DATA_DIR: filled.folder });
  const code = await app.end();
  if (code !== 0) throw new Error(`the app did not end well:\n${app.output()}`);
  return filled;
}
/** With its owners, who are not always who runs the tests. */
function copyFolder(from: string, to: string): void {
  const { status, stderr } = spawnSync("cp", ["-a", `${from}/.`, to], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

/** Starts the built app that each project names, on a database of its own, and ends them after the last journey. */
export default async function setup(config: FullConfig) {
  const filled = await fillFolder();
  const running = await Promise.all(
    [...new Map(config.projects.map((one: OnAnApp) => [addressVariable(one), one]))].map(
      async ([
        variable,
        {
          metadata: { app: name = "" },
        },
      ]) => {
        const { folder, remove } = temporaryFolder();
        copyFolder(filled.folder, folder);
        const app = await startBuiltApp({ DATA_DIR: folder });
        process.env[variable] = app.url;
        return { name, app, remove };
      },
    ),
  );
  filled.remove();
  return async () => {
    mkdirSync("test-results", { recursive: true });
    for (const { name, app, remove } of running) {
      await app.end();
      writeFileSync(`test-results/app-${name}.log`, app.output());
      remove();
    }
  };
}
