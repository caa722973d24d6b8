import { potTitle } from "#app/domain/budgets/budget-words.ts";
import type { PersonPot } from "#app/domain/budgets/find-pots.server.ts";
import { statementWords, type StatementAbout } from "#app/domain/budgets/statement-words.ts";
import { findPotLines, type PotLine, type PotPeriod } from "#app/domain/ledger/find-pot-lines.server.ts";
import type { TransferKind } from "#app/domain/ledger/ledger.server.ts";
import { db } from "#app/db.server.ts";
import { addDays, momentOf, shortDay, type Day } from "#app/lib/dates.ts";

/** Days, both included; null where it is open. */
export type Period = { from: Day | null; to: Day | null };
export const momentsOf = ({ from, to }: Period): PotPeriod => ({
  from: from && momentOf(from),
  before: to && momentOf(addDays(to, 1)),
});

const about = (lines: readonly PotLine[], type: string): string[] => [
  ...new Set(lines.filter((line) => line.subjectType === type).map((line) => line.subjectId)),
];

/** What each line is about, read within the person's own rows: three queries however many lines. */
async function findAbout(lines: readonly PotLine[], personId: string) {
  const [engagements, spending, instalments] = await Promise.all([
    db().prisma.engagement.findMany({
      where: { personId, id: { in: about(lines, "engagement") } },
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
    }),
    db().prisma.spending.findMany({
      where: { personId, id: { in: about(lines, "spending") } },
      select: { id: true, payee: true, what: true, paidOn: true, undoneReason: true },
    }),
    db().prisma.instalment.findMany({
      where: {
        pot: { personId },
        transferId: { in: lines.filter(({ kind }) => kind === "allocate").map(({ id }) => BigInt(id)) },
      },
      select: { transferId: true, kind: true, fromOn: true, toOn: true },
    }),
  ]);
  const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]));
  const [ofEngagement, ofSpending] = [byId(engagements), byId(spending)];
  const ofTransfer = new Map(instalments.map((row) => [String(row.transferId), row]));
  return (line: PotLine): StatementAbout => ({
    engagement: ofEngagement.get(line.subjectId) ?? null,
    spending: ofSpending.get(line.subjectId) ?? null,
    instalment: ofTransfer.get(line.id) ?? null,
  });
}

/** Lines of one pot's statement, newest first, in plain words. */
export async function findStatementLines(
  pot: PersonPot,
  personId: string,
  period: Period,
  limit: number,
  offset: number,
) {
  const lines = await findPotLines(pot, momentsOf(period), limit, offset);
  const aboutOf = await findAbout(lines, personId);
  return lines.map((line) => {
    const found = aboutOf(line);
    return {
      id: line.id,
      on: line.on,
      what: statementWords({ ...line, kind: line.kind as TransferKind }, pot.fundingRoute, found),
      engagementId: found.engagement?.id ?? null,
      leftChange: line.leftChange,
      asideChange: line.asideChange,
      leftAfter: line.leftAfter,
      asideAfter: line.asideAfter,
    };
  });
}

export const potHeading = (pot: PersonPot) => ({
  id: pot.potId,
  name: potTitle(pot),
  period: `${shortDay(pot.periodFrom)} to ${shortDay(pot.periodTo)}`,
});
