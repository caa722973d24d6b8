import { z } from "zod";
import { recordView } from "#app/domain/audit/act.server.ts";
import { POT_NAMES } from "#app/domain/budgets/budget-words.ts";
import { findEntries, type Entry } from "#app/domain/payments/statements/find-entries.server.ts";
import { whereImport, type StatementHolder } from "#app/domain/payments/statements/holder.ts";
import { findMatches } from "#app/domain/payments/statements/match-account.server.ts";
import { DAYS_TO_CHOOSE } from "#app/domain/payments/statements/settle-line.server.ts";
import { db } from "#app/db.server.ts";
import { addDays, shortDay } from "#app/lib/dates.ts";

const isId = (id: string) => z.uuid().safeParse(id).success;

/** The pots in the account of a statement that spending may be written down from. */
async function findPotsIn(holder: StatementHolder, route: string) {
  if (holder.side !== "person") return [];
  const pots = await db().prisma.pot.findMany({
    where: {
      personId: holder.access.subject.personId,
      kind: { not: "support_planning" },
      budget: { status: { not: "closed" } },
    },
    orderBy: [{ budget: { periodFrom: "desc" } }, { kind: "asc" }],
  });
  return pots
    .filter((pot) => pot.fundingRoute === route)
    .map((pot) => ({ id: pot.id, name: pot.name || POT_NAMES[pot.kind] }));
}
const shownEntry = ({ id, on, pence, title }: Entry) => ({ id, on: shortDay(on), pence, title });

/** A statement that was added: its lines, what each is or could be, and what the record has that it does not show. */
export async function findStatement(holder: StatementHolder, id: string) {
  if (!isId(id)) return null;
  const statement = await db().prisma.statementImport.findFirst({
    where: { id, state: "added", ...whereImport(holder) },
    include: {
      payingAccount: true,
      lines: { orderBy: [{ onDay: "desc" }, { line: "asc" }] },
      person: { select: { reference: true } },
    },
  });
  if (!statement?.fromOn || !statement.toOn) return null;
  await recordView(holder.access, {
    action: "bank-statement.viewed",
    objectType: "statement_import",
    objectId: id,
    ...(statement.personId ? { personId: statement.personId } : {}),
    areaId: statement.areaId,
    detail: { lines: statement.lines.length },
  });
  const { payingAccount } = statement;
  const matches = await findMatches(db().prisma, payingAccount);
  const byId = new Map(matches.entries.map((entry) => [entry.id, entry]));
  const guesses = (lineId: string) => [
    ...matches.sure.filter((one) => one.line === lineId).map((one) => one.entry),
    ...(matches.possible.get(lineId) ?? []),
  ];
  const missing = (await findEntries(db().prisma, payingAccount, statement.fromOn, statement.toOn)).filter(
    // Put in by the council, or an invoice nobody says was paid, need not be on this statement yet
    (entry) => entry.id.startsWith("transfer:"),
  );
  return {
    id,
    side: holder.side,
    fileName: statement.fileName,
    reference: statement.person?.reference ?? null,
    from: shortDay(statement.fromOn),
    to: shortDay(statement.toOn),
    known: statement.linesKnown,
    closingPence: statement.closingPence,
    pots: await findPotsIn(holder, payingAccount.route),
    lines: statement.lines.map((line) => ({
      id: line.id,
      on: shortDay(line.onDay),
      description: line.description,
      pence: line.pence,
      state: line.state,
      reason: line.reason,
      version: line.version,
      guesses: guesses(line.id).flatMap((entry) => {
        const found = byId.get(entry);
        return found ? [shownEntry(found)] : [];
      }),
    })),
    missing: missing.map(shownEntry),
  };
}
export type ShownStatement = NonNullable<Awaited<ReturnType<typeof findStatement>>>;

/** One line with everything of the record that has its amount and is not on a statement yet. */
export async function findLine(holder: StatementHolder, importId: string, lineId: string) {
  if (!isId(importId) || !isId(lineId)) return null;
  const line = await db().prisma.statementLine.findFirst({
    where: { id: lineId, importId, import: whereImport(holder) },
    include: { payingAccount: true },
  });
  if (!line) return null;
  const around = await findEntries(
    db().prisma,
    line.payingAccount,
    addDays(line.onDay, -DAYS_TO_CHOOSE),
    addDays(line.onDay, DAYS_TO_CHOOSE),
  );
  return {
    id: line.id,
    on: shortDay(line.onDay),
    description: line.description,
    pence: line.pence,
    state: line.state,
    reason: line.reason,
    version: line.version,
    pots: line.pence < 0 ? await findPotsIn(holder, line.payingAccount.route) : [],
    entries: around
      .filter(
        (entry) =>
          entry.pence === line.pence && (holder.side === "person" || entry.id.startsWith("transfer:")),
      )
      .map(shownEntry),
  };
}
