import { randomBytes, randomUUID } from "node:crypto";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import type { ViteDevServer } from "vite";
import { env } from "#app/env.server.ts";
import { brokenAddress } from "#app/process/broken-address.ts";
import type { DatabaseWatch } from "#app/process/database-watch.server.ts";
import { plainPage } from "#app/process/plain-page.ts";
import { securityHeaders } from "#app/process/security-headers.ts";
import { shedLoad } from "#app/process/shed-load.ts";

const LARGEST_BODY = 1_000_000;

/** The HTTP side: headers, refusal of foreign forms, static files, then Remix. */
export function webServer(
  build: ServerBuild | (() => Promise<ServerBuild>),
  { vite, watch }: { vite?: ViteDevServer; watch?: DatabaseWatch } = {},
) {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env().TRUSTED_PROXIES);
  app.use((request, response, next) => {
    response.locals.nonce = randomBytes(16).toString("base64");
    request.headers["x-request-id"] = randomUUID();
    request.headers["x-client-address"] = request.ip ?? "unknown";
    response.setHeader("X-Request-Id", request.headers["x-request-id"]);
    next();
  });
  app.use(securityHeaders(vite !== undefined, env().APP_MODE === "production"));
  app.use((request, response, next) => {
    if (!brokenAddress(request.url)) {
      next();
      return;
    }
    response
      .status(400)
      .type("html")
      .send(
        plainPage(
          "This address is not whole",
          "Part of the address was lost or changed on its way. Nothing was changed. Go to the first page and start from there.",
        ),
      );
  });
  app.use((request, response, next) => {
    if (["GET", "HEAD", "OPTIONS"].includes(request.method)) {
      next();
      return;
    }
    // A body that does not say how long it is could be of any length; browsers always say
    if (request.get("transfer-encoding") !== undefined) {
      response
        .status(411)
        .type("html")
        .send(
          plainPage(
            "We could not read that",
            "The form did not say how long it is, so nothing was changed. Go back and send it again.",
          ),
        );
      return;
    }
    if (Number(request.get("content-length") ?? 0) > LARGEST_BODY) {
      response
        .status(413)
        .type("html")
        .send(
          plainPage(
            "Too much at once",
            "What was sent is too long. Nothing was changed. Go back, shorten it and try again.",
          ),
        );
      return;
    }
    // Remix answers a foreign Origin with an empty 500, and only for pages, not for resource routes
    const origin = request.get("origin");
    const site = request.get("sec-fetch-site");
    const foreign =
      (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.get("host"))) ||
      site === "cross-site";
    if (!foreign) {
      next();
      return;
    }
    response
      .status(403)
      .type("html")
      .send(
        plainPage(
          "Not from here",
          "This form came from another site, so nothing was changed. Go to the page you need on this site and try there.",
        ),
      );
  });
  app.use(compression());
  if (vite) app.use(vite.middlewares);
  else {
    app.use(
      "/assets",
      express.static("build/client/assets", { immutable: true, maxAge: "1y", fallthrough: false }),
    );
    app.use(express.static("build/client", { maxAge: "1h", index: false }));
  }
  app.use(shedLoad(watch));
  // What somebody sees signed in is not kept by any cache
  app.use((request, response, next) => {
    response.vary("Cookie");
    if (request.headers.cookie?.includes("session=")) response.setHeader("Cache-Control", "no-store");
    next();
  });
  const remix = createRequestHandler({
    build,
    mode: vite ? "development" : "production",
    getLoadContext: (_request, response) => ({ cspNonce: response.locals.nonce as string }),
  });
  app.all("*", (request, response, next) => void remix(request, response, next));
  return app;
}
