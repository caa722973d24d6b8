import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import {
  daysLate,
  DIFFICULTIES,
  dueOn,
  EVENT_WORDS,
  OPEN_STATES,
  STATE_WORDS,
  type Difficulty,
  type ReferralState,
} from "#app/domain/capacity/advocate-rules.ts";
import { db } from "#app/db.server.ts";
import type { AdvocateReferral } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, momentWords, shortDay } from "#app/lib/dates.ts";
import { list } from "#app/lib/words.ts";

const MOST = 500;
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
const standing = (row: Pick<AdvocateReferral, "state" | "since">) => {
  const state = row.state as ReferralState;
  const due = dueOn(state, row.since);
  return {
    state,
    words: STATE_WORDS[state],
    open: OPEN_STATES.includes(state),
    due: due ? shortDay(due) : "",
    late: daysLate(state, row.since, dayOf(now())),
  };
};

/** The referrals of a plan that the reader was found to know of, newest first, each with its steps. */
export async function findPlanReferrals(planId: string) {
  const rows = await db().prisma.advocateReferral.findMany({
    where: { planId },
    orderBy: { number: "desc" },
    include: { events: { orderBy: { number: "asc" } } },
  });
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    ...standing(row),
    difficulties: list(row.difficulties.map((one) => lower(DIFFICULTIES[one as Difficulty]))),
    why: row.why,
    helper:
      row.helperName === ""
        ? "Nobody who can support them in this"
        : `${row.helperName}. ${row.helperAgreed === true ? "The person agrees to that" : "The person does not agree to that, or nobody knows"}`,
    helperAgreed: row.helperAgreed,
    service: row.service,
    advocate: row.advocateName,
    asked: `${row.askedBy}, ${momentWords(row.askedAt)}`,
    steps: row.events.map((event) => ({
      id: event.id,
      what: EVENT_WORDS[event.state as ReferralState],
      who: event.byName,
      when: momentWords(event.at),
      words: event.words,
    })),
  }));
}
export type PlanReferral = Awaited<ReturnType<typeof findPlanReferrals>>[number];

/** The open referrals of the practitioner's area: the latest by days first, then the oldest. The view is recorded. */
export async function findAreaReferrals(access: AreaAccess) {
  const rows = await db().prisma.advocateReferral.findMany({
    where: { areaId: access.area.id, state: { in: [...OPEN_STATES] } },
    orderBy: { askedAt: "asc" },
    take: MOST,
    include: { person: { select: { firstName: true, lastName: true, reference: true } } },
  });
  await recordView(access, {
    action: "advocates.listed",
    objectType: "area",
    objectId: access.area.id,
    areaId: access.area.id,
    detail: { shown: rows.length },
  });
  return rows
    .map((row) => ({
      id: row.id,
      planId: row.planId,
      name: personName(row.person),
      asked: shortDay(dayOf(row.askedAt)),
      service: row.service,
      advocate: row.advocateName,
      ...standing(row),
    }))
    .sort((a, b) => b.late - a.late);
}
