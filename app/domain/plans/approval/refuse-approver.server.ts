import type { AreaAccess } from "#app/domain/access/access.ts";
import { ownPart } from "#app/domain/access/own-part.server.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { findAreaSettings } from "#app/domain/budgets/find-area-settings.server.ts";
import type { Tx } from "#app/db.server.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";
import { list } from "#app/lib/words.ts";

type Decided = { id: string; personId: string };

/**
 * Why somebody may not decide about a plan, whatever role they use now: they have a part of their own in the person's life, they
 * agreed to the plan, or they wrote what it costs. Null where they may.
 */
export async function ownPlanPart(tx: Tx, accountId: string, plan: Decided): Promise<string | null> {
  const part = await ownPart(tx, accountId, plan.personId);
  if (part) return part;
  if (await tx.planVersion.count({ where: { planId: plan.id, byAccountId: accountId } }))
    return "You agreed to this plan yourself";
  const putBy = await tx.planSafeguard.findMany({
    where: { planId: plan.id, kind: "contingency" },
    select: { id: true },
  });
  const wrote = await tx.planChange.count({
    where: {
      planId: plan.id,
      byAccountId: accountId,
      // Money put by has not always had a kind of its own in the history
      OR: [{ kind: { in: ["action", "money"] } }, { itemId: { in: putBy.map(({ id }) => id) } }],
    },
  });
  return wrote > 0 ? "You wrote what this plan does or costs" : null;
}
export async function refuseOwnApproval(tx: Act, access: AreaAccess, plan: Decided) {
  const part = await ownPlanPart(tx, access.actor.accountId, plan);
  if (part) throw new Refusal("own-work", `${part}, so a colleague must decide. Nothing was changed.`);
}

/** The practitioners of an area who may approve above its limit now, by name. */
export async function findApprovers(tx: Tx, areaId: string) {
  const rows = await tx.planApprover.findMany({ where: { areaId }, orderBy: { number: "asc" } });
  const roles = await tx.accountRole.findMany({
    where: { areaId, role: "practitioner", endedAt: null, account: { disabledAt: null } },
    select: { account: { select: { id: true, name: true } } },
  });
  const latest = new Map(rows.map((row) => [row.accountId, row]));
  return roles.map(({ account }) => {
    const row = latest.get(account.id);
    return {
      ...account,
      may: row?.may ?? false,
      number: row?.number ?? 0,
      reason: row?.reason ?? "",
      by: row?.recordedBy ?? "",
    };
  });
}

/** Refuses, kindly, who may not approve so much in a year, and says who may. */
export async function refuseAboveLimit(tx: Act, access: AreaAccess, yearPence: number): Promise<void> {
  const { planApprovalLimitPence: limit } = await findAreaSettings(access.area.id, undefined, tx);
  if (limit === null || yearPence <= limit) return;
  const approvers = await findApprovers(tx, access.area.id);
  if (approvers.some(({ id, may }) => may && id === access.actor.accountId)) return;
  const named = approvers.filter(({ may }) => may).map(({ name }) => name);
  throw new Refusal(
    "above-limit",
    `This comes to ${pounds(yearPence)} in a year. In ${access.area.name} every practitioner may approve up to ${pounds(limit)}. Nothing was changed. ${
      named.length > 0
        ? `${list(named, "or")} can approve it`
        : "Nobody is named yet who may approve more: ask your commissioner"
    }. You can still send it back.`,
  );
}
