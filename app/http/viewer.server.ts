import type { Actor } from "#app/domain/access/access.ts";
import { findActing, findGrantsInForce, type Acting } from "#app/domain/access/acting.server.ts";
import { ACTS_BY_GRANT } from "#app/domain/access/roles.ts";
import { whoIs } from "#app/domain/identity/who-is.server.ts";
import { sign } from "#app/secret.server.ts";

export type Viewer = { actor: Actor; acting: Acting | null; formToken: string; requestId: string };

const requestId = (request: Request): string => request.headers.get("x-request-id") ?? "none";

/** What a form is for: an assisted session, the one permission that somebody acts by without one, or oneself. */
async function purposeOf(actor: Actor, acting: Acting | null): Promise<string> {
  if (acting) return acting.grant.assistedSessionId ?? "self";
  if (!ACTS_BY_GRANT.includes(actor.role)) return "self";
  const [only, ...others] = await findGrantsInForce(actor.accountId);
  return only && others.length === 0 ? only.grant.id : "self";
}

/**
 * Who is looking, and for whom they are acting. The form token covers that, so that a form shown for one person can never
 * be sent for another, from a stale tab or the Back button.
 */
export async function findViewer(request: Request): Promise<Viewer | null> {
  if (!request.headers.get("Cookie")) return null;
  const actor = await whoIs(request);
  if (!actor) return null;
  const acting = await findActing(actor.sessionId);
  return {
    actor,
    acting,
    formToken: sign("form", actor.sessionId, await purposeOf(actor, acting)),
    requestId: requestId(request),
  };
}
