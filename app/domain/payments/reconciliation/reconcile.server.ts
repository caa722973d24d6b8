import { systemAccess, type Access } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { SCOPES, type Found, type Scope } from "#app/domain/payments/reconciliation/difference-words.ts";
import { gatherCards } from "#app/domain/payments/reconciliation/gather-cards.server.ts";
import { gatherMoney } from "#app/domain/payments/reconciliation/gather-money.server.ts";
import { gatherStatements } from "#app/domain/payments/reconciliation/gather-statements.server.ts";
import { keepDifferences } from "#app/domain/payments/reconciliation/keep-differences.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { refused } from "#app/lib/result.ts";

const ONE_AT_A_TIME = 72707381;
const DRAFTS_LAST = 7 * 86_400_000;

type Gathered = { found: Found[]; lookedAt: number };
const GATHER: Record<Scope, () => Promise<Gathered>> = {
  cards: gatherCards,
  money: gatherMoney,
  statements: gatherStatements,
};

/** Files that nobody added within a week are forgotten: they are people's bank statements. */
async function forgetDrafts(): Promise<void> {
  await db().prisma.statementImport.deleteMany({
    where: { state: "draft", createdAt: { lt: new Date(now().getTime() - DRAFTS_LAST) } },
  });
}

/**
 * Looks at the record beside what is outside it, and writes down what differs and what no longer does. One run at a time, however
 * many copies of the app there are; a part that could not be looked at leaves what was known of it as it is.
 */
export async function reconcile(access: Access = systemAccess("reconcile")) {
  const alone = await db().pool.connect();
  try {
    const { rows } = await alone.query<{ got: boolean }>("SELECT pg_try_advisory_lock($1) AS got", [
      ONE_AT_A_TIME,
    ]);
    if (!rows[0]?.got)
      return refused(
        "running",
        "It is being looked at just now. Nothing was changed. Look again in a minute.",
      );
    try {
      return await run(access);
    } finally {
      await alone.query("SELECT pg_advisory_unlock($1)", [ONE_AT_A_TIME]);
    }
  } finally {
    alone.release();
  }
}

async function run(access: Access) {
  const startedAt = now();
  await forgetDrafts();
  const found: Found[] = [];
  const lookedAt: Record<string, number | string> = {};
  const looked: Scope[] = [];
  for (const scope of SCOPES) {
    try {
      const part = await GATHER[scope]();
      found.push(...part.found);
      lookedAt[scope] = part.lookedAt;
      looked.push(scope);
    } catch (error) {
      // The others are looked at all the same, and this one says that it was not
      console.error(`reconciliation of ${scope}:`, error);
      lookedAt[scope] = "could not be looked at";
    }
  }
  return act(access, async (tx) => {
    const gone = await keepDifferences(tx, looked, found);
    const { id } = await tx.reconciliationRun.create({
      data: {
        startedAt,
        finishedAt: now(),
        lookedAt,
        found: found.length,
        gone,
        byAccountId: access.actor.accountId,
      },
    });
    tx.audit({
      action: "reconciliation.run",
      objectType: "reconciliation_run",
      objectId: id,
      detail: { found: found.length, gone },
    });
    return { id, found: found.length, gone };
  });
}
