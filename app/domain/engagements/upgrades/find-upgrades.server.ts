import type { AreaAccess, PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { findTiers } from "#app/domain/budgets/find-tiers.server.ts";
import { isAbove } from "#app/domain/engagements/fee-rules.ts";
import { findFees } from "#app/domain/engagements/find-fees.server.ts";
import { priceOpenUpgrade } from "#app/domain/engagements/upgrades/settle-upgrade.server.ts";
import { findPotMoney } from "#app/domain/ledger/find-pot-money.server.ts";
import { db } from "#app/db.server.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const include = {
  engagement: {
    include: {
      planner: { select: { firstName: true, lastName: true, slug: true } },
      person: { select: { id: true, firstName: true, lastName: true, reference: true, phone: true } },
      pot: true,
      endings: { where: { status: "proposed" } },
    },
  },
} as const;

/** With what a request would cost today, and what is in the pot. */
async function withMoney<Row extends Awaited<ReturnType<typeof findOne>>>(row: NonNullable<Row>) {
  const { engagement } = row;
  const [money] = await findPotMoney(db().prisma, [engagement.pot]);
  const price =
    row.status === "asked" ? await priceOpenUpgrade(db().prisma, { upgrade: row, engagement }) : null;
  return { upgrade: row, engagement, price, money: money ?? null };
}
const findOne = (
  where: { id: string; areaId: string } | { status: string; engagementId: string; personId: string },
) => db().prisma.engagementUpgrade.findFirst({ where, include });

/** What waits for the council's decision, the longest first. Names were seen: that is recorded. */
export async function findOpenUpgrades(access: AreaAccess) {
  const rows = await db().prisma.engagementUpgrade.findMany({
    where: { areaId: access.area.id, status: "asked", decider: "council" },
    orderBy: { askedAt: "asc" },
    take: 200,
    include,
  });
  await recordView(access, {
    action: "upgrades.listed",
    objectType: "area",
    objectId: access.area.id,
    areaId: access.area.id,
    detail: { requests: rows.length },
  });
  return rows.map((row) => ({ ...row, personName: personName(row.engagement.person) }));
}
export const countOpenUpgrades = (areaId: string): Promise<number> =>
  db().prisma.engagementUpgrade.count({ where: { areaId, status: "asked", decider: "council" } });

/** One request of the practitioner's area, decided or not; null for anybody else's. */
export async function findUpgrade(access: AreaAccess, id: string) {
  const row = UUID.test(id) ? await findOne({ id, areaId: access.area.id }) : null;
  if (!row) return null;
  const { person } = row.engagement;
  await recordView(access, {
    action: "engagement.viewed",
    objectType: "engagement",
    objectId: row.engagementId,
    personId: person.id,
    areaId: row.areaId,
  });
  return { ...(await withMoney(row)), personName: personName(person) };
}

/** The open request about a person's own planning; null where there is none. */
export async function findOwnUpgrade(access: PersonAccess, engagementId: string) {
  const row = await findOne({ status: "asked", engagementId, personId: access.subject.personId });
  return row && withMoney(row);
}

/** What a planner can ask for: each higher tier with its hours and fee today, and the hours beyond which none exists. */
export async function findUpgradeChoices(access: PlannerAccess, engagementId: string) {
  const engagement = await db().prisma.engagement.findFirst({
    where: { id: engagementId, plannerId: access.planner.id },
    include: { upgrades: { where: { status: "asked" } } },
  });
  if (!engagement) return null;
  const [{ tiers }, all] = await Promise.all([
    findFees(engagement.areaId, engagement.plannerId),
    findTiers(engagement.areaId),
  ]);
  const draft = await db().prisma.engagementDraft.findUnique({
    where: { id: engagement.submissionKey },
    select: { talks: true },
  });
  return {
    engagement,
    open: engagement.upgrades[0] ?? null,
    higher: tiers.filter((row) => isAbove(row.tier, engagement.tier)),
    mostHours: Math.max(engagement.minutesAllowed / 60, ...all.map((row) => row.hours)),
    /** They said when they asked that talking things through takes them longer. */
    talksLonger: draft?.talks === "longer",
  };
}
