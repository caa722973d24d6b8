// Every loader and every action calls one of these itself: a layout guards nothing (DESIGN: How a write goes).
import { data, redirect } from "@remix-run/node";
import type {
  AccountAccess,
  AreaAccess,
  AssistantAccess,
  PersonAccess,
  PlannerAccess,
} from "#app/domain/access/access.ts";
import { findGrantsInForce, type Acting } from "#app/domain/access/acting.server.ts";
import {
  findOwnArea,
  findOwnAssistant,
  findOwnPerson,
  findOwnPlanner,
} from "#app/domain/access/find-own.server.ts";
import { covers, PROBLEM_WORDS, SCOPE_WORDS } from "#app/domain/access/grant-rules.ts";
import { ACTS_BY_GRANT, ASSISTS, SUPPORTED } from "#app/domain/access/roles.ts";
import type { GrantScope, Role } from "#app/generated/prisma/enums.ts";
import { findViewer, type Viewer } from "#app/http/viewer.server.ts";

/** The page for what does not exist, or that one may not know of. */
export const notFound = () =>
  data(
    { words: "We cannot find this page. It may have moved, or it may not be yours to see." },
    { status: 404 },
  );
const forbidden = (words: string) => data({ words }, { status: 403 });

async function signedIn(request: Request): Promise<Viewer> {
  const viewer = await findViewer(request);
  if (viewer) return viewer;
  const { pathname, search } = new URL(request.url);
  throw redirect(
    request.method === "GET" ? `/sign-in?next=${encodeURIComponent(pathname + search)}` : "/sign-in",
  );
}
const account = ({ actor, formToken, requestId }: Viewer): AccountAccess => ({
  actor,
  formToken,
  requestId,
  subject: null,
  grant: null,
});

/** Anybody signed in, in whatever role. */
export async function requireAccount(request: Request): Promise<AccountAccess> {
  return account(await signedIn(request));
}

/** Staff of an area in one of these roles. Others see 404. */
export async function requireArea(request: Request, roles: readonly Role[]): Promise<AreaAccess> {
  const access = account(await signedIn(request));
  const area = roles.includes(access.actor.role) ? await findOwnArea(access.actor) : null;
  if (!area) throw notFound();
  return { ...access, area };
}
/** A planner, in their own work. */
export async function requirePlanner(request: Request): Promise<PlannerAccess> {
  const access = account(await signedIn(request));
  const planner = access.actor.role === "planner" ? await findOwnPlanner(access.actor) : null;
  if (!planner) throw notFound();
  return { ...access, planner };
}
/** A personal assistant, in their own work. */
export async function requireAssistant(request: Request): Promise<AssistantAccess> {
  const access = account(await signedIn(request));
  const assistant = access.actor.role === "assistant" ? await findOwnAssistant(access.actor) : null;
  if (!assistant) throw notFound();
  return { ...access, assistant };
}

function byGrant(viewer: Viewer, acting: Acting, scope: GrantScope): PersonAccess {
  const { subject, grant, problem } = acting;
  if (problem)
    throw forbidden(
      `You can no longer act for ${subject.name}: ${subject.name} ${PROBLEM_WORDS[problem]}. Nothing was changed.`,
    );
  if (!covers(grant, scope)) {
    throw forbidden(
      `Your permission from ${subject.name} does not cover ${SCOPE_WORDS[scope]}. Nothing was changed. Ask them first, and record what they say.`,
    );
  }
  return { actor: viewer.actor, formToken: viewer.formToken, requestId: viewer.requestId, subject, grant };
}

/**
 * A supported person: themselves, somebody who holds a grant for them (`grant` is then set and covers `scope`), or a
 * core-service worker in an assisted session. The grant is read from the database each time: withdrawn or expired, it refuses.
 */
export async function requirePerson(request: Request, scope: GrantScope): Promise<PersonAccess> {
  const viewer = await signedIn(request);
  const { role } = viewer.actor;
  if (SUPPORTED.includes(role)) {
    const subject = await findOwnPerson(viewer.actor);
    if (!subject) throw notFound();
    return {
      actor: viewer.actor,
      formToken: viewer.formToken,
      requestId: viewer.requestId,
      subject,
      grant: null,
    };
  }
  if (viewer.acting && (ASSISTS.includes(role) || ACTS_BY_GRANT.includes(role)))
    return byGrant(viewer, viewer.acting, scope);
  if (ACTS_BY_GRANT.includes(role)) {
    const [only, ...others] = await findGrantsInForce(viewer.actor.accountId);
    if (only && others.length === 0) return byGrant(viewer, only, scope);
    throw redirect("/home");
  }
  if (ASSISTS.includes(role)) {
    if (request.method === "GET") throw redirect("/assist?needed=session");
    throw forbidden(
      "You are not acting for anybody now. Nothing was changed. Start an assisted session first.",
    );
  }
  throw notFound();
}

/** For pages that are open to all and show more to some: who is looking, or null. */
export { findViewer };
