import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { POT_NAMES } from "#app/domain/budgets/budget-words.ts";
import { findPots, type PersonPot } from "#app/domain/budgets/find-pots.server.ts";
import { maySee } from "#app/domain/budgets/may-see.ts";
import { statementWords } from "#app/domain/budgets/statement-words.ts";
import type { TransferKind } from "#app/domain/ledger/ledger.server.ts";
import { findPotLines, findPotTotals, type PotPeriod } from "#app/domain/ledger/find-pot-lines.server.ts";
import { db } from "#app/db.server.ts";
import { addDays, momentOf, shortDay, type Day } from "#app/lib/dates.ts";

export const LINES_A_PAGE = 100;

/** Days, both included; null where it is open. */
export type Period = { from: Day | null; to: Day | null };
const momentsOf = ({ from, to }: Period): PotPeriod => ({
  from: from && momentOf(from),
  before: to && momentOf(addDays(to, 1)),
});

/** What each line is about, read within the person's own engagements. */
async function engagementsOf(personId: string, ids: string[]) {
  const rows = await db().prisma.engagement.findMany({
    where: { personId, id: { in: ids } },
    select: {
      id: true,
      tier: true,
      status: true,
      planner: { select: { firstName: true, lastName: true } },
      upgrades: {
        where: { status: "approved" },
        orderBy: { decidedAt: "asc" },
        select: { fromTier: true, toTier: true, releaseTransferId: true, holdTransferId: true },
      },
    },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

async function linesOf(pot: PersonPot, personId: string, period: Period, limit: number, offset: number) {
  const lines = await findPotLines(pot, momentsOf(period), limit, offset);
  const engagements = await engagementsOf(
    personId,
    lines.filter((line) => line.subjectType === "engagement").map((line) => line.subjectId),
  );
  return lines.map((line) => {
    const engagement = engagements.get(line.subjectId) ?? null;
    const kind = line.kind as TransferKind;
    return {
      id: line.id,
      on: line.on,
      what: statementWords({ ...line, kind }, pot.fundingRoute, engagement),
      engagementId: engagement?.id ?? null,
      leftChange: line.leftChange,
      asideChange: line.asideChange,
      leftAfter: line.leftAfter,
      asideAfter: line.asideAfter,
    };
  });
}

const heading = (pot: PersonPot) => ({
  id: pot.potId,
  name: POT_NAMES[pot.kind],
  period: `${shortDay(pot.periodFrom)} to ${shortDay(pot.periodTo)}`,
});

async function seenPots(access: PersonAccess) {
  const pots = (await findPots(access.subject.personId)).filter(maySee(access));
  // What is current comes first, planning money before the rest
  const rank = (pot: PersonPot) => (pot.current ? 0 : 2) + (pot.kind === "support_planning" ? 0 : 1);
  return pots.sort((a, b) => rank(a) - rank(b));
}

/** A page of one pot's statement, newest first, with balances before and after that add up. Null: no such pot to see. */
export async function findStatement(
  access: PersonAccess,
  potId: string | null,
  period: Period,
  page: number,
) {
  const pots = await seenPots(access);
  const pot = potId ? pots.find((one) => one.potId === potId) : pots[0];
  if (!pot) return pots.length === 0 && !potId ? { pots: [], statement: null } : null;
  const { lines: lineCount, ...balances } = await findPotTotals(pot, momentsOf(period));
  const pages = Math.max(1, Math.ceil(lineCount / LINES_A_PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const lines = await linesOf(pot, access.subject.personId, period, LINES_A_PAGE, (at - 1) * LINES_A_PAGE);
  await recordView(access, { action: "statement.viewed", objectType: "pot", objectId: pot.potId });
  return {
    pots: pots.map(heading),
    statement: { pot: heading(pot), ...balances, lineCount, lines, page: at, pages },
  };
}

/** Everything in every pot that may be seen (or in one), for a file. Null: no such pot to see. */
export async function findWholeStatement(access: PersonAccess, potId: string | null, period: Period) {
  const pots = (await seenPots(access)).filter((pot) => !potId || pot.potId === potId);
  if (potId && pots.length === 0) return null;
  await recordView(access, {
    action: "statement.downloaded",
    objectType: potId ? "pot" : "person",
    objectId: potId ?? access.subject.personId,
  });
  return Promise.all(
    pots.map(async (pot) => ({
      pot: heading(pot),
      totals: await findPotTotals(pot, momentsOf(period)),
      lines: await linesOf(pot, access.subject.personId, period, 100_000, 0),
    })),
  );
}
