import { inForceAt } from "#app/domain/access/grant-rules.ts";
import { ASSISTS } from "#app/domain/access/roles.ts";
import {
  isChild,
  whyNot,
  type Decision,
  type Facts,
  type Finding,
} from "#app/domain/capacity/authority-rules.ts";
import type { Tx } from "#app/db.server.ts";
import type { GrantBasis } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";

/** What is recorded about whether a person can decide, newest first for each decision; and whether they are a child. */
export async function findFacts(tx: Tx, personId: string) {
  // One after another: a transaction has one connection
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { dateOfBirth: true },
  });
  const records = await tx.capacityRecord.findMany({
    where: { personId },
    orderBy: [{ decision: "asc" }, { number: "desc" }],
    distinct: ["decision"],
  });
  const findings: Facts["findings"] = {};
  for (const { decision, finding } of records) findings[decision as Decision] = finding as Finding;
  const facts: Facts = { findings, child: isChild(person.dateOfBirth, dayOf(now())) };
  return { facts, records };
}

type Held = { name: string; basis: GrantBasis };
/** Who holds a permission to act for a person now. A worker who holds an attorney's permission acts at the attorney's word. */
export async function findHeld(tx: Tx, personId: string): Promise<Held[]> {
  const grants = await tx.accessGrant.findMany({
    where: { personId, ...inForceAt(now()), holder: { disabledAt: null } },
    include: {
      holder: {
        select: { name: true, roles: { where: { endedAt: null, role: { in: [...ASSISTS] } }, take: 1 } },
      },
    },
    orderBy: { createdAt: "asc" },
  });
  return grants.map(({ basis, decidedBy, holder }) => ({
    basis,
    name: holder.roles.length > 0 ? decidedBy : holder.name,
  }));
}

/** Who may decide something for a person by a permission that is in force, by name. */
export const whoMay = (decision: Decision, facts: Facts, held: readonly Held[]): string[] => [
  ...new Set(held.filter(({ basis }) => whyNot(decision, basis, facts) === null).map(({ name }) => name)),
];
