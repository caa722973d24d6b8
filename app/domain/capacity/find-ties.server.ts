import { ASSISTS } from "#app/domain/access/roles.ts";
import { personName } from "#app/domain/access/person-name.ts";
import type { NotIndependent } from "#app/domain/capacity/independence-rules.ts";
import type { Tx } from "#app/db.server.ts";

const WORK = ["requested", "accepted", "delivered", "agreed"] as const;

/** Everybody who cannot be the advocate of a plan, by name; and whether an account is one of them. */
export async function findTies(tx: Tx, plan: { id: string; personId: string; areaId: string }) {
  const { personId, areaId } = plan;
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
  const planners = await tx.planner.findMany({
    where: { engagements: { some: { personId, status: { in: [...WORK] } } } },
    include: { agency: true },
  });
  // Whoever wrote in it as a planner is one, even where their work is over
  const wrote = await tx.planChange.findMany({
    where: { planId: plan.id, byAccountId: { not: null } },
    distinct: ["byAccountId"],
    select: { byAccountId: true },
  });
  const alsoPlan = await tx.planner.findMany({
    where: { accountId: { in: wrote.map(({ byAccountId }) => byAccountId ?? "") } },
    include: { agency: true },
  });
  const all = [...planners, ...alsoPlan];
  const agencyIds = all.flatMap(({ agencyId }) => agencyId ?? []);
  const colleagues = await tx.planner.findMany({ where: { agencyId: { in: agencyIds } } });
  const office = await tx.accountRole.findMany({
    where: { agencyId: { in: agencyIds }, endedAt: null },
    include: { account: { select: { name: true } } },
  });
  const staff = await tx.accountRole.findMany({
    where: { areaId, role: { in: [...ASSISTS, "practitioner"] }, endedAt: null },
    include: { account: { select: { name: true } } },
  });
  const paid = await tx.planAction.findMany({
    where: { planId: plan.id, removedAt: null, kind: { in: ["assistant", "agency"] } },
    select: { who: true },
  });
  const fullName = (one: { firstName: string; lastName: string }) => `${one.firstName} ${one.lastName}`;
  const isCore = ({ role }: { role: string }) => role !== "practitioner";
  const names: Record<NotIndependent, readonly string[]> = {
    "core-service": staff.filter(isCore).map(({ account }) => account.name),
    planner: all.map(fullName),
    agency: [
      ...all.flatMap(({ agency }) => agency?.name ?? []),
      ...colleagues.map(fullName),
      ...office.map(({ account }) => account.name),
    ],
    "paid-carer": paid.map(({ who }) => who),
    practitioner: staff.filter((one) => !isCore(one)).map(({ account }) => account.name),
    person: [personName(person)],
  };
  const accounts: Record<NotIndependent, readonly (string | null)[]> = {
    "core-service": staff.filter(isCore).map(({ accountId }) => accountId),
    planner: all.map(({ accountId }) => accountId),
    agency: [...colleagues.map(({ accountId }) => accountId), ...office.map(({ accountId }) => accountId)],
    "paid-carer": [],
    practitioner: staff.filter((one) => !isCore(one)).map(({ accountId }) => accountId),
    person: [person.accountId],
  };
  const tieOf = (accountId: string): NotIndependent | null =>
    (Object.keys(accounts) as NotIndependent[]).find((tie) => accounts[tie].includes(accountId)) ?? null;
  return { names, tieOf };
}
