import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { potTitle } from "#app/domain/budgets/budget-words.ts";
import { ALONE_DAYS } from "#app/domain/budgets/warn-of-pace.server.ts";
import type { PaceWarning } from "#app/domain/budgets/warning-rules.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";

const MOST = 100;
const PERSON = { select: { id: true, firstName: true, lastName: true, reference: true } } as const;

/**
 * What a practitioner's area has to look at: warnings that the person was told of a week ago and that still hold, and
 * payments that people wrote down when too little was left.
 */
export async function findBudgetsToLookAt(access: AreaAccess) {
  const areaId = access.area.id;
  const [warnings, waiting] = await Promise.all([
    db().prisma.budgetWarning.findMany({
      where: { areaId, endedOn: null, raisedOn: { lte: addDays(dayOf(now()), -ALONE_DAYS) } },
      orderBy: { raisedOn: "asc" },
      take: MOST,
      include: { person: PERSON, pot: { select: { kind: true, name: true } } },
    }),
    db().prisma.spending.findMany({
      where: { areaId, state: "waiting" },
      orderBy: { createdAt: "asc" },
      take: MOST,
      include: { person: PERSON, pot: { select: { kind: true, name: true } } },
    }),
  ]);
  for (const personId of new Set([...warnings, ...waiting].map((row) => row.personId)))
    await recordView(access, {
      action: "people.listed",
      objectType: "person",
      objectId: personId,
      personId,
      areaId,
    });
  return {
    warnings: warnings.map((row) => ({
      id: row.id,
      personId: row.personId,
      name: personName(row.person),
      reference: row.person.reference,
      pot: potTitle(row.pot),
      kind: row.kind as PaceWarning["kind"],
      words: row.words,
      raisedOn: row.raisedOn,
    })),
    waiting: waiting.map((row) => ({
      id: row.id,
      personId: row.personId,
      name: personName(row.person),
      reference: row.person.reference,
      pot: potTitle(row.pot),
      pence: row.pence,
      createdAt: row.createdAt,
    })),
  };
}
