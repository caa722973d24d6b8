import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import { newerFirst, same, type Value } from "#app/domain/plans/merge-rules.ts";
import { HOW_SAID, SECTIONS, type HowSaid } from "#app/domain/plans/plan-content.ts";
import { isId } from "#app/domain/plans/plan-party.ts";
import { fieldWords, shortWords, valueWords } from "#app/domain/plans/value-words.ts";
import { db } from "#app/db.server.ts";
import { momentWords } from "#app/lib/dates.ts";

const howWords = (how: string | null) => (how === null ? "" : HOW_SAID[how as HowSaid]);
type Found = Pick<FoundPlan, "id" | "needs" | "sections">;

/** Two texts of one box: what is kept, and what somebody else wrote meanwhile; the newer first. Null where there is none. */
export async function findAside(plan: Found, asideId: string) {
  if (!isId(asideId)) return null;
  const { prisma } = db();
  const aside = await prisma.planAside.findFirst({ where: { id: asideId, planId: plan.id } });
  if (!aside) return null;
  const history = await prisma.planChange.findMany({
    where: { planId: plan.id, itemId: aside.itemId },
    orderBy: { version: "desc" },
  });
  const valueIn = (change: (typeof history)[number]) =>
    (change.fields as Record<string, Value>)[aside.field] ?? null;
  const [last] = history;
  if (!last) return null;
  // Who wrote what is kept: the first of the changes since which this answer has stood
  const run = history.findIndex((change) => !same(valueIn(change), valueIn(last)));
  const author = history[(run === -1 ? history.length : run) - 1] ?? last;
  const needs = new Map(plan.needs.map((need) => [need.id, shortWords(need.words)]));
  const words = (value: Value) => valueWords(aside.field, value, needs);
  const section = plan.sections.find(({ id }) => id === aside.itemId);
  return {
    id: aside.id,
    kind: aside.kind,
    what: section ? SECTIONS[section.section].title : fieldWords(aside.field),
    settled: aside.settled,
    settledBy: aside.settledBy ?? "",
    texts: newerFirst([
      {
        key: "kept" as const,
        words: words(valueIn(last)),
        by: author.byName,
        how: howWords(author.how),
        at: author.at,
        order: author.number,
      },
      {
        key: "used" as const,
        words: words((aside.value as { sent: Value }).sent),
        by: aside.byName,
        how: howWords(aside.how),
        at: aside.at,
        order: Number.MAX_SAFE_INTEGER,
      },
    ]).map(({ key, words: said, by, how, at }) => ({ key, words: said, by, how, when: momentWords(at) })),
  };
}

/** What a section said before, newest first. */
export async function findEarlierTexts(planId: string, itemId: string) {
  const changes = await db().prisma.planChange.findMany({
    where: { planId, itemId, version: { gt: 0 } },
    orderBy: { version: "desc" },
    skip: 1,
    take: 50,
  });
  return changes.map((change) => ({
    id: change.id,
    words: (change.fields as { body?: string }).body ?? "",
    by: change.byName,
    how: howWords(change.how),
    when: momentWords(change.at),
  }));
}
