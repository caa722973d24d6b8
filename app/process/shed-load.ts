import type { RequestHandler, Response } from "express";
import type { DatabaseWatch } from "#app/process/database-watch.server.ts";
import { AWAY, BUSY } from "#app/process/plain-page.ts";

const MOST_AT_ONCE = 300;
const RETRY_AFTER = "10";

const refuse = (response: Response) =>
  response.status(503).set({ "Retry-After": RETRY_AFTER, "Cache-Control": "no-store" });

/** While the database is away, or far too many ask at once, everybody gets a helpful answer at once rather than none late. */
export function shedLoad(watch: DatabaseWatch | undefined): RequestHandler {
  let now = 0;
  return (request, response, next) => {
    const up = watch?.isUp() ?? true;
    if (!up && request.path === "/healthz") {
      refuse(response).json({ status: "unavailable", database: "down" });
      return;
    }
    if (!up || now >= MOST_AT_ONCE) {
      refuse(response)
        .type("html")
        .send(up ? BUSY() : AWAY());
      return;
    }
    now += 1;
    response.once("close", () => (now -= 1));
    next();
  };
}
