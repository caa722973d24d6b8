import { partKey, type Part } from "#app/domain/plans/comments/comment-forms.ts";
import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import { SECTIONS, SECTION_KEYS } from "#app/domain/plans/plan-content.ts";
import { shortWords } from "#app/domain/plans/value-words.ts";
import { db } from "#app/db.server.ts";
import { momentWords } from "#app/lib/dates.ts";

type Said = Pick<FoundPlan, "id" | "needs" | "outcomes" | "actions" | "seesMoney">;
const PER_PAGE = 50;

/** The parts of a plan that a comment can be about, as choices. */
export const commentParts = (plan: Said): { value: string; label: string }[] => [
  { value: "plan", label: "The whole plan" },
  ...SECTION_KEYS.map((key) => ({ value: `section:${key}`, label: SECTIONS[key].title })),
  ...plan.needs.map(({ id, words }) => ({ value: `need:${id}`, label: `Need: ${shortWords(words)}` })),
  ...plan.outcomes.map(({ id, words }) => ({
    value: `outcome:${id}`,
    label: `Outcome: ${shortWords(words)}`,
  })),
  ...plan.actions.map(({ id, what }) => ({ value: `action:${id}`, label: `Action: ${shortWords(what)}` })),
  ...(plan.seesMoney ? [{ value: "money", label: "The money" }] : []),
];
/** Where a part stands on the plan's page. */
const placeOf = ({ about, item }: Part): string =>
  about === "section" ? item : about === "plan" || about === "money" ? "" : `${about}s`;

type Row = Awaited<ReturnType<ReturnType<typeof db>["prisma"]["planComment"]["findFirstOrThrow"]>>;
function showing(plan: Said) {
  const labels = new Map(commentParts(plan).map(({ value, label }) => [value, label]));
  return (row: Row) => {
    const part = { about: row.about, item: row.item } as Part;
    return {
      id: row.id,
      about: labels.get(partKey(part)) ?? "A part that was taken away",
      place: placeOf(part),
      words: row.words,
      by: row.byName,
      when: momentWords(row.at),
      settled: row.settledAt ? `${row.settledBy ?? ""}, ${momentWords(row.settledAt)}` : "",
      settledWords: row.settledWords,
    };
  };
}

/** What was said about a plan: what waits first, the oldest leading; then what is settled, the newest leading. */
export async function findComments(plan: Said, page: number) {
  const { prisma } = db();
  const of = (settled: boolean) => ({
    planId: plan.id,
    settledAt: settled ? { not: null } : null,
    ...(plan.seesMoney ? {} : { about: { not: "money" } }),
  });
  const [open, total, settled] = await Promise.all([
    prisma.planComment.findMany({ where: of(false), orderBy: { number: "asc" }, take: 500 }),
    prisma.planComment.count({ where: of(true) }),
    prisma.planComment.findMany({
      where: of(true),
      orderBy: { number: "desc" },
      skip: (page - 1) * PER_PAGE,
      take: PER_PAGE,
    }),
  ]);
  const shown = showing(plan);
  return {
    open: open.map(shown),
    settled: settled.map(shown),
    pages: Math.max(1, Math.ceil(total / PER_PAGE)),
  };
}
export type ShownComment = Awaited<ReturnType<typeof findComments>>["open"][number];

/** One comment of a plan; null where there is none. */
export async function findComment(plan: Said, id: string): Promise<ShownComment | null> {
  const row = await db().prisma.planComment.findFirst({
    where: { id, planId: plan.id, ...(plan.seesMoney ? {} : { about: { not: "money" } }) },
  });
  return row && showing(plan)(row);
}

/** How many comments wait, for each part of a plan. */
export async function countOpenComments(planId: string): Promise<Record<string, number>> {
  const rows = await db().prisma.planComment.groupBy({
    by: ["about", "item"],
    where: { planId, settledAt: null },
    _count: true,
  });
  return Object.fromEntries(
    rows.map((row) => [partKey({ about: row.about, item: row.item } as Part), row._count]),
  );
}
