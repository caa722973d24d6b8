import type { Tx } from "#app/db.server.ts";
import type { FundingRoute } from "#app/generated/prisma/enums.ts";
import { Refusal } from "#app/lib/result.ts";

/** Who holds the money of a route: the budget manager chosen, the area's only one, or nobody where no third party does. */
export async function chooseHolder(
  tx: Tx,
  areaId: string,
  route: FundingRoute,
  managerId: string | undefined,
): Promise<{ budgetManagerId?: string }> {
  if (route !== "third_party") return {};
  const managers = await tx.budgetManager.findMany({ where: { areaId }, select: { id: true } });
  const chosen = managerId ? managers.find(({ id }) => id === managerId) : undefined;
  const [only, another] = managers;
  const manager = managerId ? chosen : another ? undefined : only;
  if (manager) return { budgetManagerId: manager.id };
  if (managers.length === 0)
    throw new Refusal(
      "no-manager",
      "Your area has no budget manager on record to hold this money. Nothing was changed. Add one under Budget managers, or choose another account for now.",
    );
  throw new Refusal(
    "which-manager",
    "Choose which budget manager holds this money. Nothing was changed yet.",
  );
}
