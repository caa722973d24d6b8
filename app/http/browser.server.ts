import type { Browser } from "#app/domain/identity/sign-in.server.ts";
import { findViewer } from "#app/http/viewer.server.ts";

/** Where a request comes from, as the server saw it (web-server.ts sets the header; what a client sends is replaced). */
export const addressOf = (request: Request): string => request.headers.get("x-client-address") ?? "unknown";

export async function browserOf(request: Request): Promise<Browser> {
  const viewer = await findViewer(request);
  return {
    userAgent: request.headers.get("user-agent") ?? "",
    address: addressOf(request),
    current: viewer && { accountId: viewer.actor.accountId, sessionId: viewer.actor.sessionId },
  };
}
