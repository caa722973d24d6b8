import type { AreaAccess } from "#app/domain/access/access.ts";
import { ideaCost } from "#app/domain/community/ideas/idea-forms.ts";
import { needAreaWords } from "#app/domain/community/group-content.ts";
import { ACTION_KINDS, type ActionKind, type NeedArea } from "#app/domain/plans/plan-content.ts";
import { db } from "#app/db.server.ts";
import type { CommunityIdea } from "#app/generated/prisma/client.ts";
import { momentWords } from "#app/lib/dates.ts";

const IDEAS_A_PAGE = 20;
export const MOST_IDEA_PAGES = 10;

const present = (idea: CommunityIdea) => ({
  id: idea.id,
  what: idea.what,
  why: idea.why,
  kind: ACTION_KINDS[idea.kind as ActionKind],
  helps: needAreaWords(idea.needAreas),
  cost: ideaCost(idea),
  invented: idea.invented,
});
export type ShownIdea = ReturnType<typeof present>;

/** Ideas that are shown, the newest first. One more than a page tells whether there is another. */
export async function findIdeas(need: NeedArea | null, page: number) {
  const rows = await db().prisma.communityIdea.findMany({
    where: { status: "shown", ...(need ? { needAreas: { has: need } } : {}) },
    orderBy: [{ decidedAt: "desc" }, { id: "asc" }],
    skip: (page - 1) * IDEAS_A_PAGE,
    take: IDEAS_A_PAGE + 1,
  });
  return {
    ideas: rows.slice(0, IDEAS_A_PAGE).map(present),
    next: rows.length > IDEAS_A_PAGE && page < MOST_IDEA_PAGES,
  };
}
/** Ideas of an area that wait to be read, the oldest first. */
export async function findIdeasToRead(access: AreaAccess) {
  const rows = await db().prisma.communityIdea.findMany({
    where: { areaId: access.area.id, status: "waiting" },
    orderBy: [{ offeredAt: "asc" }, { id: "asc" }],
    take: 200,
  });
  return rows.map((row) => ({ id: row.id, what: row.what, since: momentWords(row.offeredAt) }));
}
export async function findIdeaToRead(access: AreaAccess, id: string) {
  const row = await db().prisma.communityIdea.findFirst({ where: { id, areaId: access.area.id } });
  return row && { ...present(row), version: row.version, status: row.status, answer: row.answer };
}
