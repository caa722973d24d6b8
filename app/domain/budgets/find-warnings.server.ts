import { potTitle } from "#app/domain/budgets/budget-words.ts";
import { WARNING_ADVICE, WARNING_TITLES } from "#app/domain/budgets/warn-of-pace.server.ts";
import type { PaceWarning } from "#app/domain/budgets/warning-rules.ts";
import { db } from "#app/db.server.ts";
import type { Day } from "#app/lib/dates.ts";

/** What a person has been told about how their spending goes, and that still holds. `toldBy`: told on this day or before. */
export async function findWarnings(personId: string, toldBy?: Day) {
  const rows = await db().prisma.budgetWarning.findMany({
    where: { personId, endedOn: null, ...(toldBy ? { raisedOn: { lte: toldBy } } : {}) },
    orderBy: { raisedOn: "desc" },
    include: {
      pot: { select: { kind: true, name: true } },
      area: { select: { phone: true, phoneHours: true } },
    },
  });
  return rows.map((row) => {
    const kind = row.kind as PaceWarning["kind"];
    return {
      id: row.id,
      kind,
      pot: potTitle(row.pot),
      title: WARNING_TITLES[kind],
      words: row.words,
      advice: WARNING_ADVICE[kind],
      phone: row.area.phone,
      phoneHours: row.area.phoneHours,
    };
  });
}
