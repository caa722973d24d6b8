import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { NewManager } from "#app/domain/budgets/budget-forms.ts";
import { db } from "#app/db.server.ts";
import { Refusal } from "#app/lib/result.ts";

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60) || "budget-manager";

/** A budget manager that may hold money for people of this area. One name once. */
export function addThirdParty(access: AreaAccess, form: NewManager) {
  return act(access, async (tx) => {
    const areaId = access.area.id;
    const slug = slugOf(form.name);
    const { count } = await tx.budgetManager.createMany({
      data: [
        {
          areaId,
          slug,
          name: form.name,
          addressLines: form.address
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter(Boolean),
        },
      ],
      skipDuplicates: true,
    });
    const made = await tx.budgetManager.findUniqueOrThrow({ where: { areaId_slug: { areaId, slug } } });
    if (count === 0)
      throw new Refusal(
        "there-already",
        `${made.name} is in the list already. Nothing was changed. If this is somebody else, give a name that tells them apart.`,
      );
    tx.audit({ action: "budget-manager.added", objectType: "budget_manager", objectId: made.id, areaId });
    return { id: made.id };
  });
}

/** The budget managers of an area, with how many open budgets each holds money of. */
export async function findThirdParties(areaId: string) {
  const rows = await db().prisma.budgetManager.findMany({
    where: { areaId },
    orderBy: { name: "asc" },
    include: {
      roles: { where: { endedAt: null }, select: { id: true } },
      pots: { where: { budget: { status: { not: "closed" } } }, select: { budgetId: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    address: row.addressLines.join(", "),
    people: row.roles.length,
    budgets: new Set(row.pots.map(({ budgetId }) => budgetId)).size,
  }));
}
