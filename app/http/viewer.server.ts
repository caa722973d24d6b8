import type { Actor } from "#app/domain/access/access.ts";
import { findActing, type Acting } from "#app/domain/access/acting.server.ts";
import { whoIs } from "#app/domain/identity/who-is.server.ts";
import { sign } from "#app/secret.server.ts";

export type Viewer = { actor: Actor; acting: Acting | null; formToken: string; requestId: string };

const requestId = (request: Request): string => request.headers.get("x-request-id") ?? "none";

/**
 * Who is looking, and for whom they are acting. The form token covers the assisted session, so that a form shown for one
 * person can never be sent for another, from a stale tab or the Back button.
 */
export async function findViewer(request: Request): Promise<Viewer | null> {
  if (!request.headers.get("Cookie")) return null;
  const actor = await whoIs(request);
  if (!actor) return null;
  const acting = await findActing(actor.sessionId);
  return {
    actor,
    acting,
    formToken: sign("form", actor.sessionId, acting?.grant.assistedSessionId ?? "self"),
    requestId: requestId(request),
  };
}
