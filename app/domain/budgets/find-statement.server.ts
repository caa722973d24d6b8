import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { findPots, type PersonPot } from "#app/domain/budgets/find-pots.server.ts";
import { maySee } from "#app/domain/budgets/may-see.ts";
import {
  findStatementLines,
  momentsOf,
  potHeading,
  type Period,
} from "#app/domain/budgets/find-statement-lines.server.ts";
import { findPotTotals } from "#app/domain/ledger/find-pot-lines.server.ts";

export const LINES_A_PAGE = 100;

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
  const lines = await findStatementLines(
    pot,
    access.subject.personId,
    period,
    LINES_A_PAGE,
    (at - 1) * LINES_A_PAGE,
  );
  await recordView(access, { action: "statement.viewed", objectType: "pot", objectId: pot.potId });
  return {
    pots: pots.map(potHeading),
    statement: { pot: potHeading(pot), ...balances, lineCount, lines, page: at, pages },
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
      pot: potHeading(pot),
      totals: await findPotTotals(pot, momentsOf(period)),
      lines: await findStatementLines(pot, access.subject.personId, period, 100_000, 0),
    })),
  );
}
