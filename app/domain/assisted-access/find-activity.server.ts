import type { PersonAccess } from "#app/domain/access/access.ts";
import { ROLE_NAMES } from "#app/domain/access/roles.ts";
import { BASIS_NAMES } from "#app/domain/assisted-access/channel-words.ts";
import { actionWords, wordsAbout } from "#app/domain/audit/action-words.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { db } from "#app/db.server.ts";
import type { AuditEvent } from "#app/generated/prisma/client.ts";
import type { Role } from "#app/generated/prisma/enums.ts";

const ACTIVITY_PAGE = 50;
export type Activity = {
  seq: string;
  at: Date;
  who: string;
  role: string | null;
  what: string;
  /** On whose authority, where it was not the person themselves. */
  authority: string | null;
  decision: { question: string; words: string } | null;
};

const idsOf = (events: AuditEvent[], pick: (event: AuditEvent) => string | null): string[] => [
  ...new Set(events.map(pick).filter((id): id is string => id !== null)),
];
const objectsOf = (events: AuditEvent[], type: string) =>
  idsOf(events, (event) => (event.objectType === type ? event.objectId : null));
const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]));

async function lookUp(events: AuditEvent[], personId: string) {
  const { prisma } = db();
  const [accounts, grants, decisions, engagements] = await Promise.all([
    prisma.account.findMany({ where: { id: { in: idsOf(events, (event) => event.actorAccountId) } } }),
    prisma.accessGrant.findMany({
      where: { id: { in: idsOf(events, (event) => event.grantId) }, personId },
    }),
    prisma.assistedDecision.findMany({
      where: { id: { in: objectsOf(events, "assisted_decision") }, personId },
    }),
    prisma.engagement.findMany({
      where: { id: { in: objectsOf(events, "engagement") }, personId },
      include: { planner: true },
    }),
  ]);
  return {
    accounts: byId(accounts),
    grants: byId(grants),
    decisions: byId(decisions),
    engagements: byId(engagements),
  };
}

function nameOf(event: AuditEvent, access: PersonAccess, accounts: Map<string, { name: string }>): string {
  if (event.actorAccountId === null) return "Ownway itself";
  if (event.actorAccountId === access.actor.accountId) return "You";
  return accounts.get(event.actorAccountId)?.name ?? "Somebody whose account is closed";
}

/** Everything that was done or seen about a person, newest first. Looking at it is itself one of the things seen. */
export async function findActivity(access: PersonAccess, page: number) {
  const { personId } = access.subject;
  await recordView(access, { action: "activity.viewed", objectType: "person", objectId: personId });
  const where = { personId };
  const total = await db().prisma.auditEvent.count({ where });
  const events = await db().prisma.auditEvent.findMany({
    where,
    orderBy: { seq: "desc" },
    skip: (page - 1) * ACTIVITY_PAGE,
    take: ACTIVITY_PAGE,
  });
  const { accounts, grants, decisions, engagements } = await lookUp(events, personId);
  const entries = events.map((event): Activity => {
    const grant = event.grantId ? grants.get(event.grantId) : undefined;
    const planner = engagements.get(event.objectId)?.planner;
    const said = actionWords(event.action).words;
    const words = access.grant ? wordsAbout(said, access.subject.name) : said;
    return {
      seq: String(event.seq),
      at: event.at,
      who: nameOf(event, access, accounts),
      role: event.actorRole in ROLE_NAMES ? ROLE_NAMES[event.actorRole as Role] : null,
      what: planner ? `${words} (planner: ${planner.firstName} ${planner.lastName})` : words,
      authority: grant ? `${BASIS_NAMES[grant.basis]}; decided by ${grant.decidedBy}` : null,
      decision: decisions.get(event.objectId) ?? null,
    };
  });
  return { entries, total, pages: Math.max(1, Math.ceil(total / ACTIVITY_PAGE)) };
}
