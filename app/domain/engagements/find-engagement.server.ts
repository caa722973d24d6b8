import type { Party } from "#app/domain/engagements/lock-engagement.server.ts";
import { db } from "#app/db.server.ts";

/** Whose engagements may be seen: one side's own, an agency's planners', or an area's. */
export type Viewpoint = Party | { side: "agency"; agencyId: string } | { side: "area"; areaId: string };

const whereVisible = (viewpoint: Viewpoint) => {
  switch (viewpoint.side) {
    case "person":
      return { personId: viewpoint.personId };
    case "planner":
      return { plannerId: viewpoint.plannerId };
    case "agency":
      return { planner: { agencyId: viewpoint.agencyId } };
    case "area":
      return { areaId: viewpoint.areaId };
  }
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One engagement with everything its page shows; null when it does not exist or is not this viewer's to see. */
export async function findEngagement(viewpoint: Viewpoint, id: string) {
  if (!UUID.test(id)) return null;
  return db().prisma.engagement.findFirst({
    where: { id, ...whereVisible(viewpoint) },
    include: {
      planner: {
        select: { slug: true, firstName: true, lastName: true, agency: { select: { name: true } } },
      },
      person: {
        select: {
          firstName: true,
          lastName: true,
          reference: true,
          informationNeeds: true,
          language: true,
          phone: true,
          email: true,
          contactBy: true,
        },
      },
      pot: { select: { fundingRoute: true, kind: true } },
      invoices: {
        orderBy: { adjustment: "asc" },
        select: {
          id: true,
          adjustment: true,
          payerRoute: true,
          grossPence: true,
          creditedPence: true,
          status: true,
          document: { select: { label: true } },
          payment: { select: { paidOn: true, bankReference: true } },
        },
      },
      hours: { orderBy: [{ workedOn: "desc" }, { createdAt: "desc" }] },
      events: { orderBy: { at: "asc" } },
      endings: { where: { status: "proposed" } },
      upgrades: { orderBy: { askedAt: "desc" } },
    },
  });
}
export type FoundEngagement = NonNullable<Awaited<ReturnType<typeof findEngagement>>>;

/** The list of a viewer: what waits for an answer first, then what is at work, then what is over; newest first in each. */
export async function findEngagements(viewpoint: Viewpoint, limit = 200) {
  const rows = await db().prisma.engagement.findMany({
    where: whereVisible(viewpoint),
    orderBy: { requestedAt: "desc" },
    take: limit,
    include: {
      planner: { select: { firstName: true, lastName: true, slug: true } },
      person: { select: { firstName: true, lastName: true, reference: true } },
    },
  });
  const order = ["requested", "delivered", "accepted"];
  const rank = (status: string) => (order.includes(status) ? order.indexOf(status) : order.length);
  return rows.sort((a, b) => rank(a.status) - rank(b.status));
}
