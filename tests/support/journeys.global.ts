import { mkdirSync, writeFileSync } from "node:fs";
import type { FullConfig } from "@playwright/test";
import { startBuiltApp, temporaryFolder } from "./built-app.ts";

export type OnAnApp = { metadata: { /** Projects that name the same one share it. */ app?: string } };

/** Where a project's app is, for its tests. */
export const addressVariable = ({ metadata: { app = "" } }: OnAnApp): string =>
  `OWNWAY_${app.toUpperCase().replaceAll("-", "_")}_URL`;

/** Starts the built app that each project names, on a database of its own, and ends them after the last journey. */
export default async function setup(config: FullConfig) {
  const running = await Promise.all(
    [...new Map(config.projects.map((one: OnAnApp) => [addressVariable(one), one]))].map(
      async ([
        variable,
        {
          metadata: { app: name = "" },
        },
      ]) => {
        const { folder, remove } = temporaryFolder();
        const app = await startBuiltApp({ DATA_DIR: folder });
        process.env[variable] = app.url;
        return { name, app, remove };
      },
    ),
  );
  return async () => {
    mkdirSync("test-results", { recursive: true });
    for (const { name, app, remove } of running) {
      await app.end();
      writeFileSync(`test-results/app-${name}.log`, app.output());
      remove();
    }
  };
}
