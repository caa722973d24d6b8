import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { Found, Kind } from "#app/domain/payments/reconciliation/difference-words.ts";
import { findEntries } from "#app/domain/payments/statements/find-entries.server.ts";
import { findMovedUpTo } from "#app/domain/payments/statements/find-moved.server.ts";
import { matchAccount } from "#app/domain/payments/statements/match-account.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import { count } from "#app/lib/words.ts";

/** The person is given this long to answer before staff see that something waits. */
const DAYS_TO_ANSWER = 7;

/** Every account that a statement was brought of, beside what the record says of it. No line's words leave the statement. */
export async function gatherStatements(): Promise<{ found: Found[]; lookedAt: number }> {
  const { prisma } = db();
  const accounts = await prisma.payingAccount.findMany({
    where: { statementImports: { some: { state: "added" } } },
    include: {
      statementImports: { where: { state: "added" }, orderBy: [{ toOn: "desc" }, { addedAt: "desc" }] },
      person: { select: { reference: true } },
    },
    orderBy: { id: "asc" },
  });
  const found: Found[] = [];
  const settled = addDays(dayOf(now()), -DAYS_TO_ANSWER);
  for (const account of accounts) {
    // What was written down since may settle a line without anybody's help
    await act(systemAccess("reconcile"), (tx) => matchAccount(tx, account));
    const [newest] = account.statementImports;
    const note = (kind: Kind, about: string, oursPence: number | null, theirsPence: number | null) =>
      void found.push({
        scope: "statements",
        kind,
        areaId: account.areaId,
        personId: account.personId,
        objectType: "paying_account",
        objectId: account.id,
        about: `${account.person?.reference ?? account.name}: ${about}`,
        oursPence,
        theirsPence,
      });
    const open = await prisma.statementLine.findMany({
      where: { payingAccountId: account.id, state: "open", import: { addedAt: { lt: settled } } },
      select: { pence: true },
    });
    if (open.length > 0)
      note(
        "lines-unanswered",
        count(open.length, "line"),
        null,
        open.reduce((sum, line) => sum + line.pence, 0),
      );
    const missing = [];
    for (const { fromOn, toOn } of account.statementImports) {
      if (!fromOn || !toOn || toOn >= settled) continue;
      const entries = await findEntries(prisma, account, fromOn, toOn);
      missing.push(...entries.filter((entry) => entry.id.startsWith("transfer:")));
    }
    const once = [...new Map(missing.map((entry) => [entry.id, entry])).values()];
    if (once.length > 0)
      note(
        "not-on-statement",
        count(once.length, "entry", "entries"),
        once.reduce((sum, entry) => sum + entry.pence, 0),
        null,
      );
    // Somebody who has only just brought it is given time to answer before its balance is held against the record
    const answered =
      (await prisma.statementLine.count({ where: { payingAccountId: account.id, state: "open" } })) === 0;
    const had = newest?.addedAt != null && newest.addedAt < settled;
    if (newest?.toOn && newest.closingPence !== null && (answered || had)) {
      const { inRecord, apart } = await findMovedUpTo(prisma, account, newest.toOn);
      if (inRecord !== newest.closingPence - apart)
        note("balance-differs", "what is in the account", inRecord, newest.closingPence - apart);
    }
  }
  return { found, lookedAt: accounts.length };
}
