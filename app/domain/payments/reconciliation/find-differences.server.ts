import type { AccountAccess, AreaAccess } from "#app/domain/access/access.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import {
  amountsInWords,
  kindWords,
  SCOPES,
  SCOPE_WORDS,
  type Scope,
} from "#app/domain/payments/reconciliation/difference-words.ts";
import { db } from "#app/db.server.ts";
import { dayOf, momentWords, shortDay } from "#app/lib/dates.ts";

/** The council sees its area; who looks after the site sees cards of every area, and what belongs to none. */
export type Looker = { side: "area"; access: AreaAccess } | { side: "site"; access: AccountAccess };

export const whereDifference = (looker: Looker) =>
  looker.side === "area" ? { areaId: looker.access.area.id } : { OR: [{ scope: "cards" }, { areaId: null }] };

/** What differs now, what was explained, what has gone lately, and when it was looked at. */
export async function findDifferences(looker: Looker) {
  const { reconciliationDifference } = db().prisma;
  const standing = await reconciliationDifference.findMany({
    where: { AND: [whereDifference(looker), { state: { not: "gone" } }] },
    orderBy: [{ state: "desc" }, { firstSeenAt: "asc" }, { key: "asc" }],
    take: 300,
  });
  const gone = await reconciliationDifference.findMany({
    where: { AND: [whereDifference(looker), { state: "gone" }] },
    orderBy: { goneAt: "desc" },
    take: 20,
  });
  const rows = [...standing, ...gone];
  const last = await db().prisma.reconciliationRun.findFirst({ orderBy: { finishedAt: "desc" } });
  if (rows.some((row) => row.personId !== null))
    await recordView(looker.access, {
      action: "reconciliation.viewed",
      objectType: "area",
      objectId: looker.side === "area" ? looker.access.area.id : "all",
      detail: { differences: rows.length },
    });
  const shown = rows.map((row) => ({
    id: row.id,
    version: row.version,
    scope: row.scope as Scope,
    state: row.state,
    ...kindWords(row.kind),
    about: row.about,
    amounts: amountsInWords(
      row.oursPence === null ? null : Number(row.oursPence),
      row.theirsPence === null ? null : Number(row.theirsPence),
    ),
    since: shortDay(dayOf(row.firstSeenAt)),
    seen: momentWords(row.lastSeenAt),
    gone: row.goneAt && momentWords(row.goneAt),
    reason: row.reason,
    path: row.objectType === "engagement" ? `/engagements/${row.objectId}` : null,
  }));
  const counts = (last?.lookedAt ?? {}) as Record<string, number | string>;
  return {
    differences: shown.filter((one) => one.state !== "gone"),
    gone: shown.filter((one) => one.state === "gone"),
    last: last && {
      at: momentWords(last.finishedAt),
      looked: SCOPES.filter((scope) => counts[scope] !== undefined).map((scope) => ({
        scope: SCOPE_WORDS[scope],
        count: counts[scope] ?? 0,
      })),
    },
  };
}
export type ShownDifferences = Awaited<ReturnType<typeof findDifferences>>;
