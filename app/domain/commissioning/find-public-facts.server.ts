import { findTiers, type TierRow } from "#app/domain/budgets/find-tiers.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

/** A count that stops at MOST: a front page never counts a whole directory. */
export type Bounded = { n: number; more: boolean };
export type PublicFacts = {
  area: string;
  council: string;
  phone: string;
  phoneHours: string;
  tiers: TierRow[];
  planners: Bounded;
  plannersWhoUseDirectPayments: Bounded;
  assistants: Bounded;
};

const MOST = 1_000;
const KEEP_FOR = 60_000;
const NOBODY: Bounded = { n: 0, more: false };
let known: { facts: PublicFacts; until: number } | undefined;

const bounded = (found: number): Bounded => ({ n: Math.min(found, MOST), more: found > MOST });

async function countAssistants(areaId: string): Promise<Bounded> {
  const rows = await db().prisma.assistant.findMany({
    where: { areaId, status: "published" },
    select: { id: true },
    take: MOST + 1,
  });
  return bounded(rows.length);
}
async function countPlanners(areaId: string): Promise<[all: Bounded, directPaymentUsers: Bounded]> {
  const rows = await db().prisma.planner.findMany({
    where: { areaId, status: "published" },
    select: { livedExperience: true, livedExperienceConsentAt: true },
    take: MOST + 1,
  });
  // Lived experience counts only where its owner agreed to show it
  const users = rows.filter(
    (row) => row.livedExperienceConsentAt !== null && row.livedExperience.includes("direct_payment_user"),
  );
  return [bounded(rows.length), bounded(users.length)];
}

/** What the public pages say of the first area: whom to phone, the tiers of today, how many are listed. Kept for a minute. */
export async function findPublicFacts(): Promise<PublicFacts> {
  if (known && known.until > now().getTime()) return known.facts;
  const area = await db().prisma.area.findFirst({ orderBy: { createdAt: "asc" } });
  if (!area) {
    const none = { area: "", council: "your council", phone: "", phoneHours: "", tiers: [] };
    return { ...none, planners: NOBODY, plannersWhoUseDirectPayments: NOBODY, assistants: NOBODY };
  }
  const [tiers, [planners, plannersWhoUseDirectPayments], assistants] = await Promise.all([
    findTiers(area.id),
    countPlanners(area.id),
    countAssistants(area.id),
  ]);
  const facts = {
    area: area.name,
    council: area.councilName,
    phone: area.phone,
    phoneHours: area.phoneHours,
    tiers,
    planners,
    plannersWhoUseDirectPayments,
    assistants,
  };
  known = { facts, until: now().getTime() + KEEP_FOR };
  return facts;
}
