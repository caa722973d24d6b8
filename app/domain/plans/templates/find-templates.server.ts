import type { PlannerAccess } from "#app/domain/access/access.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { isId } from "#app/domain/plans/plan-party.ts";
import { db } from "#app/db.server.ts";

/** A planner's own templates, by name. */
export const findTemplates = (access: PlannerAccess, kind?: "action" | "words") =>
  db().prisma.planTemplate.findMany({
    where: { plannerId: access.planner.id, removedAt: null, ...(kind ? { kind } : {}) },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    take: 200,
  });
export const findTemplate = (access: PlannerAccess, id: string) =>
  db().prisma.planTemplate.findFirst({ where: { id, plannerId: access.planner.id, removedAt: null } });

/** For a form in a plan: what its writer can fill it from, and what they chose. Only a planner has templates. */
export async function templatesFor(party: PlanParty, kind: "action" | "words", chosen: string | null) {
  if (party.side !== "planner") return { templates: [], template: null };
  const all = await findTemplates(party.access, kind);
  return {
    templates: all.map(({ id, title }) => ({ id, title })),
    template: chosen && isId(chosen) ? (all.find(({ id }) => id === chosen) ?? null) : null,
  };
}
