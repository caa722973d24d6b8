import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { OPEN_STATES } from "#app/domain/capacity/advocate-rules.ts";
import { standing } from "#app/domain/capacity/referral-standing.ts";
import { db } from "#app/db.server.ts";
import { dayOf, shortDay } from "#app/lib/dates.ts";

const MOST = 500;

/** The open referrals of the practitioner's area: the latest by days first, then the oldest. The view is recorded. */
export async function findAreaReferrals(access: AreaAccess) {
  const rows = await db().prisma.advocateReferral.findMany({
    where: { areaId: access.area.id, state: { in: [...OPEN_STATES] } },
    orderBy: { askedAt: "asc" },
    take: MOST,
    include: { person: { select: { firstName: true, lastName: true, reference: true } } },
  });
  await recordView(access, {
    action: "advocates.listed",
    objectType: "area",
    objectId: access.area.id,
    areaId: access.area.id,
    detail: { shown: rows.length },
  });
  return rows
    .map((row) => ({
      id: row.id,
      planId: row.planId,
      name: personName(row.person),
      asked: shortDay(dayOf(row.askedAt)),
      service: row.service,
      advocate: row.advocateName,
      ...standing(row),
    }))
    .sort((a, b) => b.late - a.late);
}
