import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import type { ViteDevServer } from "vite";
import { newsOfCardsComesTo, startCards } from "#app/gateways/payments/cards.server.ts";
import { saysDatabaseAway } from "#app/lib/database-away.ts";
import { watchDatabase } from "#app/process/database-watch.server.ts";
import { seedIfEmpty } from "#app/process/demonstration.server.ts";
import { greeting } from "#app/process/greeting.ts";
import { startJobs } from "#app/process/jobs.server.ts";
import { open, settings } from "#app/process/open.server.ts";
import { PlainError, tell } from "#app/process/plain-error.ts";
import { crontab, tasks } from "#app/process/tasks.server.ts";
import { webServer } from "#app/process/web-server.ts";

const LONGEST_ENDING = 20_000;

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server
      .once("error", (error: NodeJS.ErrnoException) => {
        const why: Record<string, string> = {
          EADDRINUSE: `Port ${port} is in use, perhaps by another copy of Ownway. End that, or start on another: PORT=${port + 1} npm start.`,
          EACCES: `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start.`,
          EADDRNOTAVAIL: `This machine has no address ${host}. Correct HOST, or leave it out.`,
          ENOTFOUND: `HOST names ${host}, which cannot be found. Correct HOST, or leave it out.`,
        };
        const words = error.code === undefined ? undefined : why[error.code];
        reject(words === undefined ? error : new PlainError(words, { cause: error }));
      })
      .listen(port, host, resolve);
  });
}
/** Where this very copy of the app can be reached from this machine. */
function ownAddress(server: Server, path: string): URL {
  const { address, port, family } = server.address() as AddressInfo;
  const host = address === "0.0.0.0" ? "127.0.0.1" : address === "::" ? "::1" : address;
  return new URL(path, `http://${family === "IPv6" ? `[${host}]` : host}:${port}`);
}
const close = (server: Server) =>
  new Promise<void>((resolve) => {
    // Requests in flight finish; a connection that only waits for a next one is closed
    const idle = setInterval(() => {
      server.closeIdleConnections();
    }, 50);
    server.close(() => {
      clearInterval(idle);
      resolve();
    });
  });

/** Starts everything, says where it is, and ends it in order on SIGTERM and SIGINT. */
export async function serve(
  build: ServerBuild | (() => Promise<ServerBuild>),
  vite?: ViteDevServer,
): Promise<void> {
  const toClose: (() => Promise<unknown>)[] = [];
  let ending = false;
  const end = async (code: number) => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), LONGEST_ENDING).unref();
    for (const closeOne of toClose.reverse()) await closeOne().catch(tell);
    process.exit(code);
  };
  process.on("SIGTERM", () => void end(0)).on("SIGINT", () => void end(0));
  process.on("unhandledRejection", (error) => {
    // graphile-worker does not wait for a job to be marked as done or failed; the job is freed when the database is back
    if (saysDatabaseAway(error)) {
      console.error("Met a lost database:", (error as Error).message);
      return;
    }
    tell(error);
    void end(1);
  });
  if (vite) toClose.push(() => vite.close());

  try {
    const env = settings();
    // Asked before the database is started, so that a second copy by mistake costs nothing
    const probe = createServer();
    await listen(probe, env.PORT, env.HOST);
    await close(probe);

    const opening = open();
    // Why it failed to open is told below
    toClose.push(() =>
      opening.then(
        (opened) => opened.close(),
        () => undefined,
      ),
    );
    const opened = await opening;
    const cards = await startCards();
    toClose.push(() => cards.stop());
    const seeded = env.APP_MODE === "demonstration" && (await seedIfEmpty(opened)) === "seeded";
    const jobs = await startJobs(opened.database, { tasks, crontab });
    toClose.push(() => jobs.stop());
    const watch = watchDatabase(opened.database);
    toClose.push(() => watch.stop());
    const server = createServer(webServer(build, { watch, ...(vite ? { vite } : {}) }));
    await listen(server, env.PORT, env.HOST);
    toClose.push(() => close(server));
    newsOfCardsComesTo(ownAddress(server, "/webhooks/stripe"));
    console.log(greeting(env, opened, server, seeded));
  } catch (error) {
    if (!(ending as boolean)) tell(error);
    await end(1);
  }
}
