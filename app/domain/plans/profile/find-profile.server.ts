import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import { ofPlan } from "#app/domain/plans/papers/whole-paper.ts";
import {
  changedSince,
  profileChoices,
  profilePaper,
  type ProfileLine,
} from "#app/domain/plans/profile/profile-lines.ts";
import { db } from "#app/db.server.ts";
import { dayOf, momentWords } from "#app/lib/dates.ts";

/** The page that the person agreed to last; null where they agreed to none, or took it back. */
export async function findProfile(plan: FoundPlan) {
  const latest = await db().prisma.planProfile.findFirst({
    where: { planId: plan.id },
    orderBy: { number: "desc" },
  });
  if (!latest || latest.endedAt) return null;
  const lines = latest.lines as ProfileLine[];
  return {
    parts: lines.map(({ part }) => part),
    agreed: `${latest.agreedBy}, ${momentWords(latest.at)}`,
    changed: changedSince(lines, profileChoices(plan)).map(({ title }) => title),
    paper: profilePaper(ofPlan(plan), plan.name, { lines, agreedBy: latest.agreedBy, at: dayOf(latest.at) }),
  };
}
