import { randomUUID } from "node:crypto";
import { db } from "#app/db.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { makeAccount } from "#tests/factories/account.ts";

/** A published planner with an account, taking new people at every tier. */
export async function makePlanner(areaId: string, more: Partial<Prisma.PlannerUncheckedCreateInput> = {}) {
  const account = await makeAccount("planner", areaId, "Rosa Martin");
  const planner = await db().prisma.planner.create({
    data: {
      slug: `planner-${randomUUID().slice(0, 8)}`,
      areaId,
      accountId: account.id,
      firstName: "Rosa",
      lastName: "Martin",
      tiersOffered: ["low", "medium", "high"],
      status: "published",
      firstApprovedAt: new Date(),
      ...more,
    },
  });
  return { account, planner };
}
