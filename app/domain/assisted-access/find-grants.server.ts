import { grantProblem, type GrantProblem } from "#app/domain/access/grant-rules.ts";
import { db } from "#app/db.server.ts";
import type { GrantBasis, GrantGiven, GrantScope } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";

export type GrantSeen = {
  id: string;
  holderAccountId: string;
  holderName: string;
  basis: GrantBasis;
  given: GrantGiven;
  script: string;
  givenWords: string;
  decidedBy: string;
  scopes: GrantScope[];
  validFrom: Date;
  validUntil: Date;
  withdrawnAt: Date | null;
  withdrawnWords: string | null;
  problem: GrantProblem | null;
};

/** Every permission that there is or was to act for a person, those in force first. */
export async function findGrants(personId: string): Promise<GrantSeen[]> {
  const rows = await db().prisma.accessGrant.findMany({
    where: { personId },
    include: { holder: { select: { name: true } } },
    orderBy: { createdAt: "desc" },
  });
  return rows
    .map((row) => ({ ...row, holderName: row.holder.name, problem: grantProblem(row, now()) }))
    .sort((a, b) => Number(a.problem !== null) - Number(b.problem !== null));
}
