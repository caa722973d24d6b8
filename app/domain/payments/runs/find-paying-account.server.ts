import type { AreaAccess } from "#app/domain/access/access.ts";
import { db } from "#app/db.server.ts";

/** The account out of which the council pays; empty until somebody has said which it is. */
export async function findPayingAccount(access: AreaAccess) {
  const row = await db().prisma.payingAccount.findFirst({
    where: { areaId: access.area.id, route: "council_held" },
  });
  return {
    version: row?.version ?? 1,
    sortCode: row?.sortCode ?? "",
    accountNumber: row?.accountNumber ?? "",
    serviceUserNumber: row?.serviceUserNumber ?? "",
    serviceUserName: row?.serviceUserName ?? "",
  };
}
