import type { Tx } from "#app/db.server.ts";

/** The accounts of those who are paid as a supplier: the planner's or PA's own, or everybody's who runs the agency. */
export async function findSupplierAccounts(tx: Tx, supplierIds: string[]): Promise<Map<string, string[]>> {
  const rows = await tx.supplier.findMany({
    where: { id: { in: supplierIds } },
    select: {
      id: true,
      planner: { select: { accountId: true } },
      assistant: { select: { accountId: true } },
      agency: {
        select: {
          roles: { where: { role: "agency", endedAt: null }, select: { accountId: true } },
        },
      },
    },
  });
  return new Map(
    rows.map(({ id, planner, assistant, agency }) => [
      id,
      [
        planner?.accountId,
        assistant?.accountId,
        ...(agency?.roles ?? []).map((role) => role.accountId),
      ].filter((one): one is string => one != null),
    ]),
  );
}
