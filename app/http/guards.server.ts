// Every loader and every action calls one of these itself: a layout guards nothing (DESIGN: How a write goes).
import { data, redirect } from "@remix-run/node";
import type {
  AccountAccess,
  AreaAccess,
  AssistantAccess,
  BudgetManagerAccess,
  Grant,
  PersonAccess,
  PlannerAccess,
  Subject,
} from "#app/domain/access/access.ts";
import { findGrantsInForce, type Acting } from "#app/domain/access/acting.server.ts";
import {
  findOwnArea,
  findOwnAssistant,
  findOwnBudgetManager,
  findOwnPerson,
  findOwnPlanner,
} from "#app/domain/access/find-own.server.ts";
import { covers, PROBLEM_WORDS, SCOPE_WORDS } from "#app/domain/access/grant-rules.ts";
import { ACTS_BY_GRANT, ASSISTS, SUPPORTED } from "#app/domain/access/roles.ts";
import { endAssistedSession } from "#app/domain/assisted-access/end-assisted-session.server.ts";
import { recordRefusal } from "#app/domain/assisted-access/record-refusal.server.ts";
import type { GrantScope, Role } from "#app/generated/prisma/enums.ts";
import { findViewer, type Viewer } from "#app/http/viewer.server.ts";

/** The page for what does not exist, or that one may not know of. */
export const notFound = () =>
  data(
    { words: "We cannot find this page. It may have moved, or it may not be yours to see." },
    { status: 404 },
  );
const forbidden = (words: string, next?: { href: string; label: string }) =>
  data({ words, next }, { status: 403 });

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
/** The administrator of the whole site. */
export async function requireAdmin(request: Request): Promise<AccountAccess> {
  const access = account(await signedIn(request));
  if (access.actor.role !== "admin") throw notFound();
  return access;
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
/** A third party that holds budgets, for the organisation that the role belongs to. */
export async function requireBudgetManager(request: Request): Promise<BudgetManagerAccess> {
  const access = account(await signedIn(request));
  const budgetManager =
    access.actor.role === "budget_manager" ? await findOwnBudgetManager(access.actor) : null;
  if (!budgetManager) throw notFound();
  return { ...access, budgetManager };
}

const asPerson = (viewer: Viewer, subject: Subject, grant: Grant | null): PersonAccess => ({
  actor: viewer.actor,
  formToken: viewer.formToken,
  requestId: viewer.requestId,
  subject,
  grant,
});

/** Authority that no longer holds refuses at once, is kept in the audit chain and ends the session that relied on it. */
async function byGrant(viewer: Viewer, acting: Acting, scope: GrantScope): Promise<PersonAccess> {
  const { subject, grant, problem } = acting;
  const access = asPerson(viewer, subject, grant);
  if (problem) {
    await recordRefusal(access, `grant-${problem}`);
    if (grant.assistedSessionId) {
      await endAssistedSession(account(viewer), grant.assistedSessionId, problem);
    }
    throw forbidden(
      `You can no longer act for ${subject.name}: ${subject.name} ${PROBLEM_WORDS[problem]}. Nothing was changed.`,
      ASSISTS.includes(viewer.actor.role)
        ? { href: `/assist/people/${subject.personId}`, label: `See what ${subject.name} agreed to` }
        : { href: "/assist/act-for", label: "See for whom you may act" },
    );
  }
  if (!covers(grant, scope)) {
    await recordRefusal(access, `not-covered-${scope}`);
    throw forbidden(
      `Your permission from ${subject.name} does not cover ${SCOPE_WORDS[scope]}. Nothing was changed. Ask them first, and record what they say.`,
      ASSISTS.includes(viewer.actor.role)
        ? { href: `/assist/people/${subject.personId}/grant`, label: "Record a wider permission" }
        : undefined,
    );
  }
  return access;
}

/** Somebody who could act for people, and acts for nobody now. */
async function actingForNobody(viewer: Viewer, request: Request): Promise<Response> {
  await recordRefusal(account(viewer), "nobody");
  if (request.method === "GET") {
    return redirect(ASSISTS.includes(viewer.actor.role) ? "/assist?needed=session" : "/assist/act-for");
  }
  throw forbidden("You are not acting for anybody now. Nothing was changed. Say first for whom you act.", {
    href: ASSISTS.includes(viewer.actor.role) ? "/assist" : "/assist/act-for",
    label: "Say for whom you act",
  });
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
    return asPerson(viewer, subject, null);
  }
  if (!ASSISTS.includes(role) && !ACTS_BY_GRANT.includes(role)) throw notFound();
  // A session begun as a representative is no assisted session, whatever role the account uses since
  const ownKind = (viewer.acting?.grant.channel == null) === ACTS_BY_GRANT.includes(role);
  if (viewer.acting && ownKind) return byGrant(viewer, viewer.acting, scope);
  const [only, ...others] = ACTS_BY_GRANT.includes(role)
    ? await findGrantsInForce(viewer.actor.accountId)
    : [];
  if (only && others.length === 0) return byGrant(viewer, only, scope);
  throw await actingForNobody(viewer, request);
}

/**
 * Anybody who can be a side of a conversation: a supported person or who acts for them (a grant must cover advice), a
 * planner or PA in their own work, or any other account in its own name.
 */
export async function requireParty(
  request: Request,
): Promise<PersonAccess | PlannerAccess | AssistantAccess | AccountAccess> {
  const viewer = await signedIn(request);
  const { role } = viewer.actor;
  if (ACTS_BY_GRANT.includes(role) || ASSISTS.includes(role))
    return requirePerson(request, "search_and_advice");
  const own = account(viewer);
  if (SUPPORTED.includes(role)) {
    const subject = await findOwnPerson(viewer.actor);
    return subject ? { ...own, subject } : own;
  }
  const planner = role === "planner" ? await findOwnPlanner(viewer.actor) : null;
  if (planner) return { ...own, planner };
  const assistant = role === "assistant" ? await findOwnAssistant(viewer.actor) : null;
  return assistant ? { ...own, assistant } : own;
}

/**
 * The same for looking at money: a grant for money shows the whole budget; one for engaging planners shows the support
 * planning pot, which nobody could choose a planner without (the domain's `maySee` keeps to that); any other refuses.
 */
export async function requireMoneyView(request: Request): Promise<PersonAccess> {
  const viewer = await signedIn(request);
  const grants = viewer.acting ? [viewer.acting] : await findGrantsInForce(viewer.actor.accountId);
  const money = grants.some(({ grant }) => covers(grant, "money"));
  return requirePerson(request, money ? "money" : "engage_planners");
}

/** For pages that are open to all and show more to some: who is looking, or null. */
export { findViewer };
