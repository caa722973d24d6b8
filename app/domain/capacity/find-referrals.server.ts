import {
  DIFFICULTIES,
  EVENT_WORDS,
  type Difficulty,
  type ReferralState,
} from "#app/domain/capacity/advocate-rules.ts";
import { standing } from "#app/domain/capacity/referral-standing.ts";
import { db } from "#app/db.server.ts";
import { momentWords } from "#app/lib/dates.ts";
import { list } from "#app/lib/words.ts";

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

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
