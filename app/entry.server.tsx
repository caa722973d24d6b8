import { PassThrough } from "node:stream";
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { PageContextProvider } from "#app/http/page-context.tsx";
import { saysDatabaseAway } from "#app/lib/database-away.ts";
import { AWAY } from "#app/process/plain-page.ts";

export const streamTimeout = 5000;

// Requests that met a lost database, until they are answered
const metLostDatabase = new Set<string>();
const idOf = (request: Request) => request.headers.get("x-request-id") ?? "none";

// Pages are drawn whole before they are sent: no page streams parts, and a failed one can still say 500
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  if (metLostDatabase.delete(idOf(request)))
    return new Response(AWAY(), {
      status: 503,
      headers: {
        "Content-Type": "text/html; charset=utf-8",
        "Retry-After": "10",
        "Cache-Control": "no-store",
      },
    });
  const failedForm = remix.staticHandlerContext.actionData != null && status >= 400;
  return new Promise<Response>((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <PageContextProvider value={{ nonce: context.cspNonce, failedForm }}>
        <RemixServer context={remix} url={request.url} nonce={context.cspNonce} />
      </PageContextProvider>,
      {
        nonce: context.cspNonce,
        onAllReady() {
          const body = new PassThrough();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: (error: unknown) => {
          reject(error instanceof Error ? error : new Error(String(error)));
        },
        onError(error: unknown) {
          console.error(request.headers.get("x-request-id"), error);
        },
      },
    );
    setTimeout(abort, streamTimeout + 1000).unref();
  });
}

/** The engineer is told why, once, with the request id. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted) return;
  // What is not there or may not be done so (404, 405) is an answer, not a fault
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (saysDatabaseAway(error)) {
    metLostDatabase.add(idOf(request));
    setTimeout(() => metLostDatabase.delete(idOf(request)), streamTimeout).unref();
    console.error(idOf(request), "met a lost database:", (error as Error).message);
    return;
  }
  console.error(
    JSON.stringify({
      requestId: request.headers.get("x-request-id"),
      method: request.method,
      path: new URL(request.url).pathname,
    }),
    error,
  );
}
