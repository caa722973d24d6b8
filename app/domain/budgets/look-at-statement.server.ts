import { randomUUID } from "node:crypto";
import type { AreaAccess } from "#app/domain/access/access.ts";
import { act, recordView } from "#app/domain/audit/act.server.ts";
import { findPots } from "#app/domain/budgets/find-pots.server.ts";
import { LINES_A_PAGE } from "#app/domain/budgets/find-statement.server.ts";
import { findStatementLines, potHeading } from "#app/domain/budgets/find-statement-lines.server.ts";
import { findPotTotals } from "#app/domain/ledger/find-pot-lines.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

const LOOK_MS = 8 * 60 * 60 * 1000;
const ALL = { from: null, to: null };

/** The practitioner says why they look at single lines (DOMAIN: Fair audit). For the rest of the day they may. */
export function sayWhyLooking(access: AreaAccess, personId: string, reason: string) {
  return act(access, async (tx) => {
    const areaId = access.area.id;
    const person = await tx.person.findFirst({ where: { id: personId, areaId }, select: { id: true } });
    if (!person) throw new Refusal("not-found", "This person is not in your area.");
    const id = randomUUID();
    await tx.statementLook.create({
      data: {
        id,
        personId,
        areaId,
        byAccountId: access.actor.accountId,
        reason,
        until: new Date(now().getTime() + LOOK_MS),
        createdAt: now(),
      },
    });
    tx.audit({ action: "statement.looked", objectType: "statement_look", objectId: id, personId, areaId });
    return { id };
  });
}

/**
 * A person's pots in totals, and the lines of one of them where this practitioner has said why within the last hours. The
 * caller has found the person in the practitioner's own area.
 */
export async function lookAtStatement(
  access: AreaAccess,
  personId: string,
  potId: string | null,
  page: number,
) {
  const pots = await findPots(personId);
  const look = await db().prisma.statementLook.findFirst({
    where: { personId, areaId: access.area.id, byAccountId: access.actor.accountId, until: { gt: now() } },
    orderBy: { until: "desc" },
  });
  const pot = potId ? pots.find((one) => one.potId === potId) : null;
  if (potId && !pot) return null;
  const totals = pots.map((one) => ({ ...one, ...potHeading(one) }));
  if (!look || !pot) return { totals, reason: look?.reason ?? null, statement: null };
  const { lines: all } = await findPotTotals(pot, { from: null, before: null });
  const pages = Math.max(1, Math.ceil(all / LINES_A_PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const lines = await findStatementLines(pot, personId, ALL, LINES_A_PAGE, (at - 1) * LINES_A_PAGE);
  await recordView(access, {
    action: "statement.viewed",
    objectType: "pot",
    objectId: pot.potId,
    personId,
    areaId: access.area.id,
  });
  return { totals, reason: look.reason, statement: { pot: potHeading(pot), lines, page: at, pages } };
}
