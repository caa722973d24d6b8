import { mkdirSync, writeFileSync } from "node:fs";
import type { FullConfig } from "@playwright/test";
import { startBuiltApp, temporaryFolder } from "./built-app.ts";

/** Where a project's own app is, for its tests. */
export const addressVariable = (project: string): string =>
  `OWNWAY_${project.toUpperCase().replaceAll("-", "_")}_URL`;

/** Starts the built app for each project, on a database of its own, and ends them after the last journey. */
export default async function setup(config: FullConfig) {
  const running = await Promise.all(
    config.projects.map(async ({ name }) => {
      const { folder, remove } = temporaryFolder();
      const app = await startBuiltApp({ DATA_DIR: folder });
      process.env[addressVariable(name)] = app.url;
      return { name, app, remove };
    }),
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
