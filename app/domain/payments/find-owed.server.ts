import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { db } from "#app/db.server.ts";
import { dayOf, shortDay } from "#app/lib/dates.ts";

/** What the council's run has to pay: due, not yet paid, out of council-held money. Others pay their own. */
export const whereOwed = (areaId: string) => ({
  areaId,
  status: { in: ["issued" as const, "approved" as const] },
  payerRoute: "council_held" as const,
});

const planner = {
  select: {
    id: true,
    slug: true,
    firstName: true,
    lastName: true,
    agency: { select: { name: true } },
  },
} as const;

/** Planners of the area with something owed to them, most first. */
export async function findOwedPlanners(access: AreaAccess) {
  const rows = await db().prisma.invoice.groupBy({
    by: ["plannerId"],
    where: whereOwed(access.area.id),
    _sum: { grossPence: true, creditedPence: true },
    _count: true,
    _min: { issuedAt: true },
  });
  const planners = await db().prisma.planner.findMany({
    where: { id: { in: rows.flatMap((row) => row.plannerId ?? []) } },
    ...planner,
  });
  return rows
    .flatMap((row) => {
      const one = planners.find((candidate) => candidate.id === row.plannerId);
      if (!one) return [];
      return {
        slug: one.slug,
        name: `${one.firstName} ${one.lastName}`,
        employment: one.agency ? one.agency.name : "Independent",
        pieces: row._count,
        owedPence: (row._sum.grossPence ?? 0) - (row._sum.creditedPence ?? 0),
        since: row._min.issuedAt && shortDay(dayOf(row._min.issuedAt)),
      };
    })
    .sort((a, b) => b.owedPence - a.owedPence || a.name.localeCompare(b.name));
}

/** One planner's pieces of work that the area owes for. Null: no such planner with anything owed or paid here. */
export async function findOwedTo(access: AreaAccess, slug: string) {
  const one = await db().prisma.planner.findFirst({
    where: { slug, engagements: { some: { areaId: access.area.id } } },
    ...planner,
  });
  if (!one) return null;
  const rows = await db().prisma.invoice.findMany({
    where: { ...whereOwed(access.area.id), plannerId: one.id },
    orderBy: [{ issuedAt: "asc" }, { id: "asc" }],
    include: {
      person: { select: { firstName: true, lastName: true, reference: true } },
      engagement: { select: { tier: true } },
      document: { select: { label: true } },
    },
  });
  await recordView(access, {
    action: "owed.viewed",
    objectType: "planner",
    objectId: one.id,
    detail: { invoices: rows.length },
  });
  return {
    slug: one.slug,
    name: `${one.firstName} ${one.lastName}`,
    employment: one.agency ? `With ${one.agency.name}` : "Independent",
    work: rows.map((row) => ({
      id: row.id,
      what: `${personName(row.person)}${row.engagement ? `, ${TIER_NAMES[row.engagement.tier]}` : ""}`,
      reference: row.document.label,
      ended: shortDay(dayOf(row.issuedAt)),
      duePence: row.grossPence - row.creditedPence,
    })),
  };
}

/** The area's payments, newest first. */
export async function findPayments(access: AreaAccess, limit = 50) {
  const rows = await db().prisma.payment.findMany({
    where: { areaId: access.area.id, method: "run" },
    orderBy: [{ paidOn: "desc" }, { createdAt: "desc" }],
    take: limit,
    include: {
      supplier: { select: { legalName: true } },
      _count: { select: { invoices: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    paidOn: shortDay(row.paidOn),
    name: row.supplier.legalName,
    pieces: row._count.invoices,
    bankReference: row.bankReference,
    totalPence: row.totalPence,
  }));
}
