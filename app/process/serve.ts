import { createServer, type Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import type { ViteDevServer } from "vite";
import { demonstration, env } from "#app/env.server.ts";
import { seedIfEmpty } from "#app/process/demonstration.server.ts";
import { startJobs } from "#app/process/jobs.server.ts";
import { open } from "#app/process/open.server.ts";
import { crontab, tasks } from "#app/process/tasks.server.ts";
import { webServer } from "#app/process/web-server.ts";

const LONGEST_ENDING = 15_000;

const listen = (server: Server) =>
  new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(env().PORT, env().HOST, () => {
      resolve();
    });
  });

/** Starts everything, says where it is, and ends it in order on SIGTERM and SIGINT. */
export async function serve(
  build: ServerBuild | (() => Promise<ServerBuild>),
  vite?: ViteDevServer,
): Promise<void> {
  const opened = await open();
  if (demonstration()) await seedIfEmpty(opened.url);
  const runner = await startJobs(opened.database, tasks, crontab);
  const server = createServer(webServer(build, vite));
  await listen(server);
  const { port } = server.address() as { port: number };
  const where = `http://${env().HOST}:${port}`;
  console.log(`Ownway is ready at ${where}`);

  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), LONGEST_ENDING).unref();
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeIdleConnections();
    });
    await runner.stop();
    await opened.close();
    await vite?.close();
    process.exit(0);
  };
  process.on("SIGTERM", () => void end());
  process.on("SIGINT", () => void end());
}
